/**
 * Python that our parser is known to refuse although CPython takes it, put
 * before it in another form of equal length (in UTF-16 units and in bytes):
 *
 * - `async for` in set and dict comprehensions and in calls: `async` is hidden,
 *   and the comprehension is marked as asynchronous again in the tree;
 * - letters beyond the Basic Multilingual Plane in names (`𝐱 = 1`): each is
 *   replaced by two letters that stand nowhere else, and put back;
 * - form feeds between tokens, the comma at the end of `del a,`: a space.
 */
import { bracket, tokenEnd } from './scan';

export interface IEvasion {
  text: string;
  /** Puts back what stands for letters. */
  restore(text: string): string;
  /** Whether the `for` before this offset of the code had an `async` that was hidden. */
  isAsyncAt(offset: number): boolean;
}

const same = (text: string) => text;

export const NO_EVASION: IEvasion = {
  text: '',
  restore: same,
  isAsyncAt: () => false
};

const ASTRAL_LETTER = /[\u{10000}-\u{10ffff}]/u;
const ID_ASTRAL = /(?=[\u{10000}-\u{10ffff}])\p{ID_Continue}/gu;
const ASYNC_FOR = /async(?=[ \t\n\\]+for\b)/;
const ASYNC_FOR_BEFORE = /async[ \t\n\\]+for[ \t\n\\([]*$/;
const DEL_COMMA = /^([ \t]*del\b[^\n#;"'()[\]{}]*),(?=[ \t]*(?:#.*)?$)/gm;

/** The text with what the parser can't read replaced; null where it holds nothing of the kind. */
export function evade(given: string): IEvasion | null {
  const text = given.replace(DEL_COMMA, '$1 ');
  const async = ASYNC_FOR.test(text);
  const astral = ASTRAL_LETTER.test(text);
  const feeds = text.includes('\f');
  if (!async && !astral && !feeds && text === given) {
    return null;
  }
  const letters = new Letters(text);
  const parts: string[] = [];
  const hidden = new Set<number>();
  let depth = 0;
  for (let at = 0; at < text.length;) {
    const end = Math.max(at + 1, tokenEnd(text, at));
    const token = text.slice(at, end);
    depth = Math.max(0, depth + bracket(token));
    if (token === '\f') {
      parts.push(' ');
    } else if (
      token === 'async' &&
      depth > 0 &&
      /^[ \t\n\\]+for\b/.test(text.slice(end, end + 200))
    ) {
      parts.push('     ');
      hidden.add(at);
    } else {
      parts.push(/["'#]/.test(token) ? token : letters.replace(token));
    }
    at = end;
  }
  return {
    text: parts.join(''),
    restore: part => letters.restore(part),
    isAsyncAt: offset => {
      const from = Math.max(0, offset - 500);
      const match = ASYNC_FOR_BEFORE.exec(text.slice(from, offset));
      return match !== null && hidden.has(from + match.index);
    }
  };
}

/** Pairs of two-byte letters: as many UTF-16 units and bytes as one letter beyond the plane. */
class Letters {
  private _pairs = new Map<string, string>();

  constructor(private _text: string) {}

  replace(token: string): string {
    return token.replace(ID_ASTRAL, letter => {
      for (const [pair, known] of this._pairs) {
        if (known === letter) {
          return pair;
        }
      }
      const pair = this._unused();
      this._pairs.set(pair, letter);
      return pair;
    });
  }

  restore(text: string): string {
    let restored = text;
    for (const [pair, letter] of this._pairs) {
      restored = restored.replaceAll(pair, letter);
    }
    return restored;
  }

  private _unused(): string {
    // Latin Extended letters, U+0180 to U+024F, are two bytes each.
    for (let first = 0x180; first < 0x250; first++) {
      for (let second = 0x180; second < 0x250; second++) {
        const pair = String.fromCharCode(first, second);
        if (!this._pairs.has(pair) && !this._text.includes(pair)) {
          return pair;
        }
      }
    }
    return 'ƀƀ';
  }
}
