/**
 * The one place where a parser's positions (1-based line, 0-based column in
 * UTF-8 bytes) become UTF-16 offsets in the cell's source.
 */
import type { ILines } from '../notebook/lines';

/** Bytes of the UTF-16 unit at `at` in UTF-8; of a surrogate pair the first unit has 4, the second 0. */
function utf8Length(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) {
    return 1;
  }
  if (unit < 0x800) {
    return 2;
  }
  if (unit >= 0xd800 && unit <= 0xdbff) {
    const next = text.charCodeAt(at + 1);
    return next >= 0xdc00 && next <= 0xdfff ? 4 : 3;
  }
  if (unit >= 0xdc00 && unit <= 0xdfff) {
    const previous = text.charCodeAt(at - 1);
    return previous >= 0xd800 && previous <= 0xdbff ? 0 : 3;
  }
  return 3;
}

export class Positions {
  /** By line: UTF-16 column of each byte column; null where they are equal. */
  private _columns: (Uint32Array | null | undefined)[] = [];
  private _ascii: boolean;

  constructor(
    private _text: string,
    private _lines: ILines
  ) {
    // eslint-disable-next-line no-control-regex
    this._ascii = /^[\x00-\x7f]*$/.test(_text);
  }

  /** UTF-16 offset in the source. */
  offset(line: number, byteColumn: number): number {
    const index = Math.min(line, this._lines.sourceStarts.length) - 1;
    const column = this._ascii ? byteColumn : this._column(index, byteColumn);
    return this._lines.sourceStarts[index] + column;
  }

  private _column(index: number, byteColumn: number): number {
    let columns = this._columns[index];
    if (columns === undefined) {
      columns = this._columnsOf(index);
      this._columns[index] = columns;
    }
    return columns
      ? columns[Math.min(byteColumn, columns.length - 1)]
      : byteColumn;
  }

  private _columnsOf(index: number): Uint32Array | null {
    const starts = this._lines.codeStarts;
    const start = starts[index];
    const end =
      index + 1 < starts.length ? starts[index + 1] - 1 : this._text.length;
    let bytes = 0;
    for (let at = start; at < end; at++) {
      bytes += utf8Length(this._text, at);
    }
    if (bytes === end - start) {
      return null;
    }
    const columns = new Uint32Array(bytes + 1);
    let byte = 0;
    for (let at = start; at < end; at++) {
      const width = utf8Length(this._text, at);
      columns.fill(at - start, byte, byte + width);
      byte += width;
    }
    columns[bytes] = end - start;
    return columns;
  }
}
