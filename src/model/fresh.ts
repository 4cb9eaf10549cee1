/** A review of the notebook as it is now, against the project as it is now. */
import type { IReview } from '../engine';
import type { PromoteNotebook } from './notebook';

/** Reviews that may be overtaken by edits before we give up. */
const ATTEMPTS = 5;

/**
 * Reads the project again and reviews.
 *
 * @throws Error where the checks can't run, or the notebook is edited all the time.
 */
export async function freshReview(notebook: PromoteNotebook): Promise<IReview> {
  await notebook.readProject();
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const review = await notebook.check();
    if (review !== null && !notebook.stale) {
      return review;
    }
    if (notebook.failure !== null) {
      throw new Error(notebook.failure);
    }
  }
  throw new Error('The notebook is being edited.');
}
