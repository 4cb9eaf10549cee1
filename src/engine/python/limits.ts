/**
 * Refusals that are our parser's own: CPython takes the code. Such a cell
 * must not be called broken; ruff's verdict outranks the parser's.
 */
import { interpolatedEnd, lineEnd, tokenEnd } from './scan';

/** Whether the refusal at `offset` of the code is one that the parser is known for. */
export function isParserLimit(
  message: string,
  code: string,
  offset: number
): boolean {
  const lineStart = code.lastIndexOf('\n', offset - 1) + 1;
  // `{x async for x in y}` inside of an f-string.
  if (/^async[ \t\n\\]+for\b/.test(code.slice(offset, offset + 200))) {
    return true;
  }
  // `case 0, *rest:`
  if (/^(?:,[^:\n]*)?\*/.test(code.slice(offset, lineEnd(code, offset)))) {
    return /^[ \t]*case\b/.test(code.slice(lineStart, offset));
  }
  const string = code.slice(offset, tokenEnd(code, offset));
  if (/^[fFrR]{1,2}["'].*\basync\s+for\b/s.test(string)) {
    return true;
  }
  // `f'{2:{"{"}>10}'`: it loses count of the braces.
  return /^Unterminated f-string/.test(message) && stringsEnd(code, lineStart);
}

/** Whether each f-string that begins in the line has an end. */
function stringsEnd(code: string, lineStart: number): boolean {
  const stop = lineEnd(code, lineStart);
  for (let at = lineStart; at < stop;) {
    const end = Math.max(at + 1, tokenEnd(code, at));
    const prefix = /^(?:[rR]?[fFtT]|[fFtT][rR])(?=["'])/.exec(
      code.slice(at, at + 3)
    )?.[0];
    if (prefix && interpolatedEnd(code, at + prefix.length) < 0) {
      return false;
    }
    at = end;
  }
  return true;
}
