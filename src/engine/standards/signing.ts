/** What a host asks for when somebody ticks a sign-off or takes it back: the one file that changes, or why not. */
import { readLedgers } from '../library/ledger';
import type { IFileChange } from '../library/types';
import { fileAt } from '../project/files';
import type { ISnapshot } from '../project/types';
import {
  exportHash,
  findSignOff,
  readSignatures,
  signatureFor,
  signaturePath
} from './sign-off';
import type { IDocument, ISignature } from './types';

export interface ISignRequest {
  /** Id of the sign-off. */
  id: string;
  /** `Name <mail>` or any name. */
  who: string;
  /** ISO date and time. */
  when: string;
  note: string;
}

/** The file, or a whole sentence why there is none. */
export type Signing =
  { ok: true; file: IFileChange } | { ok: false; problem: string };

/**
 * Signs for what a notebook has exported last.
 *
 * @param notebook - Relative to the project root.
 */
export function sign(
  document: IDocument,
  snapshot: ISnapshot,
  notebook: string,
  { id, who, when, note }: ISignRequest
): Signing {
  const signOff = findSignOff(document, id);
  if (typeof signOff === 'string') {
    return { ok: false, problem: signOff };
  }
  if (who.trim() === '') {
    return { ok: false, problem: 'A signature needs a name; write yours.' };
  }
  const entries = readLedgers(snapshot).get(notebook)?.entries ?? [];
  if (entries.length === 0) {
    return { ok: false, problem: notExported(notebook) };
  }
  const file = signatureFor(snapshot, {
    ...signOff,
    notebook,
    code: exportHash(entries),
    who: who.trim(),
    when,
    note: note.trim()
  });
  return { ok: true, file };
}

/** Why nothing can be signed for a notebook yet. */
export function notExported(notebook: string): string {
  return `${notebook} has exported nothing yet, and a signature is for exported code; export first.`;
}

/** Takes a signature back: its file goes. */
export function takeBack(
  snapshot: ISnapshot,
  signature: Pick<ISignature, 'id' | 'who' | 'notebook'>
): Signing {
  const { signatures } = readSignatures(snapshot);
  const path = signaturePath(signature);
  const file = fileAt(snapshot, path);
  const known = signatures.some(one => signaturePath(one) === path);
  if (!known || file === undefined || file.hash === null) {
    return {
      ok: false,
      problem: `${path} is no longer there, or can't be read; look at it again.`
    };
  }
  return {
    ok: true,
    file: {
      path,
      kind: 'sign-off',
      hash: file.hash,
      before: file.text,
      text: null
    }
  };
}
