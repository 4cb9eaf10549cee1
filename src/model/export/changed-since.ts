/** Whether an export would still write what was looked at in the preview. */
import type { IReview } from '../../engine';
import { codeFiles } from './change-files';

function musts(review: IReview): string[] {
  return review.gate.reasons
    .filter(({ kind }) => kind === 'open-must')
    .map(({ standard, message }) => standard ?? message);
}

/**
 * What a review would write differently from the one that was looked at: paths
 * of files. Fewer open musts are no surprise, since the tests may have been run
 * meanwhile.
 */
export function changedSince(seen: IReview, now: IReview): string[] {
  const texts = (review: IReview) =>
    new Map(
      codeFiles(review.changes.files).map(({ path, hash, text }) => [
        path,
        JSON.stringify([hash, text])
      ])
    );
  const before = texts(seen);
  const after = texts(now);
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    path => before.get(path) !== after.get(path)
  );
}

/** Musts that are open now and were not when the preview was looked at. */
export function newMusts(seen: IReview, now: IReview): string[] {
  const known = musts(seen);
  return musts(now).filter(must => !known.includes(must));
}
