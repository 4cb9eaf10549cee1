/** A changed notebook into the text of its .ipynb; every byte that did not change stays as it is. */
import { sha256Hex } from '../project/hash';
import { changeList } from './json-list';
import type { IElementChange, IElementInsert } from './json-list';
import type { ICell, IMark, INotebook } from './types';
import { markChange, markJson } from './write-marks';
import type { IMarkedCell } from './write-marks';

interface IFile {
  cells: (IMarkedCell & { cell_type: string; source?: unknown })[];
  nbformat?: number;
  nbformat_minor?: number;
}

/**
 * The text of `before` as `after` has it: cells are the same where their keys
 * are. Outputs, execution counts and other metadata of a changed cell stay; a
 * new cell is a code cell without outputs, with an id where the file's format
 * saves ids.
 *
 * @param text - What `readNotebook` read `before` from.
 */
export function writeNotebook(
  text: string,
  before: INotebook,
  after: INotebook
): string {
  const bom = text.startsWith('\ufeff') ? '\ufeff' : '';
  const json = text.slice(bom.length);
  const file = JSON.parse(json) as IFile;
  const known = new Map(before.cells.map(cell => [cell.key, cell]));
  const left = new Set(after.cells.map(({ key }) => key));
  const changes: IElementChange[] = [];
  const inserts: IElementInsert[] = [];
  const newCell = cellWriter(file);
  let last = -1;
  for (const cell of after.cells) {
    const old = known.get(cell.key);
    if (!old) {
      inserts.push({ after: last, value: newCell(cell) });
      continue;
    }
    last = old.index;
    changes.push(...cellChanges(file.cells[old.index], old, cell));
  }
  const removed = new Set(
    before.cells.filter(({ key }) => !left.has(key)).map(({ index }) => index)
  );
  return bom + changeList(json, ['cells'], { changes, inserts, removed });
}

function cellChanges(
  written: IFile['cells'][number],
  old: ICell,
  cell: ICell
): IElementChange[] {
  const { index } = old;
  const value = Array.isArray(written.source)
    ? linesOf(cell.source)
    : cell.source;
  return [
    ...(cell.source === old.source ? [] : [{ index, set: ['source'], value }]),
    ...(sameMark(old.mark, cell.mark)
      ? []
      : markChange(written, { index, mark: ownMark(cell.mark) }))
  ];
}

/** nbdev's marks stand in the code. */
function ownMark(mark: IMark | null): Omit<IMark, 'by'> | null {
  return mark?.by === 'metadata' ? mark : null;
}

function sameMark(one: IMark | null, other: IMark | null): boolean {
  const text = (mark: IMark | null): string => {
    const own = ownMark(mark);
    return JSON.stringify(own && markJson(own));
  };
  return text(one) === text(other);
}

function cellWriter(file: IFile): (cell: ICell) => unknown {
  const { nbformat = 4, nbformat_minor: minor = 0, cells } = file;
  const hasIds = nbformat > 4 || minor >= 5;
  const asLines = cells.every(({ source }) => Array.isArray(source));
  const ids = new Set(cells.map(cell => (cell as { id?: unknown }).id));
  return ({ kind, source, mark }) => {
    const own = ownMark(mark);
    const id = hasIds ? freeId(source, ids) : null;
    ids.add(id);
    return {
      cell_type: kind,
      ...(kind === 'code' ? { execution_count: null } : {}),
      ...(id === null ? {} : { id }),
      metadata: own ? { promote: markJson(own) } : {},
      ...(kind === 'code' ? { outputs: [] } : {}),
      source: asLines ? linesOf(source) : source
    };
  };
}

/** Of eight digits, as Jupyter's own; the same cell gets the same id on every run. */
function freeId(source: string, ids: ReadonlySet<unknown>): string {
  for (let count = 0; ; count++) {
    const id = sha256Hex(`${count} ${source}`).slice(0, 8);
    if (!ids.has(id)) {
      return id;
    }
  }
}

const LINE_ENDS = new Set('\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029');

/** Lines with their ends, as Python's `splitlines` and so nbformat has them. */
function linesOf(source: string): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let at = 0; at < source.length; at++) {
    const isEnd = LINE_ENDS.has(source[at]) && !source.startsWith('\r\n', at);
    if (isEnd) {
      lines.push(source.slice(start, at + 1));
      start = at + 1;
    }
  }
  return start < source.length ? [...lines, source.slice(start)] : lines;
}
