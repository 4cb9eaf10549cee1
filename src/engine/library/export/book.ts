/** The ledger of a notebook while it exports: what it knew, who else is there, what it will say. */
import type { IModule, IPlan } from '../../plan/types';
import type { IProject, ISnapshot } from '../../project/types';
import { fileConflict } from './conflicts';
import type { IBase } from '../symbol/decide';
import { nameOf } from '../symbol/identity';
import { keepsakes } from './keepsakes';
import type { ILeft } from './left';
import { baseText, emptyLedger, readLedgers, type ILedger } from '../ledger';
import { ledgerChanges } from './ledger';
import type { IMerged } from '../merge';
import { codeHash } from '../normalise';
import type { IRecord } from './record';
import type { IConflict, IFileChange, ILedgerEntry } from '../types';

export interface IBook {
  /** The notebook's ledger can't be read; null: it can. */
  refusal: IConflict | null;
  /** What this notebook exported to the module. */
  bases(module: Pick<IModule, 'module' | 'role'>): IBase[];
  /** Another notebook that exported what the module has under this name; null: none. */
  owner(
    module: Pick<IModule, 'module' | 'role'>,
    merged: IMerged
  ): string | null;
  /** What it knew of symbols that are not recorded again. */
  rest(records: IRecord[]): ILedgerEntry[];
  /** The ledger's files after the export; `writes`: whether other files change. */
  close(
    records: IRecord[],
    left: Pick<ILeft, 'there' | 'stale'>,
    writes: boolean
  ): IFileChange[];
}

export function bookOf(plan: IPlan, project: IProject): IBook {
  const { snapshot } = project;
  const ledgers = readLedgers(snapshot);
  const own = ledgers.get(plan.notebook) ?? emptyLedger(plan.notebook);
  const former = own.file ? null : formerLedger(plan, snapshot, ledgers);
  const others = [...ledgers.values()].filter(
    ledger => ledger !== own && ledger !== former
  );
  const known = [...own.entries, ...(former?.entries ?? [])];
  const bases = known.map(entry => ({
    entry,
    text: baseText(snapshot, entry.text)
  }));
  const where = { module: '', path: own.path };
  return {
    refusal:
      own.problem === null ? null : fileConflict(where, 'ledger', own.problem),
    bases: ({ module, role }) =>
      bases.filter(
        ({ entry }) => entry.module === module && entry.role === role
      ),
    owner: ({ module, role }, { ours }) => {
      const theirs = ours.theirs ?? ours.rival ?? ours.piece;
      const owner = others.find(({ entries }) =>
        entries.some(
          entry =>
            entry.module === module &&
            entry.role === role &&
            entry.name === nameOf(theirs) &&
            (!ours.base || entry.code === codeHash(theirs.text))
        )
      );
      return owner?.notebook ?? null;
    },
    rest(records) {
      const rest = new Set(known);
      records.forEach(({ from }) => from && rest.delete(from));
      return [...rest];
    },
    close(records, left, writes) {
      const files = ledgerChanges(
        snapshot,
        { own, former, others },
        records,
        left
      );
      const isWritten = files.length > 0 || writes;
      return [...files, ...(isWritten ? keepsakes(snapshot) : [])];
    }
  };
}

/**
 * The ledger of a notebook that is gone and most of whose cells are in this
 * one: the same notebook under its former name.
 */
function formerLedger(
  plan: IPlan,
  { gone = [] }: ISnapshot,
  ledgers: Map<string, ILedger>
): ILedger | null {
  const planned = plan.modules.flatMap(({ module, role, statements }) =>
    statements.map(({ cell, text, names }) => ({
      cell,
      place: `${role} ${module} ${nameOf({ names })}`,
      text
    }))
  );
  const isKnown = ({ module, role, name, cell, code }: ILedger['entries'][0]) =>
    planned.some(
      statement =>
        statement.place === `${role} ${module} ${name}` &&
        (statement.cell === cell || codeHash(statement.text) === code)
    );
  return (
    gone
      .map(notebook => ledgers.get(notebook))
      .find(
        ledger =>
          ledger !== undefined &&
          ledger.problem === null &&
          2 * ledger.entries.filter(isKnown).length > ledger.entries.length
      ) ?? null
  );
}
