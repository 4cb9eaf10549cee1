/** Why a module's file can't be written, before anybody looks into it. */
import { fileAt } from '../../project/files';
import { upwards } from '../../project/paths';
import type { ISnapshot } from '../../project/types';
import type { IConflict } from '../types';

export interface IRefusal {
  reason: IConflict['reason'];
  /** Whole sentence. */
  message: string;
}

/** Null: it may be written. */
export function refusalOf(snapshot: ISnapshot, path: string): IRefusal | null {
  const clash = caseClash(snapshot, path);
  if (clash !== null) {
    return {
      reason: 'case-clash',
      message: `${path} can't be written: ${clash} is there already and differs by capitals alone, which some computers can't keep apart; use its spelling as the module's name.`
    };
  }
  const file = fileAt(snapshot, path);
  if (!file) {
    return null;
  }
  if (file.text === null) {
    const why = file.problem ?? 'it is not UTF-8 text';
    return {
      reason: file.hash === null ? 'read-only' : 'encoding',
      message: `${path} can't be merged into: ${why.replace(/\.$/, '')}; convert or mend the file, or choose another module.`
    };
  }
  if (!file.writable) {
    return {
      reason: 'read-only',
      message: `${path} is read-only; allow writing to it, or choose another module.`
    };
  }
  const encoding = declaredEncoding(file.text);
  return encoding
    ? {
        reason: 'encoding',
        message: `${path} says that it is written in ${encoding}; convert it to UTF-8, or choose another module.`
      }
    : null;
}

/** An existing file or folder that is the path, or one above it, in other capitals. */
function caseClash(snapshot: ISnapshot, path: string): string | null {
  const there = new Set(
    [...snapshot.folders, ...snapshot.files.map(file => file.path)].flatMap(
      upwards
    )
  );
  const missing = upwards(path).filter(part => !there.has(part));
  const lower = new Map([...there].map(part => [part.toLowerCase(), part]));
  return (
    missing
      .map(part => lower.get(part.toLowerCase()))
      .find(part => part !== undefined) ?? null
  );
}

/** The encoding that a text declares, null for UTF-8 (and for what ASCII covers). */
function declaredEncoding(text: string): string | null {
  const head = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/, 2);
  for (const line of head) {
    const found = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line)?.[1];
    if (found) {
      return /^(?:utf[-_]?8(?:[-_]sig)?|us-ascii|ascii)$/i.test(found)
        ? null
        : found;
    }
  }
  return null;
}
