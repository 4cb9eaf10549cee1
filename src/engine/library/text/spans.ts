/** Which comments belong to a statement of a module. */

/** A top-level statement (or several on one line). */
export interface IMark {
  start: number;
  end: number;
  /** Has an indented body. */
  compound: boolean;
  /** Docstrings and imports: a comment at the top of the file is the file's, not theirs. */
  heading: boolean;
}

export interface ISpan {
  start: number;
  end: number;
}

/** `#!`, the encoding of the file, and the marks of cells (`# %%`). */
const NOBODYS =
  /^#(?:!|\s?%%|.*?coding[:=][ \t]*(?:utf|latin|ascii|us-ascii|iso|cp\d|mac|koi|gb|big5|euc|shift))/i;

/**
 * Spans with the comment lines directly above (in the first column, no blank
 * line between), the comment behind, and, for what has a body, the indented
 * comments below it. Left out are `#!`, the encoding and `# %%` lines, and what
 * heads the file above a docstring or an import.
 */
export function spansOf(source: string, marks: IMark[]): ISpan[] {
  const spans: ISpan[] = [];
  let floor = 0;
  for (const mark of marks) {
    const start = withCommentsAbove(source, mark, floor);
    let end = lineEnd(source, mark.end);
    end = mark.end + source.slice(mark.end, end).trimEnd().length;
    if (mark.compound) {
      end = withIndentedComments(source, end);
    }
    spans.push({ start, end });
    floor = end;
  }
  return spans;
}

/** Offset of the line end at or behind `offset`, or the text's length. */
export function lineEnd(text: string, offset: number): number {
  const found = /[\r\n]/g;
  found.lastIndex = offset;
  return found.exec(text)?.index ?? text.length;
}

function withCommentsAbove(source: string, mark: IMark, floor: number): number {
  const lineStart = startOfLine(source, mark.start);
  if (lineStart < floor || source.slice(lineStart, mark.start) !== '') {
    return mark.start;
  }
  let start = mark.start;
  while (start > floor) {
    const above = startOfLine(source, beforeLineEnd(source, start));
    const line = source.slice(above, lineEnd(source, above));
    if (above < floor || !line.startsWith('#') || NOBODYS.test(line)) {
      break;
    }
    start = above;
  }
  return mark.heading && floor === 0 && isTop(source, start)
    ? mark.start
    : start;
}

/** Whether only nobody's lines stand above. */
function isTop(source: string, offset: number): boolean {
  return source
    .slice(0, offset)
    .split(/\r\n|\n|\r/)
    .every(line => line.trim() === '' || NOBODYS.test(line));
}

function withIndentedComments(source: string, end: number): number {
  const line = /(?:\r\n|\n|\r)([ \t\f]*)(#[^\r\n]*)?(?=[\r\n]|$)/y;
  let last = end;
  line.lastIndex = end;
  for (let found = line.exec(source); found; found = line.exec(source)) {
    if (found[2] !== undefined) {
      if (found[1] === '') {
        break;
      }
      last = found.index + found[0].trimEnd().length;
    } else if (line.lastIndex >= source.length) {
      break;
    }
  }
  return last;
}

function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text[start - 1])) {
    start--;
  }
  return start;
}

/** Offset before the line end that ends at `offset`. */
function beforeLineEnd(text: string, offset: number): number {
  return text.slice(0, offset).endsWith('\r\n') ? offset - 2 : offset - 1;
}
