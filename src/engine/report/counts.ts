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

/** What a finding about the project says, whichever notebook it was found with; null: it is about a notebook. */
export function projectKey({
  finding,
  message
}: IPlacedFinding): string | null {
  return finding.cell === null && finding.check.startsWith('project-')
    ? `${finding.check} ${message}`
    : null;
}

/** Lets a finding about the project pass once, however many notebooks it has. */
export function unrepeated(): (one: IPlacedFinding) => boolean {
  const seen = new Set<string>();
  return one => {
    const key = projectKey(one);
    const isNew = key === null || !seen.has(key);
    seen.add(key ?? '');
    return isNew;
  };
}
