/** Ruff's own fixes, carried from the assembled module back to the cell they are about. */
import type { ICell, INotebook } from '../../notebook/types';
import { locate } from '../../plan/map';
import type { IModule } from '../../plan/types';
import { syntaxOf } from '../../python/syntax';
import type { ICellEdit, IFix } from '../../refactor/types';
import type { ILocated } from './module';

/**
 * The fix of a message as edits of its cell. None is offered where it touches
 * text that the plan wrote or a second cell, where it would leave no Python, or
 * where it takes a name from the rest of the notebook.
 */
export function cellFix(
  { module, fix }: ILocated,
  cell: ICell | undefined,
  notebook: INotebook
): IFix | undefined {
  if (!fix || !cell) {
    return undefined;
  }
  const edits: ICellEdit[] = [];
  for (const edit of fix.edits) {
    const mapped = mappedEdit(edit, module, cell);
    if (!mapped) {
      return undefined;
    }
    edits.push(mapped);
  }
  const after = edited(cell.source, edits);
  return edits.length &&
    after !== cell.source &&
    isWhole(cell.source, after) &&
    keepsNames(cell, after, notebook)
    ? { title: fix.title, safe: fix.safe, edits, marks: [], inserts: [] }
    : undefined;
}

type ModuleEdit = { start: number; end: number; text: string };

function mappedEdit(
  { start, end, text }: ModuleEdit,
  module: IModule,
  { key, source }: ICell
): ICellEdit | null {
  // What stands between statements of a module is not the cell's: a removed
  // line ends where its text ends, and takes the cell's own line end with it.
  const from = start;
  let [to, by] = [end, text];
  while (
    to > from &&
    /\s/.test(module.text[to - 1]) &&
    isSame(module, from, to, by)
  ) {
    to -= 1;
    by = by.slice(0, -1);
  }
  const first = locate(module, from);
  const last = to > from ? locate(module, to - 1) : first;
  if (first?.cell !== key || last?.cell !== key) {
    return null;
  }
  const edit: ICellEdit = {
    cell: key,
    start: first.offset,
    end: to > from ? last.offset + 1 : first.offset,
    text: by
  };
  return source.slice(edit.start, edit.end) === module.text.slice(from, to)
    ? withLineEnd(edit, source)
    : null;
}

/** Whether the white space at the end of a range may stay as the cell has it: it goes with all of the range, or is put back. */
function isSame(
  module: IModule,
  from: number,
  to: number,
  by: string
): boolean {
  return by === '' || by[by.length - 1] === module.text[to - 1];
}

/** Where nothing is left of a line, its end goes too. */
function withLineEnd(edit: ICellEdit, source: string): ICellEdit {
  if (edit.text !== '' || edit.start === edit.end) {
    return edit;
  }
  const before = /(?:^|[\r\n])[ \t]*$/.exec(source.slice(0, edit.start));
  const after = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(source.slice(edit.end));
  if (!before || !after) {
    return edit;
  }
  const [start, end] = [
    edit.start - before[0].replace(/^[\r\n]/, '').length,
    edit.end + after[0].length
  ];
  // The last line has no end of its own: it goes with that of the line above.
  const isLast = end === source.length && !/[\r\n]$/.test(after[0]);
  const above = isLast ? /(?:\r\n|\r|\n)$/.exec(source.slice(0, start)) : null;
  return { ...edit, start: start - (above?.[0].length ?? 0), end };
}

function edited(source: string, edits: readonly ICellEdit[]): string {
  return [...edits]
    .reverse()
    .reduce(
      (text, { start, end, text: by }) =>
        text.slice(0, start) + by + text.slice(end),
      source
    );
}

function isWhole(before: string, after: string): boolean {
  return syntaxOf(before).error !== null || syntaxOf(after).error === null;
}

/** A module does not need an import that another cell of the notebook does. */
function keepsNames(cell: ICell, after: string, notebook: INotebook): boolean {
  const kept = boundBy(after);
  const lost = [...boundBy(cell.source)].filter(name => !kept.has(name));
  return lost.every(name => {
    const word = new RegExp(
      `(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`,
      'u'
    );
    return (
      !word.test(after) &&
      notebook.cells.every(
        one => one === cell || one.kind !== 'code' || !word.test(one.source)
      )
    );
  });
}

function boundBy(source: string): Set<string> {
  return new Set(syntaxOf(source).statements.flatMap(({ names }) => names));
}
