/** Text of a module in pieces that remember which text of which cell they are. */
import type { ICellSyntax } from '../python/syntax';
import type { ISegment } from './types';

export interface IPiece {
  text: string;
  /** Where the text stands, unchanged, in a cell's source; null where the plan made it. */
  from: { cell: string; offset: number } | null;
}

export function made(text: string): IPiece {
  return { text, from: null };
}

/**
 * The text between two offsets of a cell's dedented code. A line whose place in
 * the source does not follow from the line before starts its own piece.
 */
export function verbatim(
  cell: string,
  syntax: ICellSyntax,
  codeStart: number,
  codeEnd: number
): IPiece[] {
  const code = syntax.code.slice(codeStart, codeEnd);
  if (syntax.code === syntax.source) {
    return [{ text: code, from: { cell, offset: codeStart } }];
  }
  const pieces: IPiece[] = [];
  let at = codeStart;
  for (const text of code.split(/(?<=\n)/)) {
    const offset = syntax.toSource(at);
    const last = pieces[pieces.length - 1];
    if (last && last.from!.offset + last.text.length === offset) {
      last.text += text;
    } else {
      pieces.push({ text, from: { cell, offset } });
    }
    at += text.length;
  }
  return pieces;
}

export function textOf(pieces: readonly IPiece[]): string {
  return pieces.map(piece => piece.text).join('');
}

/** Segments of the pieces when they are written one after the other from an offset on. */
export function segmentsOf(
  pieces: readonly IPiece[],
  start: number
): ISegment[] {
  const segments: ISegment[] = [];
  let at = start;
  for (const { text, from } of pieces) {
    if (from && text.length > 0) {
      segments.push({
        start: at,
        end: at + text.length,
        cell: from.cell,
        from: from.offset
      });
    }
    at += text.length;
  }
  return segments;
}
