import { createHash } from 'crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { readNotebook } from '../../notebook/read';
import { lineAt, linesOf } from '../../notebook/lines';
import type { Node } from '../ast';
import { parse } from '../parser';
import { type ICellSyntax, syntaxOf } from '../syntax';
import { walk } from '../walk';
import { askPython, PYTHON, SHARED, standardLibrary, textOf } from './cpython';
import { dump } from './dump';
import { scopeDifferences, scopeNames } from './scopes';

const withPython = PYTHON ? describe : describe.skip;
const withShared = PYTHON && SHARED ? it : it.skip;
const SAMPLE = 200;

/**
 * What is known to differ: names of characters are not resolved
 * (`\N{DEGREE SIGN}` stays as it is written), `del a,` ends before its comma,
 * and `case 0, *rest:` is beyond the parser (see limits.ts).
 */
const KNOWN = /\\N\{|^ *del \w+,$|^ *case [^([{:\n]*, *\*/m;
const comparable = (path: string) => !KNOWN.test(textOf(path) ?? '');

/** Differences between our trees and CPython's, one line for each file. */
function treeDifferences(paths: readonly string[]): {
  compared: number;
  differences: string[];
} {
  const { exactStrings, answers } = askPython('ast', paths);
  const differing: string[] = [];
  const differences: string[] = [];
  let compared = 0;
  for (const { path, error, hash } of answers) {
    const text = textOf(path);
    if (text === null) {
      continue;
    }
    const { module, error: ours } = parse(text, linesOf(text));
    compared++;
    if (error || !module) {
      if (!error || module) {
        differences.push(`${path}: CPython ${error}, ours ${ours?.message}`);
      }
      continue;
    }
    const lines = dump(module, exactStrings);
    if (createHash('sha256').update(lines).digest('hex') !== hash) {
      differing.push(path);
    }
  }
  const full =
    differing.length > 0 ? askPython('ast', differing, '--full') : null;
  for (const { path, lines } of full?.answers ?? []) {
    const text = textOf(path)!;
    const { module } = parse(text, linesOf(text));
    const ours = dump(module!, exactStrings).split('\n');
    const theirs = lines!.split('\n');
    const at = theirs.findIndex((line, i) => line !== ours[i]);
    differences.push(`${path}: CPython ${theirs[at]}, ours ${ours[at]}`);
  }
  return { compared, differences };
}

/** Differences between our names and CPython's symbol tables. */
function nameDifferences(paths: readonly string[]): {
  compared: number;
  differences: string[];
} {
  const differences: string[] = [];
  let compared = 0;
  for (const { path, scopes } of askPython('names', paths).answers) {
    const text = textOf(path);
    if (!scopes || text === null) {
      continue;
    }
    compared++;
    const found = scopeDifferences(namesOf(syntaxOf(text)), scopes);
    differences.push(...found.map(difference => `${path} ${difference}`));
  }
  return { compared, differences };
}

function namesOf(syntax: ICellSyntax): ReturnType<typeof scopeNames> {
  const { statements, source } = syntax;
  const { codeStarts } = linesOf(source);
  const types = new Map<string, Node['type']>();
  for (const { node } of statements) {
    for (const part of walk(node)) {
      if ('generators' in part) {
        types.set(`${part.start}-${part.end}`, part.type);
      }
    }
  }
  return scopeNames(
    statements,
    offset => lineAt(codeStarts, offset) + 1,
    (start, end) => types.get(`${start}-${end}`)
  );
}

/** Cells of the corpora as files: what was parsed, magics masked. */
function cellFiles(folder: string): string[] {
  const texts = new Set<string>();
  const collect = (path: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const child = join(path, entry.name);
      if (entry.isDirectory()) {
        collect(child);
      } else if (entry.name.endsWith('.ipynb')) {
        const read = readNotebook(readFileSync(child, 'utf8'), child);
        for (const cell of read.ok ? read.notebook.cells : []) {
          const syntax = syntaxOf(cell.source);
          if (cell.kind === 'code' && !syntax.foreign && !syntax.error) {
            texts.add(syntax.text);
          }
        }
      }
    }
  };
  collect(join(SHARED!, 'corpora'));
  return [...texts].map((text, i) => {
    const path = join(folder, `${i}.py`);
    writeFileSync(path, text);
    return path;
  });
}

jest.setTimeout(600_000);

withPython('compared with CPython', () => {
  const library = PYTHON ? standardLibrary(SAMPLE).filter(comparable) : [];

  it('makes the same tree of the standard library', () => {
    const { compared, differences } = treeDifferences(library);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(SAMPLE / 2);
  });

  it('finds the same names in the standard library', () => {
    const { compared, differences } = nameDifferences(library);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(SAMPLE / 2);
  });

  withShared('agrees on every cell of the corpora', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cells-'));
    try {
      const cells = cellFiles(folder).filter(comparable);
      const trees = treeDifferences(cells);
      expect(trees.differences).toEqual([]);
      const names = nameDifferences(cells);
      expect(names.differences).toEqual([]);
      expect(names.compared).toBe(cells.length);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
