/** Print → logger for a whole notebook, or for some of its cells. */
import type { INotebook } from '../../notebook/types';
import { planOf } from '../../plan/plan';
import type { IProject } from '../../project/types';
import { syntaxOf } from '../../python/syntax';
import type { IOffer } from '../types';
import { modulePrints } from './print-to-logger';
import type { IPrintsToLogger } from './print-to-logger';
import { setUpOffer } from './set-up';

/**
 * Edits for the prints of everything that goes to a library module, helpers
 * that it brings along too.
 *
 * @param cells - Keys of the cells that are meant; null: all.
 */
export function printsToLogger(
  notebook: INotebook,
  project: IProject,
  cells: ReadonlySet<string> | null = null
): IPrintsToLogger & { setUp: IOffer | null } {
  const plan = planOf(notebook, project);
  const input = {
    notebook,
    plan,
    syntax: (cell: { source: string }) => syntaxOf(cell.source)
  };
  const seen = new Set<string>();
  const all: IPrintsToLogger = { edits: [], replaced: 0, left: [] };
  for (const module of plan.modules.filter(({ role }) => role === 'code')) {
    const prints = modulePrints(input, module);
    const wanted = [...prints.byCell.keys()].filter(
      ({ key }) => !seen.has(key) && (cells === null || cells.has(key))
    );
    wanted.forEach(({ key }) => seen.add(key));
    const { edits, replaced, left } = prints.toLogger(wanted);
    all.edits.push(...edits);
    all.left.push(...left);
    all.replaced += replaced;
  }
  const changed = new Set(all.edits.map(({ cell }) => cell));
  return { ...all, setUp: setUpOffer(notebook, changed) };
}
