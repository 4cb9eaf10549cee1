/** All safe fixes of one kind of finding as one step. */
import type { IFixAll } from '../../engine';
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
    .filter(finding => finding.check === check && finding.waiver === undefined)
    .map(({ check, cell, fix }) => ({ check, cell, fix }));
  if (findings.filter(({ fix }) => fix?.safe === true).length < 2) {
    return null;
  }
  const answered = await notebook.ask('fix-all', { findings, check, cell });
  return answered?.answer ?? null;
}
