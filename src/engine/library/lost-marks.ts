/** Marks that went without a word: stripped by a cleaner, or left behind when a cell moved. */
import type { ICell, INotebook } from '../notebook/types';
import type { IPlan } from '../plan/types';
import type { ISnapshot } from '../project/types';
import { syntaxOf } from '../python/syntax';
import { readLedgers } from './ledger';
import { codeHash } from './normalise';
import { nameOf } from './symbol/identity';
import type { ILedgerEntry, ILostMark } from './types';

/** An entry of some notebook's ledger that is no longer exported by it. */
export interface IMissing {
  notebook: string;
  entry: ILedgerEntry;
}

/**
 * Cells without a mark whose code is in the ledger: of this notebook, of one
 * that is gone, or among `elsewhere`, which a host knows to be missing in other
 * notebooks. A cell whose code went on is still known by its key and a name.
 */
export function lostMarks(
  { path, cells }: INotebook,
  plan: IPlan,
  snapshot: ISnapshot,
  elsewhere: readonly IMissing[] = []
): ILostMark[] {
  const missing = missingEntries(path, plan, snapshot, elsewhere);
  return missing.length === 0
    ? []
    : cells.flatMap(cell => {
        const lost = isFree(cell) ? exportedBy(cell, missing, path) : [];
        return lost.length > 0 ? [markOf(cell, lost)] : [];
      });
}

function missingEntries(
  path: string,
  { modules }: IPlan,
  snapshot: ISnapshot,
  elsewhere: readonly IMissing[]
): IMissing[] {
  const planned = new Set(
    modules.flatMap(({ module, role, statements }) =>
      statements.map(statement => `${role} ${module} ${nameOf(statement)}`)
    )
  );
  const ledgers = readLedgers(snapshot);
  const known = [path, ...(snapshot.gone ?? [])].flatMap(notebook =>
    (ledgers.get(notebook)?.entries ?? []).map(entry => ({ notebook, entry }))
  );
  return [...known, ...elsewhere].filter(
    ({ entry: { module, role, name, brought } }) =>
      !brought && name !== '' && !planned.has(`${role} ${module} ${name}`)
  );
}

function isFree({ kind, mark, fault, source }: ICell): boolean {
  return kind === 'code' && mark === null && fault === null && source !== '';
}

/** What the cell exported, its own notebook first. */
function exportedBy(
  cell: ICell,
  missing: readonly IMissing[],
  path: string
): IMissing[] {
  return syntaxOf(cell.source).statements.flatMap(({ names, text }) => {
    const name = nameOf({ names });
    const same = missing.filter(({ entry }) => entry.name === name);
    const found =
      same.find(({ entry }) => entry.code === codeHash(text)) ??
      same.find(
        ({ entry, notebook }) => notebook === path && entry.cell === cell.key
      );
    return found ? [found] : [];
  });
}

/** The mark of the first thing that the cell exported, for all that went to the same module. */
function markOf({ key, index }: ICell, lost: IMissing[]): ILostMark {
  const [{ entry, notebook }] = lost;
  const { module, role } = entry;
  const names = lost
    .filter(
      ({ entry: other }) => other.module === module && other.role === role
    )
    .map(({ entry: other }) => other.name);
  return {
    cell: key,
    index,
    module,
    role,
    names,
    from: notebook,
    sentence: '',
    fix: {
      title: `Mark it for ${module} again`,
      safe: true,
      edits: [],
      marks: [{ cell: key, mark: { module, role } }]
    }
  };
}
