import type { ICellEdit } from './types';

/** The source of one cell with its edits applied; they may come in any order but never overlap. */
export function applyEdits(
  source: string,
  edits: readonly Pick<ICellEdit, 'start' | 'end' | 'text'>[]
): string {
  let result = '';
  let at = 0;
  for (const { start, end, text } of [...edits].sort(
    (a, b) => a.start - b.start || a.end - b.end
  )) {
    result += source.slice(at, start) + text;
    at = end;
  }
  return result + source.slice(at);
}
