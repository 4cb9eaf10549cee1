/** Two kinds of files in a change set: those that people read, and our own book-keeping. */
import type { IFileChange, IReview } from '../engine';

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

function musts(review: IReview): string[] {
  return review.gate.reasons
    .filter(({ kind }) => kind === 'open-must')
    .map(({ standard, message }) => standard ?? message);
}

/**
 * Whether a review would write something else than the one that was looked at.
 * Fewer open musts are no surprise: the tests may have been run meanwhile.
 */
export function differs(seen: IReview, now: IReview): boolean {
  const texts = (review: IReview) =>
    JSON.stringify(
      codeFiles(review.changes.files).map(({ path, hash, text }) => [
        path,
        hash,
        text
      ])
    );
  const known = musts(seen);
  return (
    texts(seen) !== texts(now) || musts(now).some(must => !known.includes(must))
  );
}
