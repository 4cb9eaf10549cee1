/** What an export writes of the ledger and its base texts. */
import { fileAt } from '../../project/files';
import type { ISnapshot } from '../../project/types';
import type { ILeft } from './left';
import { basePath, baseText, ledgerText, type ILedger } from '../ledger';
import type { IRecord } from './record';
import type { IFileChange } from '../types';

export interface ILedgers {
  own: ILedger;
  /** Of the same notebook under the name it had before; it goes. */
  former: ILedger | null;
  others: ILedger[];
}

export function ledgerChanges(
  snapshot: ISnapshot,
  ledgers: ILedgers,
  records: IRecord[],
  left: Pick<ILeft, 'there' | 'stale'>
): IFileChange[] {
  const { own, former } = ledgers;
  const entries = [...records.map(({ entry }) => entry), ...left.there];
  const before = own.file?.text ?? null;
  // What is nowhere any more goes with the next change, it makes none.
  const unchanged =
    former === null &&
    ledgerText([...entries, ...left.stale]) ===
      (before ?? '').replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (unchanged) {
    return [];
  }
  return [
    {
      path: own.path,
      kind: 'ledger',
      hash: own.file?.hash ?? null,
      before,
      text: ledgerText(entries)
    },
    ...(former?.file
      ? [
          {
            path: former.path,
            kind: 'ledger' as const,
            hash: former.file.hash,
            before: former.file.text,
            text: null
          }
        ]
      : []),
    ...newBases(snapshot, records),
    ...oldBases(snapshot, ledgers, new Set(entries.map(({ text }) => text)))
  ];
}

function newBases(snapshot: ISnapshot, records: IRecord[]): IFileChange[] {
  return records
    .filter(
      ({ base, entry }) =>
        base !== null && baseText(snapshot, entry.text) === null
    )
    .map(({ base, entry }) => {
      const path = basePath(entry.text);
      const file = fileAt(snapshot, path);
      return {
        path,
        kind: 'base',
        hash: file?.hash ?? null,
        before: file?.text ?? null,
        text: base
      };
    });
}

/** Base texts that no ledger names any more. */
function oldBases(
  snapshot: ISnapshot,
  { own, former, others }: ILedgers,
  used: Set<string>
): IFileChange[] {
  if (others.some(({ problem }) => problem !== null)) {
    return [];
  }
  others.forEach(({ entries }) =>
    entries.forEach(({ text }) => used.add(text))
  );
  const known = [...own.entries, ...(former?.entries ?? [])];
  return known
    .map(({ text }) => fileAt(snapshot, basePath(text)))
    .filter(file => file !== undefined)
    .filter(({ path }) => !used.has(path.slice(basePath('').length)))
    .map(({ path, hash, text }) => ({
      path,
      kind: 'base',
      hash,
      before: text,
      text: null
    }));
}
