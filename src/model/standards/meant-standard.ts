import type { IReview, IStandardResult } from '../../engine';
import type { PromoteNotebook } from '../notebook';

export interface IMeant {
  notebook: PromoteNotebook;
  review: IReview;
  standard: IStandardResult;
}

/** The standard of an id in the review that is shown; null: there is none. */
export function meantStandard(
  notebook: PromoteNotebook | null,
  id: string
): IMeant | null {
  const review = notebook?.settled ?? null;
  const standard = review?.standards.find(one => one.id === id);
  return notebook === null || review === null || standard === undefined
    ? null
    : { notebook, review, standard };
}
