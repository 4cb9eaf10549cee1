/** Signatures: a record of who agreed to what, and for which code. Not a proof. */
import type { IFileChange, ILedgerEntry } from '../library/types';
import { fileAt } from '../project/files';
import { sha256Hex } from '../project/hash';
import { isIn } from '../project/paths';
import type { IConfigurationProblem, ISnapshot } from '../project/types';
import { didYouMean } from './nearest';
import type {
  IDocument,
  ISignature,
  ISignOffBinding,
  IStandard
} from './types';

export const SIGN_OFFS = '.promote/sign-offs';

const FIELDS = [
  'id',
  'notebook',
  'who',
  'when',
  'note',
  'statement',
  'code'
] as const;

/** Signatures of the snapshot; a file that can't be read is a problem and signs nothing. */
export function readSignatures(snapshot: ISnapshot): {
  signatures: ISignature[];
  problems: IConfigurationProblem[];
} {
  const signatures: ISignature[] = [];
  const problems: IConfigurationProblem[] = [];
  for (const { path, text } of snapshot.files) {
    if (!isIn(path, SIGN_OFFS) || !path.endsWith('.json')) {
      continue;
    }
    const signature = text === null ? null : parsed(text);
    if (signature) {
      signatures.push(signature);
    } else {
      problems.push({
        path,
        line: null,
        message: `${path} is no sign-off that can be read and signs nothing; delete it and sign again.`,
        severity: 'warning'
      });
    }
  }
  return { signatures, problems };
}

function parsed(text: string): ISignature | null {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
  const record = value as Record<string, unknown> | null;
  const isWhole =
    typeof record === 'object' &&
    record !== null &&
    record.schema === 1 &&
    FIELDS.every(field => typeof record[field] === 'string') &&
    !Number.isNaN(Date.parse(record.when as string));
  return isWhole ? (record as unknown as ISignature) : null;
}

/** Hash of a statement's words; white space apart. */
export function statementHash(standard: Pick<IStandard, 'text'>): string {
  return sha256Hex(standard.text.replace(/\s+/g, ' ').trim());
}

/** Hash of what a notebook has exported, by its ledger, whatever the order of its symbols. */
export function exportHash(
  entries: readonly Pick<ILedgerEntry, 'module' | 'role' | 'name' | 'code'>[]
): string {
  return sha256Hex(
    entries
      .map(one => JSON.stringify([one.module, one.role, one.name, one.code]))
      .sort()
      .join('\n')
  );
}

export interface ISignOff {
  standard: IStandard;
  binding: ISignOffBinding;
}

/** The sign-off of a name, by its own id or by its statement's; else the sentence that says there is none. */
export function findSignOff(
  document: IDocument,
  id: string
): ISignOff | string {
  const all = document.standards.flatMap(standard =>
    standard.bindings.flatMap(binding =>
      binding.kind === 'sign-off' ? [{ standard, binding }] : []
    )
  );
  const found =
    all.find(one => one.binding.id === id) ??
    all.find(one => one.standard.id === id);
  return (
    found ??
    (all.length
      ? `${document.path} has no sign-off \`${id}\`.${didYouMean(
          id,
          all.map(one => one.binding.id)
        )}`
      : `${document.path} has no statement that is signed off; bind one by \`sign-off: ${id}\`.`)
  );
}

export interface ISigning extends ISignOff {
  /** Relative to the project root. */
  notebook: string;
  /** `exportHash` of what is signed. */
  code: string;
  /** Git identity. */
  who: string;
  /** ISO date and time. */
  when: string;
  note: string;
}

/** Where a signature is kept. */
export function signaturePath({
  id,
  who,
  notebook
}: Pick<ISignature, 'id' | 'who' | 'notebook'>): string {
  const name = id.replace(/[^A-Za-z0-9._-]+/g, '_').slice(0, 80);
  const mark = sha256Hex(JSON.stringify([id, who, notebook])).slice(0, 12);
  return `${SIGN_OFFS}/${name}-${mark}.json`;
}

/** The file that signs: one for each sign-off, notebook and person, so that two people never edit the same one. */
export function signatureFor(
  snapshot: ISnapshot,
  { standard, binding, notebook, code, who, when, note }: ISigning
): IFileChange {
  const signature: ISignature = {
    schema: 1,
    id: binding.id,
    notebook,
    who,
    when,
    note,
    statement: statementHash(standard),
    code
  };
  const path = signaturePath(signature);
  const file = fileAt(snapshot, path);
  return {
    path,
    kind: 'sign-off',
    hash: file?.hash ?? null,
    before: file?.text ?? null,
    text: `${JSON.stringify(signature, null, 2)}\n`
  };
}

export interface ISigned {
  status: 'signed' | 'lapsed' | 'waiting';
  signature: ISignature | null;
  reason: string | null;
}

const DAY = 86_400_000;

/**
 * Whether a sign-off holds for a notebook: its newest signature that is for
 * the statement's words and for the code that was exported last, and that has
 * not expired. Edits of cells change nothing until they are exported.
 *
 * @param code - `exportHash` of the notebook's ledger.
 * @param today - YYYY-MM-DD
 */
export function signedOff(
  { standard, binding }: ISignOff,
  signatures: readonly ISignature[],
  notebook: string,
  code: string,
  today: string
): ISigned {
  // A renamed notebook is known by its code.
  const mine = signatures
    .filter(
      one =>
        one.id === binding.id &&
        (one.notebook === notebook || one.code === code)
    )
    .sort((a, b) => Date.parse(b.when) - Date.parse(a.when));
  const why = mine.map(one => lapse(one, standard, binding, code, today));
  const holding = why.indexOf(null);
  if (holding >= 0) {
    const signature = mine[holding];
    const note = signature.note ? `: ${signature.note}` : '';
    const reason = `Signed by ${signature.who} on ${day(signature)}${note}`;
    return { status: 'signed', signature, reason };
  }
  if (mine.length) {
    const reason = `${mine[0].who} signed on ${day(mine[0])}; ${why[0]}.`;
    return { status: 'lapsed', signature: mine[0], reason };
  }
  const reason = binding.owner
    ? `It waits for a sign-off by ${binding.owner}.`
    : 'It waits for a sign-off.';
  return { status: 'waiting', signature: null, reason };
}

function lapse(
  signature: ISignature,
  standard: IStandard,
  { expires }: ISignOffBinding,
  code: string,
  today: string
): string | null {
  if (signature.statement !== statementHash(standard)) {
    return 'the statement has changed since';
  }
  if (signature.code !== code) {
    return 'the exported code has changed since';
  }
  const age = Date.parse(today) - Date.parse(day(signature));
  return expires !== null && age > expires * DAY
    ? `a signature holds for ${expires} days`
    : null;
}

function day(signature: ISignature): string {
  return signature.when.slice(0, 10);
}
