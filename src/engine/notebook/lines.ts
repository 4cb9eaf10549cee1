/**
 * From a cell's source to the code that IPython would run: line ends as line
 * feeds, the common indentation and pasted prompts taken off. Each line only
 * loses characters at its front (and the carriage return at its end), so
 * offsets can be taken over in both directions.
 */

export interface ILines {
  source: string;
  /** The code, with `\n` alone as line end. */
  code: string;
  /** Offset in `code` of each line. */
  codeStarts: readonly number[];
  /** Offset in `source` of the first kept character of each line. */
  sourceStarts: readonly number[];
  toSource(codeOffset: number): number;
  toCode(offset: number): number;
}

const LINE_END = /\r\n|\n|\r/g;
const INDENT = /^[ \t]+/;
const PROMPT_HINT = />>>|In \[\d+\]:|\.\.\.:/;
const CLASSIC_FIRST = /^>>>(?: |$)/;
const CLASSIC = /^(?:>>>|\.\.\.)(?: |$)/;
const IPYTHON = /^(?:(?:(?:\[nav\]|\[ins\])? )?In \[\d+\]: |\s*\.{3,}: ?)/;

/** How the indentation of a whole cell is found. */
export type Dedent =
  /** IPython to 8: the first line's white space, off each line that has it. */
  | 'first-line'
  /** IPython 9: the white space that all lines share. */
  | 'common';

/** Lines of a cell's source as IPython would run them. */
export function linesOf(source: string, dedent: Dedent = 'first-line'): ILines {
  const plain = !/[\r\f]/.test(source) && !PROMPT_HINT.test(source);
  const first = source.search(/\S/);
  const indented = first > 0 && /[ \t]/.test(source[first - 1]);
  if (plain && !indented) {
    return unchanged(source);
  }
  const lines: string[] = [];
  const starts: number[] = [];
  let start = 0;
  for (const match of source.matchAll(LINE_END)) {
    lines.push(source.slice(start, match.index));
    starts.push(start);
    start = match.index + match[0].length;
  }
  lines.push(source.slice(start));
  starts.push(start);

  dropEach(lines, starts, indentDropper(lines, dedent));
  dropEach(lines, starts, promptDropper(lines));
  // A form feed in the indentation starts the column count anew.
  dropEach(lines, starts, line => /^[ \t]*\f[ \t\f]*\f|^[ \t]*\f/.exec(line));
  return shifted(source, lines, starts);
}

type Dropper = (line: string) => RegExpExecArray | string | null;

function dropEach(
  lines: string[],
  starts: number[],
  drop: Dropper | null
): void {
  if (!drop) {
    return;
  }
  for (let i = 0; i < lines.length; i++) {
    const found = drop(lines[i]);
    const prefix = typeof found === 'string' ? found : found?.[0];
    if (prefix) {
      lines[i] = lines[i].slice(prefix.length);
      starts[i] += prefix.length;
    }
  }
}

function indentDropper(lines: string[], dedent: Dedent): Dropper | null {
  const filled = lines.filter(line => line.trim() !== '');
  if (filled.length === 0) {
    return null;
  }
  let indent = INDENT.exec(filled[0])?.[0] ?? '';
  if (dedent === 'common') {
    for (const line of filled) {
      while (!line.startsWith(indent)) {
        indent = indent.slice(0, -1);
      }
    }
  }
  return indent ? line => (line.startsWith(indent) ? indent : null) : null;
}

function promptDropper(lines: string[]): Dropper | null {
  const first = lines.findIndex(line => line.trim() !== '');
  const head = lines.slice(Math.max(first, 0), first + 2);
  if (head.some(line => CLASSIC_FIRST.test(line))) {
    return line => CLASSIC.exec(line);
  }
  if (head.some(line => IPYTHON.test(line))) {
    return line => IPYTHON.exec(line);
  }
  return null;
}

function unchanged(source: string): ILines {
  const starts = [0];
  for (
    let at = source.indexOf('\n');
    at >= 0;
    at = source.indexOf('\n', at + 1)
  ) {
    starts.push(at + 1);
  }
  const same = (offset: number) => offset;
  return {
    source,
    code: source,
    codeStarts: starts,
    sourceStarts: starts,
    toSource: same,
    toCode: same
  };
}

function shifted(source: string, lines: string[], starts: number[]): ILines {
  const codeStarts: number[] = [];
  let length = 0;
  for (const line of lines) {
    codeStarts.push(length);
    length += line.length + 1;
  }
  return {
    source,
    code: lines.join('\n'),
    codeStarts,
    sourceStarts: starts,
    toSource: offset => {
      const line = lineAt(codeStarts, offset);
      return Math.min(starts[line] + offset - codeStarts[line], source.length);
    },
    toCode: offset => {
      const line = lineAt(starts, offset);
      // What was dropped lies before the next line's start: clamp to the line's end.
      const column = Math.min(offset - starts[line], lines[line].length);
      const next = line + 1;
      const dropped =
        next < starts.length &&
        offset - starts[line] > lines[line].length &&
        isBehindLineEnd(source, starts[line] + lines[line].length, offset);
      return dropped
        ? codeStarts[next]
        : codeStarts[line] + Math.max(0, column);
    }
  };
}

/** Whether a line end lies between the end of a line's text and `offset`. */
function isBehindLineEnd(
  source: string,
  textEnd: number,
  offset: number
): boolean {
  const width = source.startsWith('\r\n', textEnd) ? 2 : 1;
  return offset >= textEnd + width;
}

/** Index of the last start that is not behind `offset`; 0 where all are. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
