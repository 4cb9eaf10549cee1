/** What a fix would change, as lines before and after. */
import type { ICellEdit } from '../../engine';

export interface IChangedLines {
  before: string[];
  after: string[];
}

/** Edits of one cell as the whole lines that they touch, in order; neighbours are one change. */
export function changedLines(
  source: string,
  edits: readonly Pick<ICellEdit, 'start' | 'end' | 'text'>[]
): IChangedLines[] {
  const groups: { from: number; to: number; edits: typeof edits }[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    const from = source.lastIndexOf('\n', edit.start - 1) + 1;
    const next = source.indexOf('\n', edit.end);
    const to = next < 0 ? source.length : next;
    const last = groups[groups.length - 1];
    if (last !== undefined && from <= last.to) {
      last.to = Math.max(last.to, to);
      last.edits = [...last.edits, edit];
    } else {
      groups.push({ from, to, edits: [edit] });
    }
  }
  return groups.map(({ from, to, edits }) => {
    let after = '';
    let at = from;
    for (const { start, end, text } of edits) {
      after += source.slice(at, start) + text;
      at = Math.max(at, end);
    }
    after += source.slice(at, to);
    return withoutCommon(source.slice(from, to), after);
  });
}

/** Lines that are the same at the beginning and the end say nothing. */
function withoutCommon(before: string, after: string): IChangedLines {
  const a = before === '' ? [] : before.split('\n');
  const b = after === '' ? [] : after.split('\n');
  while (a.length > 0 && b.length > 0 && a[0] === b[0]) {
    a.shift();
    b.shift();
  }
  while (a.length > 0 && b.length > 0 && a.at(-1) === b.at(-1)) {
    a.pop();
    b.pop();
  }
  return { before: a, after: b };
}
