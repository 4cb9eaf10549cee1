/** The counts of a review that the header, the status bar and the export button speak of. */
import type { IReview, IStandardResult, Status } from '../engine';

const MET: Status[] = ['met', 'signed', 'waived', 'not-applicable'];
const OPEN: Status[] = [
  'failing',
  'not-run',
  'waiting',
  'lapsed',
  'switched-off'
];

/** Whether a standard still asks something of somebody. */
export function isOpen(standard: IStandardResult): boolean {
  return OPEN.includes(standard.status);
}

export interface ISummary {
  /** Standards that count: their stage is within the aim and there is something to check. */
  total: number;
  met: number;
  /** Open musts. */
  musts: number;
  /** Other open ones. */
  others: number;
  /** Whether anything is marked. */
  marked: boolean;
}

export function summaryOf(review: IReview): ISummary {
  const counting = review.standards.filter(
    standard => standard.counts && standard.status !== 'nothing'
  );
  const open = counting.filter(isOpen);
  const musts = open.filter(standard => standard.level === 'must').length;
  return {
    total: counting.length,
    met: counting.filter(standard => MET.includes(standard.status)).length,
    musts,
    others: open.length - musts,
    marked: review.gate.state !== 'none'
  };
}
