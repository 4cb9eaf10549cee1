/**
 * Refusals that are our parser's own: CPython takes the code. Such a cell
 * must not be called broken; ruff's verdict outranks the parser's.
 */
import { lineEnd, tokenEnd } from './scan';

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

/** Whether each string that begins in the line has an end. */
function stringsEnd(code: string, lineStart: number): boolean {
  const stop = lineEnd(code, lineStart);
  for (let at = lineStart; at < stop;) {
    const end = Math.max(at + 1, tokenEnd(code, at));
    const quote = /^[a-zA-Z]{0,2}("""|'''|"|')/.exec(
      code.slice(at, at + 5)
    )?.[1];
    if (
      quote &&
      end > at + 1 &&
      !code.slice(at + quote.length, end).endsWith(quote)
    ) {
      return false;
    }
    at = end;
  }
  return true;
}
