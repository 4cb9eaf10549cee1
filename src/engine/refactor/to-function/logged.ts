/** The prints of a new function as log records (SPEC 8.13): a step of its own behind it. */
import type { INotebook } from '../../notebook/types';
import { planOf } from '../../plan/plan';
import type { IProject } from '../../project/types';
import { syntaxOf } from '../../python/syntax';
import { applyEdits } from '../apply';
import { changed } from '../changed';
import { modulePrints } from '../print-to-logger/print-to-logger';
import type { ICellEdit, INotebookChange } from '../types';

/** The change with the prints of its new cell replaced; where none can be, as it is. */
export function withLogger(
  notebook: INotebook,
  project: IProject,
  change: INotebookChange
): INotebookChange {
  const [insert] = change.inserts;
  const mark = insert.mark ?? { module: 'functions', role: 'code' as const };
  const after = changed(notebook, {
    ...change,
    inserts: [{ ...insert, mark }]
  });
  const plan = planOf(after.notebook, project);
  const cell = after.notebook.cells.find(
    ({ key }) => key === after.inserted[0]
  )!;
  const module = plan.modules.find(
    one => one.module === mark.module && one.role === 'code'
  );
  if (!module) {
    return change;
  }
  const { edits } = modulePrints(
    { notebook: after.notebook, plan, syntax: one => syntaxOf(one.source) },
    module
  ).toLogger([cell]);
  const own = edits.filter(edit => edit.cell === cell.key);
  return {
    ...change,
    edits: edits
      .filter(edit => edit.cell !== cell.key)
      .reduce(withEdit, change.edits),
    inserts: [{ ...insert, source: applyEdits(insert.source, own) }]
  };
}

/** Offsets of `edit` are those after the others: in a cell that is written anew it goes into the new text. */
function withEdit(edits: ICellEdit[], edit: ICellEdit): ICellEdit[] {
  const whole = edits.find(({ cell }) => cell === edit.cell);
  return whole
    ? edits.map(other =>
        other === whole
          ? { ...whole, text: applyEdits(whole.text, [edit]) }
          : other
      )
    : [...edits, edit];
}
