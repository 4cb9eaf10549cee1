import { join } from 'path';
import * as wasm from '@astral-sh/ruff-wasm-web';
import { linterOf } from '../../checks/ruff/linter';
import type { IRuffWasm } from '../../checks/ruff/linter';
import type { ICell, INotebook } from '../../notebook/types';
import { emptyProject } from '../../plan/__tests__/project';
import {
  SHARED,
  notebooksBelow,
  whereThere
} from '../../plan/__tests__/shared';
import { planOf } from '../../plan/plan';
import { syntaxOf } from '../../python/syntax';
import type { IStatement } from '../../python/syntax';
import { changed } from '../changed';
import { parameterise } from '../parameterise/parameterise';

/** Every function of real notebooks, marked alone, its variables made parameters: it stands alone then, and every cell is Python still. */
const FOLDER = join(SHARED, 'corpora/notebooks');
const linter = linterOf(wasm as unknown as IRuffWasm);
const PROOF = { lint: { select: ['F821', 'F822', 'F405', 'F706'] } };
const project = emptyProject();

interface ITally {
  functions: number;
  closed: number;
  parameters: number;
  open: string[];
  wrong: string[];
}

describe('variables of real notebooks become parameters', () => {
  whereThere(FOLDER, () => {
    it('and functions stand alone', () => {
      const tally: ITally = {
        functions: 0,
        closed: 0,
        parameters: 0,
        open: [],
        wrong: []
      };
      notebooksBelow(FOLDER).forEach(notebook => judgeAll(notebook, tally));
      console.log(
        `${tally.functions} functions, ${tally.closed} closed, ${tally.parameters} with parameters\n${tally.open.join('\n')}`
      );
      expect(tally.functions).toBeGreaterThan(0);
      expect(tally.wrong).toEqual([]);
      expect(tally.closed / tally.functions).toBeGreaterThan(0.97);
    }, 120000);
  });
});

function judgeAll(notebook: INotebook, tally: ITally): void {
  for (const cell of notebook.cells.filter(({ kind }) => kind === 'code')) {
    for (const statement of syntaxOf(cell.source).statements) {
      if (/^(Async)?FunctionDef$/.test(statement.node.type)) {
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
  const marked = markedAlone(notebook, cell, statement);
  const { edits, marks, added, refused } = parameterise(marked, project);
  const after = changed(marked, { edits, marks, inserts: [] }).notebook;
  const [module] = planOf(after, project).modules;
  const symbol = module.symbols.find(each => each.marked)!;
  const place = `${notebook.path} cell ${cell.index + 1} ${symbol.title}`;
  tally.functions += 1;
  tally.parameters += added.length > 0 ? 1 : 0;
  for (const broken of after.cells.filter(each => isBroken(notebook, each))) {
    tally.wrong.push(`${place}: cell ${broken.index + 1} is broken`);
  }
  if (symbol.blockers.length > 0) {
    const why = [...refused, ...symbol.blockers].map(
      ({ reason, name }) => `${reason} ${name}`
    );
    tally.open.push(`${place}: ${[...new Set(why)].join(', ')}`);
    return;
  }
  tally.closed += 1;
  tally.wrong.push(
    ...linter
      .lint(module.text, PROOF)
      .map(({ message }) => `${place}: ${message}`)
  );
  const again = parameterise(after, project);
  if (again.edits.length > 0) {
    tally.wrong.push(`${place}: asks for more the second time`);
  }
}

function isBroken(before: INotebook, { key, kind, source }: ICell): boolean {
  const old = before.cells.find(cell => cell.key === key)!;
  return (
    kind === 'code' &&
    source !== old.source &&
    syntaxOf(source).error !== null &&
    syntaxOf(old.source).error === null
  );
}

/** The other statements of its cell are not marked, whether they stay as they are or are edited. */
function markedAlone(
  notebook: INotebook,
  cell: ICell,
  statement: IStatement
): INotebook {
  const own = syntaxOf(cell.source).statements;
  const rest = own.filter(other => other !== statement).map(({ text }) => text);
  const mark: ICell['mark'] = {
    module: 'm',
    role: 'code',
    by: 'metadata',
    skip: rest
  };
  return {
    ...notebook,
    cells: notebook.cells.map(each => ({
      ...each,
      mark: each === cell ? mark : null
    }))
  };
}
