import type { ICell, INotebook } from '../notebook/types';
import type { IPlan } from '../plan/types';
import type { IProject } from '../project/types';
import { syntaxOf } from '../python/syntax';
import type { IStage, ITestRun } from '../library/types';
import type { ICheckContext, ILinter, IPlaced, IProof } from './types';

export interface IContextInput {
  notebook: INotebook;
  plan: IPlan;
  project: IProject;
  linter: ILinter | null;
  tests: ITestRun | null;
  /** What the tests would see. */
  stage?: Pick<IStage, 'overlay'>;
}

/** What checks look at. */
export function contextOf(
  { notebook, plan, project, linter, tests, stage }: IContextInput,
  proof: IProof[] | null
): ICheckContext {
  const byKey = new Map(notebook.cells.map(cell => [cell.key, cell]));
  return {
    notebook,
    plan,
    project,
    proof,
    tests,
    staged: new Map(stage?.overlay.map(({ path, text }) => [path, text])),
    syntax: cell => syntaxOf(cell.source),
    cell: key => byKey.get(key),
    readable: cell => isReadable(cell, linter),
    placed: placedOf(plan, byKey)
  };
}

function isReadable(cell: ICell, linter: ILinter | null): boolean | null {
  if (!linter) {
    return null;
  }
  const { text } = syntaxOf(cell.source);
  return !linter
    .lint(text, { lint: { select: ['F821'] } })
    .some(({ code }) => code === null || code === 'invalid-syntax');
}

function placedOf(plan: IPlan, cells: ReadonlyMap<string, ICell>): IPlaced[] {
  return plan.modules.flatMap(module =>
    module.statements.flatMap(placed => {
      const cell = placed.cell === null ? undefined : cells.get(placed.cell);
      const statement =
        cell && syntaxOf(cell.source).statements[placed.statement];
      return cell && statement ? [{ module, placed, cell, statement }] : [];
    })
  );
}
