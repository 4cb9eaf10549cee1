/** What became in the notebook of a symbol that it exported. */
import type { IPlan } from '../../plan/types';
import { nameOf } from '../symbol/identity';
import { isRenamed } from '../symbol/renamed';
import type { ILedgerEntry, ILeftSymbol } from '../types';
import type { IRecord } from './record';

/**
 * Marked for another module, or new under another name; null: neither.
 * `records` tell what is exported now for the first time.
 */
export function whereNow(
  entry: ILedgerEntry,
  text: string,
  { modules }: IPlan,
  records: IRecord[]
): ILeftSymbol['now'] {
  const statements = modules.flatMap(({ module, role, statements }) =>
    statements
      .filter(({ kind }) => kind === 'definition' || kind === 'constant')
      .map(statement => ({
        module,
        role,
        name: nameOf(statement),
        statement
      }))
  );
  const found =
    statements.find(
      ({ name, module, role }) =>
        name === entry.name && (module !== entry.module || role !== entry.role)
    ) ??
    statements.find(
      ({ module, role, name, statement }) =>
        isRenamed(text, entry.name, statement.text, name) &&
        records.some(
          ({ from, entry: one }) =>
            from === null &&
            one.module === module &&
            one.role === role &&
            one.name === name
        )
    );
  return found
    ? { module: found.module, role: found.role, name: found.name }
    : null;
}
