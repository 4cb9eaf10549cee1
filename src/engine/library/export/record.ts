/** Ledger entries of what was merged. */
import type { IModule, IPlan, ISymbol } from '../../plan/types';
import { sha256Hex } from '../../project/hash';
import { importedBy, targetOf } from '../imports/names';
import { baseOf } from '../ledger';
import type { IMerged } from '../merge';
import { nameOf } from '../symbol/identity';
import { codeHash } from '../normalise';
import { isSymbolOf } from './statuses';
import { readPieces } from '../symbols';
import type { ILedgerEntry } from '../types';

export interface IRecord {
  entry: ILedgerEntry;
  /** Base text to keep; null where it is there already. */
  base: string | null;
  /** The entry before; null for a new one. */
  from: ILedgerEntry | null;
}

/** The entry of a symbol after this export; null where the ledger has none to keep. */
export function recordOf(
  plan: IPlan,
  module: IModule,
  merged: IMerged,
  open: readonly string[]
): IRecord | null {
  const { ours, record, written } = merged;
  const before = ours.base?.entry ?? null;
  if (merged.conflict !== null) {
    return before && { entry: before, base: null, from: before };
  }
  if (record === 'none') {
    return null;
  }
  const isKept = record === 'base' || record === 'deleted';
  const base = isKept || written === null ? null : baseOf(written);
  return {
    entry: {
      schema: 1,
      module: module.module,
      role: module.role,
      name: nameOf(ours.piece),
      cell: ours.statement.cell ?? before?.cell ?? '',
      code: record === 'base' && before ? before.code : codeHash(ours.text),
      text: base?.hash ?? (record === 'deleted' ? '' : (before?.text ?? '')),
      brings: bringsHash(plan, module, symbolOf(module, merged)),
      open: [...new Set(open)].sort(),
      ...(ours.statement.marked ? {} : { brought: true })
    },
    base: base?.text ?? null,
    from: before
  };
}

/** The plan's symbol of a statement; null where the plan lists none. */
function symbolOf(
  { symbols }: IModule,
  { ours: { statement } }: Pick<IMerged, 'ours'>
): ISymbol | null {
  return symbols.find(symbol => isSymbolOf(symbol, statement)) ?? null;
}

/** sha256 over name and code of everything that the symbol brings along. */
function bringsHash(
  plan: IPlan,
  module: IModule,
  symbol: ISymbol | null
): string {
  const modules = [module, ...plan.modules.filter(one => one !== module)];
  const lines = (symbol?.brings ?? []).map(({ name, kind }) => {
    const text = modules
      .map(one => textsOf(one).get(name))
      .find(one => one !== undefined);
    return `${kind} ${name} ${text === undefined ? '' : codeOf(name, text)}`;
  });
  return sha256Hex(lines.sort().join('\n'));
}

const texts = new WeakMap<IModule, Map<string, string>>();

/** Texts of a module's statements by name, the first of each. */
function textsOf(module: IModule): Map<string, string> {
  let known = texts.get(module);
  if (!known) {
    known = new Map();
    for (const { names, text } of module.statements) {
      for (const name of names) {
        if (!known.has(name)) {
          known.set(name, text);
        }
      }
    }
    texts.set(module, known);
  }
  return known;
}

/** For an import what the name stands for: its neighbours on the line do not count. */
function codeOf(name: string, text: string): string {
  const imported = readPieces(text)
    .flatMap(({ statements }) => statements)
    .flatMap(({ node }) => importedBy(node, ''))
    .find(({ bound }) => bound === name);
  return imported ? targetOf(imported) : codeHash(text);
}
