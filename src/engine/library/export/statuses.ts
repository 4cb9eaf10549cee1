/** How each planned symbol stands between notebook and library. */
import type { IModule, SymbolStatus } from '../../plan/types';
import type { IMerged } from '../merge';
import type { IChangeSet } from '../types';

type Statuses = IChangeSet['statuses'];

/** What is to be said first where several statements share a name. */
const ORDER: SymbolStatus[] = [
  'blocked',
  'conflict',
  'both',
  'missing-in-library',
  'library-newer',
  'notebook-newer',
  'new',
  'in-step',
  'missing-in-notebook'
];

/** Statuses of a module's symbols, one for each name. */
export function plannedStatuses(module: IModule, merged: IMerged[]): Statuses {
  const byName = new Map<string, SymbolStatus>();
  for (const { name, cell, blockers } of module.symbols) {
    const own = merged.find(
      ({ ours: { statement } }) =>
        statement.cell === cell && statement.names.includes(name)
    );
    const status = blockers.length > 0 ? 'blocked' : (own?.status ?? 'new');
    const known = byName.get(name);
    if (!known || ORDER.indexOf(status) < ORDER.indexOf(known)) {
      byName.set(name, status);
    }
  }
  return [...byName].map(([name, status]) => ({
    module: module.module,
    name,
    status
  }));
}
