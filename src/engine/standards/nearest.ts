/** Damerau-Levenshtein distance (adjacent letters swapped count one), or `limit + 1` when it is larger. */
export function distance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) {
    return limit + 1;
  }
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let best = Math.min(
        last[column] + 1,
        now[column - 1] + 1,
        last[column - 1] + (same ? 0 : 1)
      );
      if (
        row > 1 &&
        column > 1 &&
        a[row - 1] === b[column - 2] &&
        a[row - 2] === b[column - 1]
      ) {
        best = Math.min(best, before[column - 2] + 1);
      }
      now.push(best);
    }
    if (Math.min(...now) > limit) {
      return limit + 1;
    }
    before = last;
    last = now;
  }
  return Math.min(last[b.length], limit + 1);
}

/** Longer words are no typing slips of what is allowed. */
const LONGEST = 80;

/** The allowed word that `found` most probably was meant to be, null where none is near. */
export function nearest(
  found: string,
  allowed: Iterable<string>
): string | null {
  const folded = fold(found);
  if (!folded || found.length > LONGEST) {
    return null;
  }
  let best: string | null = null;
  let least = Math.max(1, Math.floor(folded.length / 3)) + 1;
  for (const word of allowed) {
    // Only a word that is nearer than the best so far is of interest.
    const steps = distance(folded, fold(word), least - 1);
    if (steps < least) {
      least = steps;
      best = word;
    }
  }
  return best;
}

/** `Sign_Off` and `sign off` are `sign-off` to a reader. */
function fold(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');
}

/** `a`, `b` or `c`, each in backticks. */
export function oneOf(words: readonly string[]): string {
  const quoted = words.map(word => `\`${word}\``);
  return quoted.length < 2
    ? quoted.join('')
    : `${quoted.slice(0, -1).join(', ')} or ${quoted[quoted.length - 1]}`;
}

/** The end of a message: ` Did you mean …?` where a word is near, else ''. */
export function didYouMean(found: string, allowed: Iterable<string>): string {
  const word = nearest(found, allowed);
  return word === null ? '' : ` Did you mean \`${word}\`?`;
}
