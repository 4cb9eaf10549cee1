/**
 * The only file that knows which parser we use. In: text; out: our tree, or
 * what is wrong and where. Everything else goes by `ast.ts`.
 */
import { parse as parseWith } from 'py-ast';
import type { ILines } from '../notebook/lines';
import { adapt, type IParsedNode, Refused } from './adapt';
import type { IModule } from './ast';
import { evade, type IEvasion, NO_EVASION } from './evasions';
import { isParserLimit } from './limits';
import { Positions } from './positions';
import type { ISyntaxError } from './types';

export type ParseResult =
  { module: IModule; error: null } | { module: null; error: ISyntaxError };

/**
 * Parses `text`, which has the length and lines of `lines.code`. Never throws:
 * nesting that exhausts the stack is the error `too-deep`.
 */
export function parse(text: string, lines: ILines): ParseResult {
  let result = attempt(text, lines, NO_EVASION);
  if (result.error && result.error.kind !== 'too-deep') {
    // The parser's known faults, tried only where it refused.
    const evasion = evade(text);
    if (evasion) {
      result = attempt(evasion.text, lines, evasion);
    }
  }
  const { error } = result;
  if (error && isParserLimit(error.message, text, lines.toCode(error.offset))) {
    error.kind = 'parser-limit';
  }
  return result;
}

function attempt(text: string, lines: ILines, evasion: IEvasion): ParseResult {
  const positions = new Positions(text, lines);
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const offset = lines.toSource(nul);
    const message = 'source code cannot contain null bytes';
    return { module: null, error: errorAt('syntax', message, offset, lines) };
  }
  try {
    const tree = parseWith(text) as unknown as IParsedNode;
    const module = adapt(tree, {
      source: lines.source,
      positions,
      restore: evasion.restore,
      isAsyncAt: offset => evasion.isAsyncAt(lines.toCode(offset))
    });
    return { module, error: null };
  } catch (error) {
    return { module: null, error: errorOf(error, lines, positions) };
  }
}

interface IParserError {
  message: string;
  lineno?: number;
  col_offset?: number;
  kind?: ISyntaxError['kind'];
}

function errorOf(
  thrown: unknown,
  lines: ILines,
  positions: Positions
): ISyntaxError {
  if (thrown instanceof RangeError) {
    return tooDeep(lines);
  }
  const error = thrown as IParserError;
  const named = /^(.*?) at line (\d+)(?:, column (\d+))?$/s.exec(error.message);
  const line = error.lineno ?? Number(named?.[2] ?? 1);
  const column = error.col_offset ?? Number(named?.[3] ?? 0);
  return errorAt(
    thrown instanceof Refused ? thrown.kind : 'syntax',
    named?.[1] ?? error.message,
    positions.offset(Math.max(1, line), column),
    lines
  );
}

/** More nesting than the stack can take. */
export function tooDeep(lines: ILines): ISyntaxError {
  const offset = lines.toSource(deepest(lines.code));
  return errorAt('too-deep', 'too many nested parts', offset, lines);
}

/** Where the deepest bracket opens (strings are not looked into). */
function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  let found = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '(' || char === '[' || char === '{') {
      depth++;
      if (depth > most) {
        most = depth;
        found = at;
      }
    } else if (char === ')' || char === ']' || char === '}') {
      depth--;
    }
  }
  return found;
}

function errorAt(
  kind: ISyntaxError['kind'],
  message: string,
  offset: number,
  lines: ILines
): ISyntaxError {
  const { source } = lines;
  const at = Math.min(offset, source.length);
  const before = source.slice(0, at).split(/\r\n|\n|\r/);
  return {
    kind,
    message,
    line: before.length,
    column: before[before.length - 1].length + 1,
    offset: at
  };
}
