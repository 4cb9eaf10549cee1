/** What stands between the statements of a cell: directives, free comments, blank lines. */
import type { ISpot } from '../../plan/places';
import type { ICellSyntax } from '../../python/syntax';
import type { IRegionGround } from './ground';

/** The head of a cell: `%%time` and `#|` lines, with what stands before them; '' where there is none. */
export function headOf({ code, statements }: ICellSyntax): string {
  const lead = code.slice(0, statements[0]?.codeStart ?? code.length);
  let end = 0;
  for (const line of lead.matchAll(/^[^\n]*(?:\n|$)/gm)) {
    if (/^\s*(?:%%\w|#\s*\|)/.test(line[0])) {
      end = line.index! + line[0].length;
    }
    if (line[0] === '') {
      break;
    }
  }
  return lead.slice(0, end).replace(/\n$/, '');
}

/** The code between a statement and the one before it, or the head. */
export function gapBefore(
  { links, places }: IRegionGround,
  spot: ISpot
): string {
  const syntax = links.syntax(spot.cell);
  const { index, codeStart } = spot.statement;
  if (index === 0) {
    return syntax.code.slice(headOf(syntax).length, codeStart);
  }
  const before = places.of(spot.cell)[index - 1].statement;
  return syntax.code.slice(before.codeStart + before.text.length, codeStart);
}

/** Comment lines of a gap, groups kept apart by one blank line. */
export function commentsIn(gap: string): string[] {
  const lines = gap.split('\n').map(line => line.trim());
  const kept: string[] = [];
  for (const line of lines) {
    if (line.startsWith('#')) {
      kept.push(line);
    } else if (line === '' && kept.length > 0 && kept[kept.length - 1] !== '') {
      kept.push('');
    }
  }
  return kept[kept.length - 1] === '' ? kept.slice(0, -1) : kept;
}

export function hasBlankLine(gap: string): boolean {
  return /\n[^\S\n]*\n/.test(gap);
}
