import type { IConfigurationProblem } from '../project/types';
import { daysOf } from './settings';
import type { IDocument } from './types';

const DAY = 86_400_000;

/**
 * Says that the team wanted to look at its document again (`reviewed`,
 * `review-in`) and the day is over; null: it is not, or no day was named.
 *
 * @param today - YYYY-MM-DD
 */
export function overdueReview(
  { reviewed, reviewIn, path, keyLines, owner }: IDocument,
  today: string
): IConfigurationProblem | null {
  const days = reviewIn === null ? null : daysOf(reviewIn);
  if (reviewed === null || days === null) {
    return null;
  }
  const due = new Date(Date.parse(reviewed) + days * DAY)
    .toISOString()
    .slice(0, 10);
  return due < today
    ? {
        path,
        line: keyLines.reviewed ?? null,
        message: `The review of ${path} was due on ${due}: go through it${owner ? ` with ${owner}` : ''} and write the day as \`reviewed: ${today}\`.`,
        severity: 'warning'
      }
    : null;
}
