/** How each planned symbol stands between notebook and library. */
import { firstLine } from '../../plan/faults';
import type {
  IModule,
  IModuleStatement,
  ISymbol,
  SymbolStatus
} from '../../plan/types';
import type { IMerged } from '../merge';
import type { ISymbolState } from '../types';

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

/** States of a module's symbols, one for each name. */
export function plannedStates(
  { module, role, path, symbols }: IModule,
  merged: IMerged[]
): ISymbolState[] {
  const byName = new Map<string, ISymbolState>();
  for (const { name, cell, blockers } of symbols) {
    const own = merged.find(({ ours: { statement } }) =>
      isSymbolOf({ name, cell }, statement)
    );
    const status = blockers.length > 0 ? 'blocked' : (own?.status ?? 'new');
    const known = byName.get(name);
    if (!known || ORDER.indexOf(status) < ORDER.indexOf(known.status)) {
      const differs = own?.differs ?? 'nothing';
      byName.set(name, { module, role, path, name, status, cell, differs });
    }
  }
  return [...byName.values()];
}

/** Whether the plan's symbol is this statement: by the first name it binds, else by its first line. */
export function isSymbolOf(
  { name, cell }: Pick<ISymbol, 'name' | 'cell'>,
  statement: IModuleStatement
): boolean {
  return (
    cell === statement.cell &&
    name === (statement.names[0] ?? firstLine(statement.text))
  );
}
