/** What a change does to the cells of a notebook: for people as a diff by cell, for machines as data. */
import { unifiedDiff } from '../library/diff';
import type { ICell, IMark, INotebook } from '../notebook/types';

export interface ICellDiff {
  change: 'new' | 'edited' | 'removed' | 'marked';
  cell: string;
  /** 0-based before and after; null where it is not there. */
  from: number | null;
  to: number | null;
  /** Its source; null where it is not there. */
  before: string | null;
  after: string | null;
  mark: Omit<IMark, 'by'> | null;
  /** Whether the mark is another one than before. */
  marked: boolean;
}

/** The cells that differ, in the order of the notebook as it will be. */
export function cellDiffs(before: INotebook, after: INotebook): ICellDiff[] {
  const old = new Map(before.cells.map(cell => [cell.key, cell]));
  const kept = new Set(after.cells.map(({ key }) => key));
  const gone = before.cells.filter(({ key }) => !kept.has(key));
  const diffs: ICellDiff[] = [];
  const takeGone = (until: number): void => {
    while (gone.length > 0 && gone[0].index < until) {
      diffs.push(diffOf(gone.shift()!, null));
    }
  };
  for (const cell of after.cells) {
    const own = old.get(cell.key) ?? null;
    takeGone(own?.index ?? -1);
    const diff = diffOf(own, cell);
    if (diff.change !== 'marked' || diff.marked) {
      diffs.push(diff);
    }
  }
  takeGone(Infinity);
  return diffs;
}

/**
 * The diff as people read it: a head and hunks for each cell.
 *
 * @param path - As the heads name the notebook.
 */
export function notebookDiff(
  path: string,
  before: INotebook,
  after: INotebook
): string {
  return cellDiffs(before, after)
    .map(diff => headed(path, diff))
    .join('');
}

function diffOf(old: ICell | null, cell: ICell | null): ICellDiff {
  const mark = cell?.mark ?? null;
  return {
    change:
      old === null
        ? 'new'
        : cell === null
          ? 'removed'
          : old.source === cell.source
            ? 'marked'
            : 'edited',
    cell: (cell ?? old)!.key,
    from: old?.index ?? null,
    to: cell?.index ?? null,
    before: old?.source ?? null,
    after: cell?.source ?? null,
    mark: mark && plain(mark),
    marked: JSON.stringify(old?.mark ?? null) !== JSON.stringify(mark)
  };
}

function plain({ by, ...mark }: IMark): Omit<IMark, 'by'> {
  return mark;
}

function headed(path: string, diff: ICellDiff): string {
  const { from, to, before, after } = diff;
  const name = (index: number | null): string =>
    index === null ? '/dev/null' : `${path} cell ${index + 1}`;
  const hunks = unifiedDiff([
    { path: 'cell', before: ended(before), text: ended(after) }
  ]);
  const body = hunks.slice(Math.max(hunks.indexOf('@@'), 0));
  return [
    `--- ${name(from)}\n`,
    `+++ ${name(to)}${diff.marked ? `, ${markWords(diff.mark)}` : ''}\n`,
    diff.change === 'marked' || !hunks.includes('@@') ? '' : body
  ].join('');
}

/** A cell's last line has no line end; that is no news. */
function ended(source: string | null): string | null {
  return source ? source.replace(/\r\n?/g, '\n').replace(/\n?$/, '\n') : source;
}

function markWords(mark: ICellDiff['mark']): string {
  return mark
    ? `marked for ${mark.module}${mark.role === 'test' ? ' as test' : ''}`
    : 'no longer marked';
}
