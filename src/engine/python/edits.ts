/** Source-preserving edits: everything outside of the edits stays as it is. */

/** Replaces UTF-16 offsets [start, end) by text. */
export interface ITextEdit {
  start: number;
  end: number;
  text: string;
}

export class EditError extends Error {}

/**
 * Edits in order of place; two insertions at one place keep their order.
 * Throws EditError where two overlap or one lies outside of the text.
 */
export function sortedEdits<T extends ITextEdit>(
  edits: readonly T[],
  length: number
): T[] {
  const sorted = edits
    .map((edit, i) => ({ edit, i }))
    .sort(
      (a, b) =>
        a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.i - b.i
    )
    .map(({ edit }) => edit);
  let at = 0;
  for (const { start, end } of sorted) {
    if (start < at) {
      throw new EditError(`Two edits overlap at ${start}.`);
    }
    if (end < start || end > length) {
      throw new EditError(`The edit ${start}-${end} lies outside of the text.`);
    }
    at = end;
  }
  return sorted;
}

/** The text with all edits made. Throws EditError where two overlap or one lies outside of it. */
export function applyTextEdits(
  text: string,
  edits: readonly ITextEdit[]
): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of sortedEdits(edits, text.length)) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return parts.join('') + text.slice(at);
}
