import { notebooksBelow } from '../../src/engine/plan/__tests__/shared';
import { emptyProject } from '../../src/engine/plan/__tests__/project';
import { planOf } from '../../src/engine/plan/plan';
import type { ICell, INotebook } from '../../src/engine/notebook/types';
import { syntaxOf } from '../../src/engine/python/syntax';
import { applyEdits } from '../../src/engine/refactor/apply';
import { asFunction } from '../../src/engine/refactor/__tests__/loose-cells';
import { afterExport } from '../../src/engine/refactor/replace-by-import/after-export';

const COUNT = 200;
const SEED = 1;
const NAME = 'extracted_function';
const MODULE = 'extracted_module';
const project = emptyProject();

interface IExtraction {
  where: string;
  /** Code cells as a script has them: dedented, magics masked; '' for what is no Python. */
  cells: string[];
  /** Index of the chosen one in `cells`. */
  index: number;
  /** Ours: the module, the chosen cell as it is then, and the other ones; null: refused. */
  ours: { module: string; cell: string; others: string[] } | null;
  /** Why, where it was refused. */
  refusal: string;
}

/** Loose cells by chance, the same ones each time, and what *to function* makes of each. */
export function extractions(folder: string): IExtraction[] {
  const all = notebooksBelow(folder).flatMap(notebook =>
    notebook.cells.filter(isLoose).map(cell => ({ notebook, cell }))
  );
  return shuffled(all)
    .slice(0, COUNT)
    .map(({ notebook, cell }) => extraction(notebook, cell));
}

/** Statements that do something, none of them an import, a definition or a magic. */
function isLoose({ kind, source }: ICell): boolean {
  const { statements, error, magics } = syntaxOf(source);
  return (
    kind === 'code' &&
    error === null &&
    magics.length === 0 &&
    statements.some(({ node }) => node.type !== 'Expr') &&
    statements.every(
      ({ node }) =>
        !/^(Import|ImportFrom|FunctionDef|AsyncFunctionDef|ClassDef)$/.test(
          node.type
        )
    )
  );
}

function extraction(notebook: INotebook, cell: ICell): IExtraction {
  const code = notebook.cells.filter(({ kind }) => kind === 'code');
  const common = {
    where: `${notebook.path} cell ${cell.index + 1}`,
    cells: code.map(({ source }) => {
      const syntax = syntaxOf(source);
      return syntax.error === null && !syntax.foreign ? syntax.text : '';
    }),
    index: code.indexOf(cell)
  };
  const { result, after } = asFunction(notebook, cell, {
    name: NAME,
    module: MODULE
  });
  if (!result.ok) {
    return { ...common, ours: null, refusal: result.refusals[0].sentence };
  }
  const plan = planOf(after, project);
  const library = plan.modules.find(({ module }) => module === MODULE)!;
  const [blocker] = library.symbols.flatMap(({ blockers }) => blockers);
  if (blocker) {
    const refusal = `${blocker.reason} ${blocker.name}`;
    return { ...common, ours: null, refusal };
  }
  const edits = afterExport(after, plan);
  const sourceOf = ({ key, source }: ICell): string =>
    applyEdits(
      source,
      edits.filter(edit => edit.cell === key)
    );
  return {
    ...common,
    ours: {
      module: library.text,
      cell: sourceOf(after.cells.find(({ key }) => key === cell.key)!),
      others: after.cells
        .filter(({ kind, key }) => kind === 'code' && key !== cell.key)
        .map(sourceOf)
    },
    refusal: ''
  };
}

/** Fisher and Yates, with a generator of our own so that it is the same everywhere. */
function shuffled<T>(items: readonly T[]): T[] {
  const all = [...items];
  let state = SEED;
  for (let last = all.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (last + 1);
    [all[last], all[other]] = [all[other], all[last]];
  }
  return all;
}
