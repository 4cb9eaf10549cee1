/** Functions and classes of the notebook: marked for the module, with the parameters that they need. */
import type { ICell, INotebook } from '../../notebook/types';
import type { IBlocker } from '../../plan/types';
import { planOf } from '../../plan/plan';
import type { IProject } from '../../project/types';
import { linksOf } from '../../python/links';
import { syntaxOf } from '../../python/syntax';
import type { IStatement } from '../../python/syntax';
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
  const isOne = (one: IStatement): boolean =>
    isDefinition(one) && !isRedefined(notebook, one);
  let cells = notebook.cells.filter(
    ({ key, kind, mark, source }) =>
      kind === 'code' &&
      !mark &&
      !leave.has(key) &&
      syntaxOf(source).statements.some(isOne)
  );
  const blocked = redefinitions(notebook, leave);
  for (;;) {
    const change = changeFor(
      notebook,
      project,
      cells.map(cell => markOf(cell, module, isOne))
    );
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
  marks: readonly IMarkEdit[]
): INotebookChange {
  const none = { edits: [], inserts: [], emptied: [] };
  if (marks.length === 0) {
    return { ...none, marks: [] };
  }
  const marked = changed(notebook, { ...none, marks: [...marks] }).notebook;
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

/** A module holds one thing of a name: what the notebook defines twice, differently, is for the person to settle. */
function isRedefined(notebook: INotebook, { names }: IStatement): boolean {
  const texts = new Set(
    linksOf(notebook)
      .binders(names[0])
      .map(({ statement }) => statement.text)
  );
  return texts.size > 1;
}

function redefinitions(
  notebook: INotebook,
  leave: ReadonlySet<string>
): IDefinitions['blocked'] {
  const blocked: IDefinitions['blocked'] = [];
  for (const { key, kind, mark, source } of notebook.cells) {
    const one =
      kind === 'code' && !mark && !leave.has(key)
        ? syntaxOf(source).statements.find(
            each => isDefinition(each) && isRedefined(notebook, each)
          )
        : undefined;
    const other =
      one &&
      linksOf(notebook)
        .binders(one.names[0])
        .find(({ statement }) => statement.text !== one.text);
    if (one && other) {
      blocked.push({
        cell: key,
        blocker: {
          name: one.names[0],
          reason: 'redefined',
          cell: other.cell.key,
          symbol: one.names[0],
          at: { cell: key, start: one.nodeStart, end: one.nodeEnd },
          args: {},
          remedies: [],
          sentence: ''
        }
      });
    }
  }
  return blocked;
}

function isDefinition({ node }: { node: { type: string } }): boolean {
  return (
    node.type === 'FunctionDef' ||
    node.type === 'AsyncFunctionDef' ||
    node.type === 'ClassDef'
  );
}

/** Only what is defined leaves; imports are carried where they are needed. */
function markOf(
  { key, source }: ICell,
  module: string,
  leaves: (statement: IStatement) => boolean
): IMarkEdit {
  const { statements } = syntaxOf(source);
  const skip = statements
    .filter(one => !leaves(one) && one.magic === null)
    .map(({ text }) => text);
  const tests = statements
    .filter(leaves)
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
