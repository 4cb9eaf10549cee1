/** The few signs that can stand between the last argument and the end of a list of arguments. */

export interface ISign {
  text: string;
  end: number;
}

const SKIPPED = /(?:\s|\\(?:\r\n|\r|\n)|#[^\r\n]*)*/y;

/** The next character that is no white space and in no comment; null at the end. */
export function nextToken(source: string, from: number): ISign | null {
  SKIPPED.lastIndex = from;
  SKIPPED.exec(source);
  const at = SKIPPED.lastIndex;
  return at < source.length ? { text: source[at], end: at + 1 } : null;
}

/** The last such character before `to`; where there is none, what stands at `from` ends there. */
export function lastToken(source: string, from: number, to: number): ISign {
  let last: ISign = { text: '', end: from };
  for (
    let sign = nextToken(source, from);
    sign && sign.end <= to;
    sign = nextToken(source, sign.end)
  ) {
    last = sign;
  }
  return last;
}
