/** Two kinds of files in a change set: those that people read, and our own book-keeping. */
import type { IFileChange } from '../../engine';

const RECORDS: readonly IFileChange['kind'][] = [
  'ledger',
  'base',
  'readme',
  'sign-off'
];

/** Library, tests and settings: what the preview shows and counts. */
export function codeFiles(files: readonly IFileChange[]): IFileChange[] {
  return files.filter(({ kind }) => !RECORDS.includes(kind));
}

/** What `.promote/` gets. */
export function recordFiles(files: readonly IFileChange[]): IFileChange[] {
  return files.filter(({ kind }) => RECORDS.includes(kind));
}
