/**
 * Just enough of Python's lexical rules to step over strings and comments
 * in text that may be no Python at all (magics, other languages, typos).
 * Nothing here throws and every function moves forward.
 */

const STRING_PREFIX = /^(?:[rR]?[fFtT]|[fFtT]?[rR]|[bB]?[rR]|[rR]?[bB]|[uU])$/;

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
  const mark = text[quote];
  const triple = text[quote + 1] === mark && text[quote + 2] === mark;
  const close = triple ? mark.repeat(3) : mark;
  let at = quote + close.length;
  while (at < text.length) {
    const char = text[at];
    if (char === '\\') {
      at += 2;
    } else if (char === '\n' && !triple) {
      return at;
    } else if (char === mark && text.startsWith(close, at)) {
      return at + close.length;
    } else if (interpolated && char === '{') {
      if (text[at + 1] === '{') {
        at += 2;
      } else {
        const end = fieldEnd(text, at + 1);
        // A field that never closes: read the rest as a plain string.
        at = end < 0 ? at + 1 : end;
        interpolated = end >= 0;
      }
    } else {
      at++;
    }
  }
  return text.length;
}

/** Offset behind the `}` of an f-string's field that starts at `at`, or -1. */
function fieldEnd(text: string, at: number): number {
  let depth = 0;
  let inSpec = false;
  while (at < text.length) {
    const char = text[at];
    if (inSpec && char !== '{' && char !== '}') {
      at++;
    } else if (char === '{' && inSpec) {
      at = fieldEnd(text, at + 1);
      if (at < 0) {
        return -1;
      }
    } else if (char === '}' && depth === 0) {
      return at + 1;
    } else if (char === ':' && depth === 0) {
      inSpec = true;
      at++;
    } else {
      depth += bracket(char);
      at = tokenEnd(text, at);
    }
  }
  return -1;
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
    const next = text[end];
    if (
      (next === '"' || next === "'") &&
      end - at <= 2 &&
      STRING_PREFIX.test(text.slice(at, end))
    ) {
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
