/** From a cell's source to what it says: dedented, masked, parsed, its names resolved. Computed once for a source. */
import { type Dedent, type ILines, lineAt, linesOf } from '../notebook/lines';
import { OPAQUE_MAGICS } from '../notebook/magic-names';
import { type IMasked, maskMagics } from '../notebook/magics';
import { parse, type ParseResult, tooDeep } from './parser';
import { statementsOf } from './statements';
import type { ICellSyntax, IMagic } from './types';

export type * from './types';

/** Characters of source that one generation remembers: about 130 MB of syntax. */
const GENERATION = 3_000_000;
/** What was asked for lately, and before: what nobody asks for again is forgotten with its generation. */
let young = new Map<string, ICellSyntax>();
let old = new Map<string, ICellSyntax>();
let size = 0;

/**
 * Syntax and names of one cell; never throws. The same object for the same
 * source as long as it is remembered.
 */
export function syntaxOf(source: string): ICellSyntax {
  let syntax = young.get(source);
  if (!syntax) {
    syntax = old.get(source) ?? read(source);
    if (size > GENERATION) {
      old = young;
      young = new Map();
      size = 0;
    }
    young.set(source, syntax);
    size += source.length;
  }
  return syntax;
}

interface IAttempt {
  lines: ILines;
  masked: IMasked;
  parsed: ParseResult | null;
}

function read(source: string): ICellSyntax {
  const { lines, masked, parsed } = bestAttempt(source);
  const magics = masked.magics.map(found => placed(found, lines));
  const { statements, error } = statementsIn(parsed, lines, magics);
  return {
    source,
    text: masked.text,
    code: lines.code,
    foreign: masked.foreign,
    cellMagic: magics.find(magic => magic.kind === 'cell') ?? null,
    magics,
    error,
    statements,
    words: parsed?.module && !error ? new Set() : wordsIn(lines.code),
    stars: statements.flatMap(statement => statement.stars),
    opaque: magics.filter(magic => OPAQUE_MAGICS.has(magic.name)),
    toSource: offset => lines.toSource(offset),
    toCode: offset => lines.toCode(offset)
  };
}

function statementsIn(
  parsed: ParseResult | null,
  lines: ILines,
  magics: IMagic[]
): Pick<ICellSyntax, 'statements' | 'error'> {
  if (!parsed?.module) {
    return { statements: [], error: parsed?.error ?? null };
  }
  try {
    const statements = statementsOf(parsed.module, lines, magics);
    return { statements, error: null };
  } catch (error) {
    if (!(error instanceof RangeError)) {
      throw error;
    }
    return { statements: [], error: tooDeep(lines) };
  }
}

function wordsIn(code: string): Set<string> {
  const words = code.match(/[\p{ID_Start}_]\p{ID_Continue}*/gu) ?? [];
  return new Set(words.map(word => word.normalize('NFKC')));
}

/** As IPython 8 would run it; else with shell commands that have no `!`; else dedented as IPython 9 does. */
function bestAttempt(source: string): IAttempt {
  const first = attempt(source, 'first-line', false);
  if (!first.parsed?.error || first.parsed.error.kind === 'too-deep') {
    return first;
  }
  const second = attempt(source, 'first-line', true);
  if (second.masked.text !== first.masked.text && !second.parsed?.error) {
    return second;
  }
  if (first.lines.code !== source) {
    const third = attempt(source, 'common', true);
    if (third.lines.code !== first.lines.code && !third.parsed?.error) {
      return third;
    }
  }
  return first;
}

function attempt(source: string, dedent: Dedent, lenient: boolean): IAttempt {
  const lines = linesOf(source, dedent);
  const masked = maskMagics(lines.code, { lenient });
  return {
    lines,
    masked,
    parsed: masked.foreign === null ? parse(masked.text, lines) : null
  };
}

function placed(found: IMasked['magics'][number], lines: ILines): IMagic {
  const start = lines.toSource(found.start);
  const line = lineAt(lines.codeStarts, found.start) + 1;
  return {
    kind: found.kind,
    name: found.name,
    text: lines.code.slice(found.start, found.end),
    line,
    start,
    end: lines.toSource(found.end),
    words: found.words,
    binds: found.binds
  };
}
