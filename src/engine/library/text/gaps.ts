/** New pieces among old ones: what was there keeps its bytes, blank lines are only added. */
import type { IModuleText, IPiece } from '../symbols';

const DEFINITION = new Set(['function', 'class']);
const IMPORT = new Set([
  'future',
  'import',
  'conditional-import',
  'type-checking'
]);

/** Line ends at the start of a lead, and comment lines that follow the piece above without a blank line. */
const BELONGS_ABOVE = /^[ \t\f]*(?:(?:\r\n|\n|\r)[ \t\f]*#[^\r\n]*)*/;

export function isDefinition(piece: IPiece): boolean {
  return DEFINITION.has(piece.kind);
}

export function isImporting(piece: IPiece): boolean {
  return IMPORT.has(piece.kind);
}

/** Puts a piece at `index` of the module, with the blank lines that fit there. */
export function insertAt(
  module: IModuleText,
  index: number,
  piece: IPiece,
  blank: { before?: number; after?: number } = {}
): void {
  const { pieces, eol } = module;
  const above = pieces[index - 1];
  const below = pieces[index];
  const before = blank.before ?? (above ? blankLines(module, above, piece) : 0);
  const after = blank.after ?? (below ? blankLines(module, piece, below) : 0);
  if (!above) {
    insertFirst(module, piece, after);
    return;
  }
  const gap = below ? below.lead : module.tail;
  const taken = aboveOf(gap, below !== undefined);
  const rest = gap.slice(taken.length);
  piece.lead = taken + eol.repeat(before + 1);
  pieces.splice(index, 0, piece);
  if (below) {
    below.lead = withBlankLines(rest, after, eol);
  } else {
    module.tail = rest;
  }
}

/** Takes a piece out; comments that stand alone above it stay. */
export function removePiece(module: IModuleText, piece: IPiece): void {
  const { pieces } = module;
  const index = pieces.indexOf(piece);
  const below = pieces[index + 1];
  const [bom] = /^\ufeff?/.exec(piece.lead) ?? [''];
  const isBlank = piece.lead.slice(bom.length).trim() === '';
  pieces.splice(index, 1);
  if (!isBlank) {
    const kept = piece.lead.trimEnd();
    if (below) {
      below.lead = kept + below.lead;
    } else {
      module.tail = kept + module.tail;
    }
  } else if (below && index === 0) {
    below.lead = bom + below.lead.replace(/^(?:[ \t\f]*(?:\r\n|\n|\r))+/, '');
  } else if (below) {
    const isCloser =
      below.lead.trim() === '' &&
      countLines(below.lead) < countLines(piece.lead);
    below.lead = isCloser ? piece.lead : below.lead;
  } else if (index === 0) {
    module.tail = bom + module.tail.replace(/^(?:\r\n|\n|\r)/, '');
  }
}

/** The part of a gap that stays with the piece above. */
function aboveOf(gap: string, hasBelow: boolean): string {
  const comments = BELONGS_ABOVE.exec(gap)?.[0] ?? '';
  const rest = gap.slice(comments.length);
  // Right above the piece below (`# %%`): it stays there.
  const belongsBelow = hasBelow && countLines(rest) < 2;
  return belongsBelow ? (/^[ \t\f]*/.exec(gap)?.[0] ?? '') : comments;
}

/** Above everything but what heads the file. */
function insertFirst(module: IModuleText, piece: IPiece, after: number): void {
  const { pieces, eol } = module;
  const below = pieces[0];
  if (below) {
    piece.lead = below.lead;
    below.lead = eol.repeat(after + 1);
  } else {
    const head = module.tail;
    const text = head.replace(/^\ufeff/, '');
    piece.lead =
      text.trim() === ''
        ? head.slice(0, head.length - text.length)
        : head + (/[\r\n]$/.test(head) ? eol : eol + eol);
    module.tail = text.trim() === '' || /[\r\n]$/.test(head) ? eol : '';
  }
  pieces.splice(0, 0, piece);
}

/** Blank lines between two pieces that become neighbours. */
export function blankLines(
  module: IModuleText,
  above: IPiece,
  below: IPiece
): number {
  if (isDefinition(above) || isDefinition(below) || below.kind === 'main') {
    return usualBlankLines(module);
  }
  if (isImporting(above) && isImporting(below)) {
    return above.kind === below.kind ? 0 : 1;
  }
  const simple = (piece: IPiece) =>
    piece.kind === 'constant' && !/[\r\n]/.test(piece.text);
  return simple(above) && simple(below) ? 0 : 1;
}

/** Blank lines that this module mostly has around its definitions: 2 where it does not say. */
function usualBlankLines({ pieces }: IModuleText): number {
  const counts = new Map<number, number>();
  pieces.forEach((piece, index) => {
    const above = pieces[index - 1];
    if (above && isDefinition(above) && isDefinition(piece)) {
      const blank = countLines(piece.lead) - 1;
      counts.set(blank, (counts.get(blank) ?? 0) + 1);
    }
  });
  const usual = [...counts].sort((one, other) => other[1] - one[1])[0];
  return usual && usual[0] >= 1 && usual[1] > 1 ? Math.min(usual[0], 2) : 2;
}

/** The lead with at least that many blank lines at its start. */
function withBlankLines(lead: string, blank: number, eol: string): string {
  const [start] = /^(?:[ \t\f]*(?:\r\n|\n|\r))*/.exec(lead) ?? [''];
  const missing = blank + 1 - countLines(start);
  return missing > 0 ? eol.repeat(missing) + lead : lead;
}

function countLines(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
