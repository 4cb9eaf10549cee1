/** What was exported when: `.promote/ledger/<notebook path>.jsonl` and `.promote/base/<sha256>`. */
import { fileAt } from '../project/files';
import { sha256Hex } from '../project/hash';
import type { ISnapshot, ISnapshotFile } from '../project/types';
import type { ILedgerEntry } from './types';

const LEDGER = '.promote/ledger/';
const BASE = '.promote/base/';
const SUFFIX = '.jsonl';

/** The ledger of one notebook. */
export interface ILedger {
  /** Relative to the project root. */
  notebook: string;
  /** Of the ledger's own file. */
  path: string;
  entries: ILedgerEntry[];
  /** Null where there is none yet. */
  file: ISnapshotFile | null;
  /** Why it can't be read, a whole sentence; it is then never written. */
  problem: string | null;
}

export function ledgerPath(notebook: string): string {
  return `${LEDGER}${notebook}${SUFFIX}`;
}

export function basePath(hash: string): string {
  return `${BASE}${hash}`;
}

/** Ledgers of all notebooks that exported something, by path of the notebook. */
export function readLedgers(snapshot: ISnapshot): Map<string, ILedger> {
  const ledgers = new Map<string, ILedger>();
  for (const file of snapshot.files) {
    if (file.path.startsWith(LEDGER) && file.path.endsWith(SUFFIX)) {
      const notebook = file.path.slice(LEDGER.length, -SUFFIX.length);
      ledgers.set(notebook, ledgerOf(notebook, file));
    }
  }
  return ledgers;
}

/** The ledger of a notebook that has exported nothing yet. */
export function emptyLedger(notebook: string): ILedger {
  const path = ledgerPath(notebook);
  return { notebook, path, entries: [], file: null, problem: null };
}

/** A file of a snapshot never changes, and is read once. */
const read = new WeakMap<ISnapshotFile, ILedger>();

function ledgerOf(notebook: string, file: ISnapshotFile): ILedger {
  const ledger = read.get(file) ?? readLedger(notebook, file);
  read.set(file, ledger);
  return ledger;
}

function readLedger(notebook: string, file: ISnapshotFile): ILedger {
  const ledger = { ...emptyLedger(notebook), file };
  if (file.text === null) {
    const problem = `${file.path} can't be read (${file.problem ?? 'it is not UTF-8'}); mend it or bring it back from version control, then export again.`;
    return { ...ledger, problem };
  }
  const lines = file.text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') {
      continue;
    }
    const entry = readEntry(line);
    if (typeof entry === 'string') {
      const problem = `${file.path}, line ${index + 1}: ${entry}; mend the line or bring the file back from version control, then export again.`;
      return { ...ledger, entries: [], problem };
    }
    ledger.entries.push(entry);
  }
  return ledger;
}

/** An entry, or what is wrong with the line. */
function readEntry(line: string): ILedgerEntry | string {
  if (/^(?:<{7}|={7}|>{7})/.test(line)) {
    return 'a merge conflict is left here';
  }
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'this is no JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'this is no entry of a ledger';
  }
  const entry = value as Record<string, unknown>;
  if (entry.schema !== 1) {
    return typeof entry.schema === 'number'
      ? `schema ${entry.schema} is not known to this version of jupyterlab-promote, which writes schema 1`
      : '`schema` is missing';
  }
  const texts = ['module', 'name', 'cell', 'code', 'text', 'brings'] as const;
  const wrong = texts.find(key => typeof entry[key] !== 'string');
  if (wrong) {
    return `\`${wrong}\` is missing or no text`;
  }
  if (entry.role !== 'code' && entry.role !== 'test') {
    return '`role` is neither "code" nor "test"';
  }
  const { open } = entry;
  if (!Array.isArray(open) || open.some(id => typeof id !== 'string')) {
    return '`open` is no list of texts';
  }
  if (entry.brought !== undefined && entry.brought !== true) {
    return '`brought` may only be true';
  }
  return value as ILedgerEntry;
}

/** Text of a ledger: an entry a line, keys in their order, sorted by module and name. */
export function ledgerText(entries: ILedgerEntry[]): string {
  const lines = entries.map(
    ({ module, role, name, cell, code, text, brings, open, brought }) => ({
      order: [module, name, role, cell, code],
      line: JSON.stringify({
        schema: 1,
        module,
        role,
        name,
        cell,
        code,
        text,
        brings,
        open,
        brought
      })
    })
  );
  lines.sort((one, other) => compare(one.order, other.order));
  return lines.map(({ line }) => `${line}\n`).join('');
}

function compare(one: string[], other: string[]): number {
  for (let at = 0; at < one.length; at++) {
    if (one[at] !== other[at]) {
      return one[at] < other[at] ? -1 : 1;
    }
  }
  return 0;
}

/** Name and content of the base text for what stands in a module: line ends as `\n`, the last one included. */
export function baseOf(text: string): { hash: string; text: string } {
  const plain = `${text.replace(/\r\n?/g, '\n').trimEnd()}\n`;
  return { hash: sha256Hex(plain), text: plain };
}

/** A base text by its hash; null where the file is missing or was changed. */
export function baseText(snapshot: ISnapshot, hash: string): string | null {
  const { text = null } = fileAt(snapshot, basePath(hash)) ?? {};
  // A check-out may have changed the line ends.
  const base = text === null ? null : baseOf(text);
  return base?.hash === hash ? base.text : null;
}
