/** Line and column as people and editors count them: both 1-based, columns in UTF-16 units. */
export interface IPosition {
  line: number;
  column: number;
}

/** Where the lines of a text begin; `\n`, `\r\n` and `\r` end one, as for Python. */
export class Lines {
  constructor(readonly text: string) {
    const starts = [0];
    for (const match of text.matchAll(/\r\n|\r|\n/g)) {
      starts.push(match.index! + match[0].length);
    }
    this._starts = starts;
  }

  get count(): number {
    return this._starts.length;
  }

  /** An offset behind the text counts as its end. */
  at(offset: number): IPosition {
    const place = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this._starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this._starts[middle] <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: place - this._starts[low] + 1 };
  }

  /** A place outside of the text counts as the nearest one inside. */
  offset(line: number, column: number): number {
    if (line < 1) {
      return 0;
    }
    if (line > this._starts.length) {
      return this.text.length;
    }
    return Math.min(this._starts[line - 1] + column - 1, this.text.length);
  }

  /** One line without its end; '' where there is no such line. */
  line(number: number): string {
    const start = this._starts[number - 1];
    return start === undefined
      ? ''
      : this.text
          .slice(start, this._starts[number] ?? this.text.length)
          .replace(/[\r\n]+$/, '');
  }

  private readonly _starts: number[];
}

/** UTF-16 offsets of lines, both 1-based and included, without the last line's end; null where the text has no such lines. */
export function linesRange(
  text: string,
  first: number,
  last: number
): { start: number; end: number } | null {
  const lines = new Lines(text);
  return first >= 1 && first <= last && last <= lines.count
    ? {
        start: lines.offset(first, 1),
        end: lines.offset(last, lines.line(last).length + 1)
      }
    : null;
}
