import type { IFinding } from '../checks/types';
import type { IChecked, IPlacedFinding } from './checked';

/** Whether the code itself waives a finding. */
export function isWaived({ waiver }: IFinding): boolean {
  return waiver?.problem === null;
}

/** Findings that somebody should act on now: neither waived nor of later stages alone. */
export function countingFindings({
  standards,
  findings
}: IChecked): IPlacedFinding[] {
  const now = new Set(
    standards
      .filter(({ counts, status }) => counts && status !== 'waived')
      .map(({ id }) => id)
  );
  return findings.filter(
    ({ finding }) =>
      !isWaived(finding) &&
      (finding.standards.length === 0 ||
        finding.standards.some(id => now.has(id)))
  );
}
