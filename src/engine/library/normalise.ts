/**
 * What the ledger's hashes are over. Two texts have the same *code* when
 * CPython would run them alike, line numbers apart: white space, line ends,
 * quotes, brackets that change nothing, trailing commas and line breaks do not
 * count, so that a reformat by ruff or black is no drift. As with black's own
 * safety check, indentation and outer blanks of docstrings do not count either,
 * nor do the brackets of `del (a, b)`.
 *
 * *Comments* are kept apart: the list of them in order, each as `#` and its
 * words, so that a changed comment is told from changed code.
 *
 * The code is dumped as the syntax tree without positions, fields by name, what
 * is absent or empty left out: a field that a later Python adds changes no hash.
 */
import { sha256Hex } from '../project/hash';
import { syntaxOf } from '../python/syntax';
import type { IStatement } from '../python/types';
import { commentsOf } from './text/comments';
import { dumpTopLevel } from './text/dump';

export interface INormalised {
  /** Dump of the syntax tree; the text line by line where it does not parse. */
  code: string;
  /** Each comment on a line. */
  comments: string;
}

const memory = new Map<string, INormalised>();
const hashes = new Map<string, string>();
const MEMORY_LIMIT = 5000;

/** Normalised code and comments of one or more statements; memoised by text. */
export function normalise(text: string): INormalised {
  return (
    memory.get(text) ??
    remember(text, normaliseNew(text.replace(/\r\n?/g, '\n').trim()))
  );
}

function remember(text: string, normalised: INormalised): INormalised {
  if (memory.size >= MEMORY_LIMIT) {
    memory.clear();
  }
  memory.set(text, normalised);
  return normalised;
}

/** The same of a text that was parsed as part of a larger one. */
export function normaliseParsed({
  text,
  statements
}: {
  text: string;
  statements: readonly Pick<IStatement, 'node'>[];
}): INormalised {
  const known = memory.get(text);
  if (known || statements.length === 0) {
    return known ?? normalise(text);
  }
  const plain = text.replace(/\r\n?/g, '\n').trim();
  return remember(text, {
    code: codeOf(statements),
    comments: commentLines(plain)
  });
}

/** sha256 (hex) of a text's normalised code. */
export function codeHash(text: string): string {
  const { code } = normalise(text);
  let hash = hashes.get(code);
  if (hash === undefined) {
    hash = sha256Hex(code);
    if (hashes.size >= MEMORY_LIMIT) {
      hashes.clear();
    }
    hashes.set(code, hash);
  }
  return hash;
}

export function sameCode(one: string, other: string): boolean {
  return normalise(one).code === normalise(other).code;
}

export function sameComments(one: string, other: string): boolean {
  return normalise(one).comments === normalise(other).comments;
}

function normaliseNew(text: string): INormalised {
  const { error, foreign, magics, statements } = syntaxOf(text);
  const readable = !error && foreign === null && magics.length === 0;
  const code = readable ? codeOf(statements) : text.replace(/[ \t\f]+$/gm, '');
  return { code, comments: commentLines(text) };
}

function codeOf(statements: readonly Pick<IStatement, 'node'>[]): string {
  return statements.map(({ node }) => dumpTopLevel(node)).join('\n');
}

function commentLines(text: string): string {
  return commentsOf(text)
    .map(({ start, end }) => `# ${text.slice(start + 1, end).trim()}`)
    .join('\n');
}
