/** Why a standard is asked for, in a few words of plain text. */
import type { IStandardResult } from '../engine';

/** First paragraph below `## Why` of a check's page. */
function whyOf(page: string): string | null {
  const section = /^## Why\n+([\s\S]*?)(?=\n\n|\n## |$)/m.exec(page);
  return section?.[1].replace(/\s+/g, ' ').replaceAll('`', '').trim() ?? null;
}

/**
 * The team's own reason where the document gives one, else the check's.
 *
 * @param pages - The checks' help pages by id.
 */
export function why(
  standard: IStandardResult,
  pages: Readonly<Record<string, string>>
): string | null {
  if (standard.help !== '' && !/[<[|#]/.test(standard.help)) {
    return standard.help.split(/\n\s*\n/)[0].replace(/[`*]/g, '');
  }
  for (const binding of standard.bindings) {
    const page = binding.kind === 'check' ? pages[binding.id] : undefined;
    if (page !== undefined) {
      return whyOf(page);
    }
  }
  return null;
}
