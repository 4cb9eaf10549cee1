/** Functions and classes of the notebook: marked for the module, with the parameters that they need. */
import type { ICell, INotebook } from '../../notebook/types';
import type { IBlocker } from '../../plan/types';
import { planOf } from '../../plan/plan';
import type { IProject } from '../../project/types';
import { syntaxOf } from '../../python/syntax';
import { changed } from '../changed';
import { parameterise } from '../parameterise/parameterise';
import type { IMarkEdit, INotebookChange } from '../types';

export interface IDefinitions {
  change: INotebookChange;
  symbols: string[];
  /** Cells whose definitions can't leave, with what keeps each in. */
  blocked: { cell: string; blocker: IBlocker }[];
}

/** Marks whatever can stand in the module; what can't is left unmarked. */
export function definitionsOf(
  notebook: INotebook,
  project: IProject,
  module: string,
  leave: ReadonlySet<string>
): IDefinitions {
  let cells = notebook.cells.filter(
    cell => definesSomething(cell) && !cell.mark && !leave.has(cell.key)
  );
  const blocked: IDefinitions['blocked'] = [];
  for (;;) {
    const change = changeFor(notebook, project, module, cells);
    const plan = planOf(changed(notebook, change).notebook, project);
    const symbols = plan.modules
      .filter(one => one.module === module)
      .flatMap(one => one.symbols);
    const bad = new Map(
      symbols
        .filter(({ blockers, marked }) => marked && blockers.length > 0)
        .map(({ cell, blockers }) => [cell, blockers[0]])
    );
    const kept = cells.filter(({ key }) => !bad.has(key));
    if (kept.length === cells.length) {
      return {
        change,
        symbols: symbols.filter(({ marked }) => marked).map(({ name }) => name),
        blocked
      };
    }
    blocked.push(...[...bad].map(([cell, blocker]) => ({ cell, blocker })));
    cells = kept;
  }
}

function changeFor(
  notebook: INotebook,
  project: IProject,
  module: string,
  cells: readonly ICell[]
): INotebookChange {
  const marks = cells.map(cell => markOf(cell, module));
  const none = { edits: [], inserts: [], emptied: [] };
  if (marks.length === 0) {
    return { ...none, marks };
  }
  const marked = changed(notebook, { ...none, marks }).notebook;
  const { edits, marks: more } = parameterise(marked, project);
  return {
    ...none,
    edits,
    marks: [
      ...marks.filter(({ cell }) => !more.some(other => other.cell === cell)),
      ...more
    ]
  };
}

function definesSomething(cell: ICell): boolean {
  return (
    cell.kind === 'code' && syntaxOf(cell.source).statements.some(isDefinition)
  );
}

function isDefinition({ node }: { node: { type: string } }): boolean {
  return (
    node.type === 'FunctionDef' ||
    node.type === 'AsyncFunctionDef' ||
    node.type === 'ClassDef'
  );
}

/** Only what is defined leaves; imports are carried where they are needed. */
function markOf({ key, source }: ICell, module: string): IMarkEdit {
  const { statements } = syntaxOf(source);
  const skip = statements
    .filter(one => !isDefinition(one) && one.magic === null)
    .map(({ text }) => text);
  const tests = statements
    .filter(isDefinition)
    .every(({ names }) => /^test_/.test(names[0] ?? ''));
  return {
    cell: key,
    mark: {
      module,
      role: tests ? 'test' : 'code',
      ...(skip.length > 0 ? { skip } : {})
    }
  };
}
