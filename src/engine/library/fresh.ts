/** Whether there is anything that an export could meet. */
import type { IPlan } from '../plan/types';
import { fileAt } from '../project/files';
import type { IProject } from '../project/types';
import { refusalOf } from './export/refusal';
import { readLedgers } from './ledger';

/**
 * Whether nothing of the library stands in the way of an export, so that
 * `changesOf` has no conflict: it writes modules that are not there yet, and
 * the notebook has never exported.
 */
export function isFresh(
  { notebook, modules }: IPlan,
  project: IProject
): boolean {
  const { snapshot, library, libraryGuessed } = project;
  const isInside =
    !notebook.startsWith('/') && !notebook.split('/').includes('..');
  const isSettled = isInside && library !== null && !libraryGuessed;
  return (
    hasNoLedger(notebook, project) &&
    (isSettled || modules.length === 0) &&
    modules.every(
      ({ path, present }) =>
        present.length === 0 &&
        fileAt(snapshot, path) === undefined &&
        refusalOf(snapshot, path) === null
    )
  );
}

/** Neither under its name nor under one that is gone and may have been its own. */
function hasNoLedger(notebook: string, { snapshot }: IProject): boolean {
  return (
    (snapshot.gone ?? []).length === 0 && !readLedgers(snapshot).has(notebook)
  );
}
