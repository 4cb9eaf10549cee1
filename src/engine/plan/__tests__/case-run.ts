import { notebookOf } from '../../notebook/read';
import type { ICellSource, INotebook } from '../../notebook/types';
import { applyEdits } from '../../refactor/apply';
import { afterExport } from '../../refactor/replace-by-import';
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

export function runCase(example: ICase): IOutcome {
  const notebook = notebookFor(example);
  const plan = planOf(notebook, emptyProject(example.options.library ?? null), {
    order: example.options.order === 'count' ? 'run' : 'notebook'
  });
  const number = numbersOf(example, notebook);
  const blockers = plan.modules
    .flatMap(({ symbols }) => symbols)
    .flatMap(symbol => symbol.blockers)
    .map(({ reason, name, cell }) => `${reason} ${name} ${number(cell)}`);
  return {
    modules: new Map(
      plan.modules.map(({ module, role, text }) => [
        `${role === 'test' ? 'test' : 'module'} ${module}`,
        text
      ])
    ),
    after: cellsAfter(notebook, plan, number),
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

/** Cells whose source an export with *replace by import* would change. */
function cellsAfter(
  notebook: INotebook,
  plan: IPlan,
  number: (key: string) => number
): Map<number, string> {
  const edits = afterExport(notebook, plan);
  const changed = notebook.cells.filter(({ key }) =>
    edits.some(edit => edit.cell === key)
  );
  return new Map(
    changed.map(({ key, source }) => [
      number(key),
      applyEdits(
        source,
        edits.filter(edit => edit.cell === key)
      ).trimEnd()
    ])
  );
}
