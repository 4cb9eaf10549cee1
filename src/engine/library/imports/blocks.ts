/** Where a new import line goes: the block of imports that is there, in its order and sections. */
import { insertAt, isDefinition } from '../text/gaps';
import { importedBy } from './names';
import {
  compareLines,
  Section,
  type IImportLine,
  type IImportStyle
} from './order';
import type { IModuleText, IPiece } from '../symbols';

interface IEntry {
  index: number;
  piece: IPiece;
  section: Section;
  line: IImportLine;
}

/** A comment above imports that speaks of the section, not of the line below it. */
const HEADING =
  /^#\W*(?:standard|std|built-?in|third|3rd|first|1st|local|external|internal|own|project|imports?)\b/i;

/** Index behind the module's head: the first definition or `if __name__ == '__main__'`. */
export function headEnd({ pieces }: IModuleText): number {
  const index = pieces.findIndex(
    piece => isDefinition(piece) || piece.kind === 'main'
  );
  return index < 0 ? pieces.length : index;
}

/** Puts a new import piece (one statement) into the module. */
export function insertImport(
  module: IModuleText,
  piece: IPiece,
  style: IImportStyle
): void {
  const entry = entryOf(piece, -1, style);
  const block = blockFor(module, entry, style);
  if (!block) {
    const docstring = module.pieces[0]?.kind === 'docstring' ? 1 : 0;
    insertAt(module, docstring, piece, docstring ? { before: 1 } : {});
    return;
  }
  const same = block.filter(({ section }) => section === entry.section);
  if (same.length > 0) {
    insertIntoSection(module, entry, same, style);
  } else {
    insertSection(module, entry, block);
  }
}

/** Index of the first piece behind the imports of the head. */
export function afterImports({ pieces }: IModuleText, end: number): number {
  let index = pieces[0]?.kind === 'docstring' ? 1 : 0;
  for (let at = 0; at < end; at++) {
    switch (pieces[at].kind) {
      case 'future':
      case 'import':
      case 'conditional-import':
      case 'type-checking':
        index = at + 1;
    }
  }
  return index;
}

function insertIntoSection(
  module: IModuleText,
  entry: IEntry,
  same: IEntry[],
  style: IImportStyle
): void {
  const compare = (one: IEntry, other: IEntry) =>
    compareLines(one.line, other.line, style);
  const isSorted = same.every(
    (other, at) => at === 0 || compare(same[at - 1], other) <= 0
  );
  const next = isSorted
    ? same.find(other => compare(entry, other) < 0)
    : undefined;
  if (!next) {
    const last = same[same.length - 1];
    insertAt(module, last.index + 1, entry.piece, {
      before: 0,
      after: module.pieces[last.index + 1] ? undefined : 0
    });
    return;
  }
  insertAbove(module, entry.piece, next, next === same[0] ? 'first' : 'inner');
}

/** Above another import: what stands before that one now stands before the new one. */
function insertAbove(
  module: IModuleText,
  piece: IPiece,
  next: IEntry,
  place: 'first' | 'inner'
): void {
  const below = next.piece;
  piece.lead = below.lead;
  const comments = /^(?:#[^\r\n]*(?:\r\n|\n|\r))+/.exec(below.text)?.[0];
  if (place === 'first' && comments && HEADING.test(comments)) {
    piece.lead += comments;
    below.text = below.text.slice(comments.length);
    below.offset += comments.length;
  }
  below.lead = module.eol;
  module.pieces.splice(next.index, 0, piece);
}

function insertSection(
  module: IModuleText,
  entry: IEntry,
  block: IEntry[]
): void {
  const blank = separatesSections(block) ? 1 : 0;
  const before = block.filter(({ section }) => section < entry.section);
  if (before.length > 0) {
    const last = before[before.length - 1];
    const next = block.find(({ index }) => index > last.index);
    insertAt(module, last.index + 1, entry.piece, {
      before: blank,
      after: next ? blank : undefined
    });
  } else {
    insertAbove(module, entry.piece, block[0], 'inner');
    block[0].piece.lead = module.eol.repeat(blank + 1);
  }
}

/** Whether the block has blank lines between its sections; yes where it has but one section. */
function separatesSections(block: IEntry[]): boolean {
  const borders = block.filter(
    (entry, at) => at > 0 && entry.section !== block[at - 1].section
  );
  return (
    borders.length === 0 ||
    borders.some(({ piece }) =>
      /(?:\r\n|\n|\r)[ \t\f]*(?:\r\n|\n|\r)/.test(piece.lead)
    )
  );
}

/**
 * The block of neighbouring imports to write into: one that imports from the
 * same package, else one with that section, else the first (for the project's
 * own packages the last, which may stand behind a change of `sys.path`).
 */
function blockFor(
  module: IModuleText,
  entry: IEntry,
  style: IImportStyle
): IEntry[] | null {
  const blocks: IEntry[][] = [];
  const end = headEnd(module);
  let open = false;
  module.pieces.slice(0, end).forEach((piece, index) => {
    const isImport = piece.kind === 'import' || piece.kind === 'future';
    if (isImport && !open) {
      blocks.push([]);
    }
    if (isImport) {
      blocks[blocks.length - 1].push(entryOf(piece, index, style));
    }
    open = isImport;
  });
  if (entry.section === Section.Future) {
    return blocks[0] ?? null;
  }
  const top = ({ line }: IEntry) =>
    `${line.level} ${line.module.split('.')[0]}`;
  const own = entry.section >= Section.FirstParty;
  return (
    blocks.find(block => block.some(other => top(other) === top(entry))) ??
    blocks.find(block =>
      block.some(({ section }) => section === entry.section)
    ) ??
    blocks[own ? blocks.length - 1 : 0] ??
    null
  );
}

function entryOf(piece: IPiece, index: number, style: IImportStyle): IEntry {
  const [first] = importedBy(piece.statements[0].node, '');
  const { name, asname, level, written } = first;
  return {
    index,
    piece,
    section: style.section(written, level),
    line: {
      from: name !== null,
      module: written,
      level,
      first: name ?? '',
      asname: asname ?? ''
    }
  };
}
