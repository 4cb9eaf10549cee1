import { notebookOf } from '../../notebook/read';
import type { ICellSource, INotebook } from '../../notebook/types';
import { applyEdits } from '../../refactor/apply';
import { changed } from '../../refactor/changed';
import { parameterise } from '../../refactor/parameterise/parameterise';
import { afterExport } from '../../refactor/replace-by-import/after-export';
import type { IPlan } from '../types';
import { planOf } from '../plan';
import type { ICase } from './case-file';
import { emptyProject } from './project';

/** What the engine makes of a case, in the words of the case. */
export interface IOutcome {
  modules: Map<string, string>;
  after: Map<number, string>;
  blockers: string[];
  warnings: string[];
}

/** The three steps of a case: refactor, plan, replace by import. */
export function runCase(example: ICase): IOutcome {
  const project = emptyProject(example.options.library ?? null);
  const before = notebookFor(example);
  const { edits, marks, refused } = parameterise(before, project);
  const { notebook } = changed(before, {
    edits,
    marks,
    inserts: []
  });
  const plan = planOf(notebook, project, {
    order: example.options.order === 'count' ? 'run' : 'notebook'
  });
  const number = numbersOf(example, notebook);
  // What was refused as a parameter is said once, with the reason.
  const left = plan.modules
    .flatMap(({ symbols }) => symbols)
    .flatMap(symbol => symbol.blockers)
    .filter(
      ({ reason, name }) =>
        reason !== 'notebook-variable' ||
        !refused.some(other => other.name === name)
    );
  const blockers = [...refused, ...left].map(
    ({ reason, name, cell }) => `${reason} ${name} ${number(cell)}`
  );
  return {
    modules: new Map(
      plan.modules.map(({ module, role, text }) => [
        `${role === 'test' ? 'test' : 'module'} ${module}`,
        text
      ])
    ),
    after: cellsAfter(before, notebook, plan, number),
    blockers: [...new Set(blockers)].sort(),
    warnings: plan.warnings
      .map(({ kind, name, cell }) => `${kind} ${name} ${number(cell)}`)
      .sort()
  };
}

function notebookFor(example: ICase): INotebook {
  const cells: ICellSource[] = example.cells.map(cell => ({
    id: `cell-${cell.number}`,
    kind: 'code',
    source: cell.source,
    executionCount: cell.count,
    metadata: cell.mark
      ? { promote: { module: cell.mark, role: cell.role } }
      : {},
    textOutputs: []
  }));
  return notebookOf('case.ipynb', 'python', cells);
}

function numbersOf(
  example: ICase,
  notebook: INotebook
): (key: string) => number {
  const numbers = new Map(
    notebook.cells.map((cell, index) => [cell.key, example.cells[index].number])
  );
  return key => numbers.get(key) ?? -1;
}

/** Cells whose source is another one in the end. */
function cellsAfter(
  before: INotebook,
  notebook: INotebook,
  plan: IPlan,
  number: (key: string) => number
): Map<number, string> {
  const edits = afterExport(notebook, plan);
  const after = notebook.cells.map(({ key, source }) => ({
    key,
    source: applyEdits(
      source,
      edits.filter(({ cell }) => cell === key)
    )
  }));
  return new Map(
    after
      .filter(({ source }, index) => source !== before.cells[index].source)
      .map(({ key, source }) => [number(key), source.trimEnd()])
  );
}
