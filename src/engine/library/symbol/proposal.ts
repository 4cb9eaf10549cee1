/** Both sides' edits of a symbol in one text, line by line: for people to look at. */
import { diff3Merge } from 'node-diff3';
import { sameCode } from '../normalise';
import { readPieces } from '../symbols';
import { nameOf } from './identity';

/**
 * Null where the edits overlap, where the result is no Python or another
 * symbol, or where it is but one of the two sides.
 */
export function proposalOf(
  base: string | null,
  theirs: string | null,
  ours: string
): string | null {
  if (base === null || theirs === null) {
    return null;
  }
  const regions = diff3Merge(linesOf(theirs), linesOf(base), linesOf(ours), {
    excludeFalseConflicts: true
  });
  if (regions.some(({ ok }) => ok === undefined)) {
    return null;
  }
  const text = regions.flatMap(({ ok = [] }) => ok).join('\n');
  const isOneSide = [theirs, ours].some(
    side => linesOf(side).join('\n') === text
  );
  return isOneSide || !isSameSymbol(text, ours) ? null : text;
}

/** Whether a text is one statement (or line) that binds the names of the other. */
export function isSameSymbol(text: string, other: string): boolean {
  const pieces = readPieces(text);
  const [wanted] = readPieces(other);
  return (
    pieces.length === 1 &&
    (wanted === undefined
      ? sameCode(text, other)
      : nameOf(pieces[0]) === nameOf(wanted))
  );
}

function linesOf(text: string): string[] {
  return text.replace(/\r\n?/g, '\n').trimEnd().split('\n');
}
