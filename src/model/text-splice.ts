/** The smallest single replacement that turns one text into another. */

export interface ITextSplice {
  /** UTF-16 offsets in the text before. */
  start: number;
  end: number;
  text: string;
}

/** @returns null where the texts are the same. */
export function spliceBetween(
  before: string,
  after: string
): ITextSplice | null {
  if (before === after) {
    return null;
  }
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) {
    head++;
  }
  let tail = 0;
  while (
    tail < shorter - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++;
  }
  // Half of a surrogate pair is no character for Yjs, which keeps texts as UTF-8.
  if (head > 0 && isHigh(before, head - 1)) {
    head--;
  }
  if (tail > 0 && isLow(before, before.length - tail)) {
    tail--;
  }
  return {
    start: head,
    end: before.length - tail,
    text: after.slice(head, after.length - tail)
  };
}

function isHigh(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit < 0xe000;
}
