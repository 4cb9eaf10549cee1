import { join } from 'path';
import * as wasm from '@astral-sh/ruff-wasm-web';
import { linterOf } from '../../checks/ruff/linter';
import type { IRuffWasm } from '../../checks/ruff/linter';
import type { ICell, INotebook } from '../../notebook/types';
import { syntaxOf } from '../../python/syntax';
import type { IStatement } from '../../python/syntax';
import { planOf } from '../plan';
import { emptyProject } from './project';
import { SHARED, notebooksBelow, whereThere } from './shared';

/**
 * Every top-level function and class of real notebooks, marked alone: what the
 * plan calls ready must stand alone by ruff's word too. With PROMOTE_CORPUS=all
 * also those of notebooks that are libraries already and of runnable ones.
 */
const FOLDERS = [
  'corpora/notebooks',
  ...(process.env.PROMOTE_CORPUS === 'all'
    ? ['corpora/nbdev', 'runnable/visible']
    : [])
];

interface ITally {
  definitions: number;
  ready: number;
  blocked: Record<string, number>;
  wrong: string[];
}

const linter = linterOf(wasm as unknown as IRuffWasm);
const PROOF = { lint: { select: ['F821', 'F822', 'F405'] } };

describe.each(FOLDERS)('definitions of %s', folder => {
  const path = join(SHARED, folder);
  whereThere(path, () => {
    it('are ready only where nothing is undefined', () => {
      const tally: ITally = {
        definitions: 0,
        ready: 0,
        blocked: {},
        wrong: []
      };
      notebooksBelow(path).forEach(notebook => judgeAll(notebook, tally));
      console.log(
        `${folder}: ${tally.definitions} definitions, ${tally.ready} ready, blocked: ${JSON.stringify(tally.blocked)}`
      );
      expect(tally.definitions).toBeGreaterThan(0);
      expect(tally.wrong).toEqual([]);
    }, 120000);
  });
});

function judgeAll(notebook: INotebook, tally: ITally): void {
  for (const cell of notebook.cells.filter(({ kind }) => kind === 'code')) {
    for (const statement of syntaxOf(cell.source).statements) {
      if (/^(Async)?FunctionDef$|^ClassDef$/.test(statement.node.type)) {
        judge(notebook, cell, statement, tally);
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
  const { blockers, title, index } = module.symbols.find(
    ({ marked }) => marked
  )!;
  tally.definitions += 1;
  for (const reason of new Set(blockers.map(each => each.reason))) {
    tally.blocked[reason] = (tally.blocked[reason] ?? 0) + 1;
  }
  if (blockers.length === 0) {
    tally.ready += 1;
    for (const { message } of linter.lint(module.text, PROOF)) {
      tally.wrong.push(
        `${notebook.path} cell ${index + 1} ${title}: ${message}`
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
  const mark: ICell['mark'] = {
    module: 'm',
    role: 'code',
    by: 'metadata',
    skip
  };
  return {
    ...notebook,
    cells: notebook.cells.map(each => ({
      ...each,
      mark: each === cell ? mark : null
    }))
  };
}
