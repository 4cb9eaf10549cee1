/**
 * Just enough of Python's lexical rules to step over strings and comments
 * in text that may be no Python at all (magics, other languages, typos).
 * Nothing here throws and every function moves forward.
 */

const STRING_PREFIX = /^(?:[rR]?[fFtT]|[fFtT]?[rR]|[bB]?[rR]|[rR]?[bB]|[uU])$/;

/** An f-string that runs on for longer is taken for a plain string: nothing may cost the square of a cell. */
const LONGEST_LINE_STRING = 2_000;
const LONGEST_TEXT_STRING = 100_000;
/** Strings and fields in one another. */
const DEEPEST_STRING = 20;

/** Whether the UTF-16 unit can be part of a name (ASCII rules, and anything beyond ASCII). */
export function isWordUnit(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    (unit >= 48 && unit <= 57) ||
    unit === 95 ||
    unit > 127
  );
}

/** Offset of the line feed that ends the line, or the text's length. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** End of a physical line that backslashes continue: offset of the last line feed, or the text's length. */
export function continuedLineEnd(text: string, offset: number): number {
  let end = lineEnd(text, offset);
  while (end < text.length && text[end - 1] === '\\' && end > offset) {
    end = lineEnd(text, end + 1);
  }
  return end;
}

/**
 * End of the string whose opening quote is at `quote`. An unterminated
 * single-quoted string ends with its line, a triple-quoted one with the text.
 */
export function stringEnd(
  text: string,
  quote: number,
  interpolated: boolean
): number {
  const end = interpolated ? interpolatedEnd(text, quote) : -1;
  return end < 0 ? plainEnd(text, quote) : end;
}

function closeOf(text: string, quote: number): string {
  const mark = text[quote];
  return text.startsWith(mark.repeat(3), quote) ? mark.repeat(3) : mark;
}

function plainEnd(text: string, quote: number): number {
  const close = closeOf(text, quote);
  let at = quote + close.length;
  while (at < text.length) {
    if (text[at] === '\\') {
      at += 2;
    } else if (text[at] === '\n' && close.length === 1) {
      return at;
    } else if (text.startsWith(close, at)) {
      return at + close.length;
    } else {
      at++;
    }
  }
  return text.length;
}

/** What is open inside of an f-string: a string, or the field of one. */
type Open =
  | { close: string; hasFields: boolean }
  | { close: null; depth: number; inFormat: boolean };

/** Offset behind the closing quote of an f-string, or -1 where it is not one that closes. */
export function interpolatedEnd(text: string, quote: number): number {
  const close = closeOf(text, quote);
  const longest =
    close.length === 1 ? LONGEST_LINE_STRING : LONGEST_TEXT_STRING;
  const stop = Math.min(text.length, quote + longest);
  const open: Open[] = [{ close, hasFields: true }];
  let at = quote + close.length;
  while (at < stop && open.length < DEEPEST_STRING) {
    const top = open[open.length - 1];
    const char = text[at];
    if (top.close !== null) {
      if (char === '\\') {
        at += 2;
      } else if (char === '\n' && top.close.length === 1) {
        return -1;
      } else if (text.startsWith(top.close, at)) {
        open.pop();
        at += top.close.length;
        if (open.length === 0) {
          return at;
        }
      } else if (top.hasFields && char === '{' && text[at + 1] !== '{') {
        open.push({ close: null, depth: 0, inFormat: false });
        at++;
      } else {
        at += top.hasFields && char === '{' ? 2 : 1;
      }
    } else if (char === '}' && top.depth === 0) {
      open.pop();
      at++;
    } else if (top.inFormat) {
      if (char === '{') {
        open.push({ close: null, depth: 0, inFormat: false });
      }
      at++;
    } else if (char === ':' && top.depth === 0) {
      top.inFormat = true;
      at++;
    } else {
      const prefix = prefixEnd(text, at);
      const start = text[prefix];
      if (start === '"' || start === "'") {
        const inner = closeOf(text, prefix);
        const hasFields = /[fFtT]/.test(text.slice(at, prefix));
        open.push({ close: inner, hasFields });
        at = prefix + inner.length;
      } else {
        top.depth += bracket(char);
        at = Math.max(prefix, tokenEnd(text, at));
      }
    }
  }
  return -1;
}

/** Behind a string's prefix at `at`, if one stands there; else `at`. */
function prefixEnd(text: string, at: number): number {
  let end = at;
  while (end < at + 2 && /[a-zA-Z]/.test(text[end] ?? '')) {
    end++;
  }
  const isPrefix =
    (text[end] === '"' || text[end] === "'") &&
    STRING_PREFIX.test(text.slice(at, end));
  return isPrefix ? end : at;
}

/** +1 for an opening bracket, -1 for a closing one, else 0. */
export function bracket(char: string): number {
  switch (char) {
    case '(':
    case '[':
    case '{':
      return 1;
    case ')':
    case ']':
    case '}':
      return -1;
    default:
      return 0;
  }
}

/**
 * End of the token at `at`: a string with its prefix, a word or number, a
 * comment (its line feed left out), a backslash with what it escapes, or one
 * character.
 */
export function tokenEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (isWordUnit(unit)) {
    let end = at + 1;
    while (end < text.length && isWordUnit(text.charCodeAt(end))) {
      end++;
    }
    if (end - at <= 2 && prefixEnd(text, at) === end) {
      return stringEnd(text, end, /[fFtT]/.test(text.slice(at, end)));
    }
    return end;
  }
  if (unit === 34 || unit === 39) {
    return stringEnd(text, at, false);
  }
  if (unit === 35) {
    return lineEnd(text, at);
  }
  if (unit === 92) {
    return Math.min(at + 2, text.length);
  }
  return at + 1;
}
