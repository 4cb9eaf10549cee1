/** All safe fixes of one kind of finding as one step. */
import type { IFinding, IFixAll } from '../../engine';
import type { PromoteNotebook } from '../notebook';

/**
 * @param check - Id of the check or rule.
 * @param cell - Key of a cell; null: the whole notebook.
 * @returns null where fewer than two findings can be mended at once.
 */
export async function fixAllOf(
  notebook: PromoteNotebook,
  check: string,
  cell: string | null
): Promise<IFixAll | null> {
  const findings = (notebook.settled?.findings ?? [])
    .filter(finding => isOfKind(finding, check))
    .map(({ check, cell, fix }) => ({ check, cell, fix }));
  if (findings.filter(isSafe).length < 2) {
    return null;
  }
  const answered = await notebook.ask('fix-all', { findings, check, cell });
  return answered?.answer ?? null;
}

/**
 * Keys of the cells in which several findings of one kind can be mended at
 * once; none where all that can be mended is in one cell anyway.
 */
export function cellsWithSeveral(
  findings: readonly IFinding[],
  check: string
): string[] {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const { cell } = finding;
    if (cell !== null && isOfKind(finding, check) && isSafe(finding)) {
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
  }
  return counts.size < 2
    ? []
    : [...counts].flatMap(([cell, count]) => (count > 1 ? [cell] : []));
}

function isOfKind(finding: IFinding, check: string): boolean {
  return finding.check === check && finding.waiver === undefined;
}

function isSafe({ fix }: Pick<IFinding, 'fix'>): boolean {
  return fix?.safe === true;
}
