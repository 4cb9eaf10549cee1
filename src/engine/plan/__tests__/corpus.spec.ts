import { existsSync, readFileSync, readdirSync, statSync } from 'fs';
import { join, relative, resolve } from 'path';
import * as wasm from '@astral-sh/ruff-wasm-web';
import { linterOf } from '../../checks/ruff/linter';
import type { IRuffWasm } from '../../checks/ruff/linter';
import { readNotebook } from '../../notebook/read';
import type { ICell, INotebook } from '../../notebook/types';
import { syntaxOf } from '../../python/syntax';
import type { IStatement } from '../../python/syntax';
import { planOf } from '../plan';
import type { IModule, ISymbol } from '../types';
import { emptyProject } from './project';

/**
 * Every top-level function and class of real notebooks, marked alone: what the
 * plan calls ready must stand alone by ruff's word too. A part of the notebooks
 * by default, all with PROMOTE_CORPUS=all.
 */
const FOLDER = join(
  process.env.PROMOTE_SHARED ?? resolve(process.cwd(), '../shared'),
  'corpora/notebooks'
);
const STEP = process.env.PROMOTE_CORPUS === 'all' ? 1 : 6;

interface ITally {
  definitions: number;
  ready: number;
  blocked: Record<string, number>;
  wrong: string[];
}

const linter = linterOf(wasm as unknown as IRuffWasm);
const PROOF = { lint: { select: ['F821', 'F822', 'F405'] } };

describe('definitions of real notebooks', () => {
  if (!existsSync(FOLDER)) {
    it.skip(`${FOLDER}: not there`, () => undefined);
    return;
  }
  it('are ready only where nothing is undefined', () => {
    const tally: ITally = { definitions: 0, ready: 0, blocked: {}, wrong: [] };
    notebooksIn(FOLDER)
      .filter((_, index) => index % STEP === 0)
      .forEach(path => tallyNotebook(path, tally));
    console.log(
      `${tally.definitions} definitions, ${tally.ready} ready, blocked: ${JSON.stringify(tally.blocked)}`
    );
    expect(tally.definitions).toBeGreaterThan(0);
    expect(tally.wrong).toEqual([]);
  });
});

function notebooksIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap(name => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) {
        return notebooksIn(path);
      }
      return name.endsWith('.ipynb') ? [path] : [];
    });
}

function tallyNotebook(path: string, tally: ITally): void {
  const read = readNotebook(readFileSync(path, 'utf8'), relative(FOLDER, path));
  if (!read.ok) {
    return;
  }
  for (const cell of read.notebook.cells) {
    if (cell.kind !== 'code') {
      continue;
    }
    for (const statement of syntaxOf(cell.source).statements) {
      if (/^(Async)?FunctionDef$|^ClassDef$/.test(statement.node.type)) {
        judge(read.notebook, cell, statement, tally);
      }
    }
  }
}

function judge(
  notebook: INotebook,
  cell: ICell,
  statement: IStatement,
  tally: ITally
): void {
  const plan = planOf(markedAlone(notebook, cell, statement), emptyProject());
  const [module] = plan.modules;
  const symbol = module.symbols.find(({ marked }) => marked)!;
  tally.definitions += 1;
  for (const reason of new Set(symbol.blockers.map(each => each.reason))) {
    tally.blocked[reason] = (tally.blocked[reason] ?? 0) + 1;
  }
  if (symbol.blockers.length === 0) {
    tally.ready += 1;
    const undefinedNames = linter.lint(module.text, PROOF);
    if (undefinedNames.length > 0) {
      tally.wrong.push(
        report(notebook, module, symbol, undefinedNames[0].message)
      );
    }
  }
}

function markedAlone(
  notebook: INotebook,
  cell: ICell,
  statement: IStatement
): INotebook {
  const skip = syntaxOf(cell.source)
    .statements.filter(other => other !== statement)
    .map(({ text }) => text);
  const cells = notebook.cells.map(each => ({
    ...each,
    mark:
      each === cell
        ? { module: 'm', role: 'code' as const, by: 'metadata' as const, skip }
        : null
  }));
  return { ...notebook, cells };
}

function report(
  notebook: INotebook,
  module: IModule,
  symbol: ISymbol,
  message: string
): string {
  return `${notebook.path} cell ${symbol.index + 1} ${symbol.title}: ${message}`;
}
