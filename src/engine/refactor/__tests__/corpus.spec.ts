import { join } from 'path';
import * as wasm from '@astral-sh/ruff-wasm-web';
import { linterOf } from '../../checks/ruff/linter';
import type { IRuffWasm } from '../../checks/ruff/linter';
import type { ICell, INotebook } from '../../notebook/types';
import { planOf } from '../../plan/plan';
import { emptyProject } from '../../plan/__tests__/project';
import {
  SHARED,
  notebooksBelow,
  whereThere
} from '../../plan/__tests__/shared';
import { linksOf } from '../../python/links';
import { syntaxOf } from '../../python/syntax';
import { changed } from '../changed';
import { parameterise } from '../parameterise/parameterise';
import { toFunction } from '../to-function/to-function';
import type { FunctionResult, IRefusal } from '../to-function/to-function';

/**
 * Every code cell of real notebooks that works, turned into a function: the
 * function stands alone by ruff's word, or the plan says what it still needs.
 * With PROMOTE_CORPUS=all all of them, else every fourth notebook.
 */
const ALL = process.env.PROMOTE_CORPUS === 'all';
const FOLDERS = [
  'corpora/notebooks',
  ...(ALL ? ['corpora/nbdev', 'runnable/visible'] : [])
];
const NOTHING = new Set(['only-look', 'no-statements', 'empty']);
const UNREADABLE = new Set(['syntax', 'foreign', 'timeit']);
const PROOF = { lint: { select: ['F821', 'F822', 'F405'] } };

interface ITally {
  cells: number;
  nothing: number;
  unreadable: Record<string, number>;
  working: number;
  ready: number;
  refused: Record<string, number>;
  blocked: Record<string, number>;
  wrong: string[];
  examples: string[];
}

const linter = linterOf(wasm as unknown as IRuffWasm);
const project = emptyProject();

describe.each(FOLDERS)('loose cells of %s', folder => {
  const path = join(SHARED, folder);
  whereThere(path, () => {
    it('become functions that stand alone', () => {
      const tally: ITally = {
        cells: 0,
        nothing: 0,
        unreadable: {},
        working: 0,
        ready: 0,
        refused: {},
        blocked: {},
        wrong: [],
        examples: []
      };
      notebooksBelow(path)
        .filter((_, index) => ALL || index % 4 === 0)
        .forEach(notebook => judgeAll(notebook, tally));
      const { working, ready } = tally;
      console.log(
        `${folder}: ${tally.cells} code cells, ${tally.nothing} without work, ${JSON.stringify(tally.unreadable)} not to be read; ` +
          `${ready} of ${working} working cells become functions (${((100 * ready) / working).toFixed(1)} %), ` +
          `refused: ${JSON.stringify(tally.refused)}, of the functions still blocked: ${JSON.stringify(tally.blocked)}` +
          (process.env.PROMOTE_LIST ? `\n${tally.examples.join('\n')}` : '')
      );
      expect(working).toBeGreaterThan(0);
      expect(tally.wrong).toEqual([]);
    }, 600000);
  });
});

function judgeAll(notebook: INotebook, tally: ITally): void {
  for (const cell of notebook.cells.filter(({ kind }) => kind === 'code')) {
    tally.cells += 1;
    judge(notebook, cell, tally);
  }
}

function judge(notebook: INotebook, cell: ICell, tally: ITally): void {
  const where = `${notebook.path} cell ${cell.index + 1}`;
  const { from, result } = attempt(notebook, cell);
  if (!result.ok) {
    const [{ reason, sentence }] = result.refusals;
    if (NOTHING.has(reason)) {
      tally.nothing += 1;
    } else if (UNREADABLE.has(reason)) {
      count(tally.unreadable, reason);
    } else {
      tally.working += 1;
      count(tally.refused, reason);
      tally.examples.push(`${where}: ${reason}: ${sentence}`);
    }
    return;
  }
  tally.working += 1;
  tally.ready += 1;
  const parses =
    syntaxOf(result.definition).error === null &&
    result.calls.every(({ source }) => syntaxOf(source).error === null);
  if (!parses) {
    tally.wrong.push(`${where}: does not parse\n${result.definition}`);
    return;
  }
  const after = withParameters(changed(from, result.change).notebook);
  const module = planOf(after, project).modules.find(
    one => one.module === 'm'
  )!;
  const reasons = new Set(
    module.symbols.flatMap(({ blockers }) =>
      blockers.map(({ reason, name }) => `${reason} ${name}`)
    )
  );
  for (const reason of reasons) {
    count(tally.blocked, reason.split(' ')[0]);
    tally.examples.push(`${where}: blocked: ${reason}`);
  }
  if (reasons.size === 0) {
    for (const { message } of linter.lint(module.text, PROOF)) {
      tally.wrong.push(`${where}: ${message}\n${module.text}`);
    }
  }
}

/** With the remedy *make it a parameter*, where that is what is missing. */
function attempt(
  notebook: INotebook,
  cell: ICell
): { from: INotebook; result: FunctionResult } {
  let from = notebook;
  for (let tries = 0; ; tries++) {
    const result = toFunction(
      from,
      project,
      { cells: [cell.key] },
      { module: 'm' }
    );
    const missing = result.ok
      ? undefined
      : result.refusals.find(({ reason }) => reason === 'notebook-variable');
    const next = missing && tries < 5 ? remedied(from, missing) : from;
    if (next === from) {
      return { from, result };
    }
    from = next;
  }
}

function remedied(notebook: INotebook, { name, symbol }: IRefusal): INotebook {
  const home = linksOf(notebook).binders(symbol ?? '')[0]?.cell;
  if (!home || home.mark) {
    return notebook;
  }
  const skip = syntaxOf(home.source)
    .statements.filter(({ names }) => !names.includes(symbol!))
    .map(({ text }) => text);
  const marked = changed(notebook, {
    edits: [],
    inserts: [],
    marks: [{ cell: home.key, mark: { module: 'm', role: 'code', skip } }]
  }).notebook;
  const { edits, marks } = parameterise(marked, project, [
    { cell: home.key, symbol: symbol!, names: [name] }
  ]);
  return edits.length > 0
    ? changed(marked, { edits, marks, inserts: [] }).notebook
    : notebook;
}

function withParameters(notebook: INotebook): INotebook {
  const { edits, marks } = parameterise(notebook, project);
  return changed(notebook, { edits, marks, inserts: [] }).notebook;
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
