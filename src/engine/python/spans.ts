/** Where statements begin and end in the code, with the comments that are theirs. */

export interface ISpan {
  /** With the comment lines directly above and the comment behind. */
  start: number;
  end: number;
  /** A `;` stands behind. */
  semicolon: boolean;
}

const COMMENT_LINE = /^[ \t]*#(?!\s*\|)/;

/**
 * Span of the statement at `start` to `end` of `code`; `floor` is where the
 * statement before ended, `ceiling` where the next one begins.
 */
export function spanOf(
  code: string,
  start: number,
  end: number,
  floor: number,
  ceiling: number,
  compound: boolean
): ISpan {
  const behind = /[ \t\f]*(;?)[ \t\f]*(#[^\n]*)?/y;
  behind.lastIndex = end;
  const match = behind.exec(code)!;
  const comment = match[2] ?? '';
  let last = comment ? end + match[0].length : end;
  if (compound) {
    last = blockCommentsEnd(code, start, last, ceiling);
  }
  return {
    start: commentsStart(code, start, floor),
    end: last,
    semicolon: match[1] === ';'
  };
}

/** Start of the comment lines directly above, no blank line between. */
function commentsStart(code: string, start: number, floor: number): number {
  // What stands behind another statement on its line has no lines above.
  if (floor > 0 && !code.slice(floor, start).includes('\n')) {
    return start;
  }
  let lineStart = code.lastIndexOf('\n', start - 1) + 1;
  if (lineStart < floor || code.slice(lineStart, start).trim() !== '') {
    return start;
  }
  let first = start;
  while (lineStart > 0) {
    const above = code.lastIndexOf('\n', lineStart - 2) + 1;
    const line = code.slice(above, lineStart - 1);
    if (above < floor || !COMMENT_LINE.test(line)) {
      break;
    }
    first = above + line.indexOf('#');
    lineStart = above;
  }
  return first;
}

/** Comment lines at the end of a block, indented deeper than its head, are the block's. */
function blockCommentsEnd(
  code: string,
  start: number,
  end: number,
  ceiling: number
): number {
  const column = start - (code.lastIndexOf('\n', start - 1) + 1);
  let last = end;
  let at = code.indexOf('\n', end) + 1;
  while (at > 0 && at < ceiling) {
    const stop = code.indexOf('\n', at);
    const line = code.slice(at, stop < 0 ? code.length : stop);
    const indent = line.search(/\S/);
    if (indent >= 0) {
      if (line[indent] !== '#' || indent <= column) {
        break;
      }
      last = at + line.trimEnd().length;
    }
    if (stop < 0) {
      break;
    }
    at = stop + 1;
  }
  return last;
}
