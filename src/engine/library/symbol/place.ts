/** Where a new symbol goes in a module that is there. */
import type { IModuleStatement } from '../../plan/types';
import { insertAt, isDefinition, isImporting } from '../text/gaps';
import { afterImports, headEnd } from '../imports/blocks';
import type { IModuleText, IPiece } from '../symbols';

/** A statement of the plan, and its piece of the module once it has one. */
export interface ILocated {
  kind: IModuleStatement['kind'];
  piece: IPiece | null;
}

/**
 * Puts `piece` into the module: beside its neighbours of the plan, else a
 * constant behind the imports and a definition behind the last one it needs or
 * at the end; never above what it needs when the module is imported, never
 * below what needs it then, and above `if __name__ == '__main__'`.
 */
export function placeSymbol(
  module: IModuleText,
  plan: ILocated[],
  at: number,
  piece: IPiece
): void {
  const { pieces } = module;
  if (piece.kind === 'docstring') {
    insertAt(module, 0, piece, { after: 1 });
    return;
  }
  const wished = isImporting(piece)
    ? afterImports(module, headEnd(module))
    : (besideNeighbour(pieces, plan, at) ??
      withoutNeighbour(module, plan[at].kind, piece));
  const main = pieces.findIndex(({ kind }) => kind === 'main');
  const end = main < 0 ? pieces.length : main;
  const lowest = behindNeeds(pieces, piece);
  const highest = Math.min(aboveReaders(pieces, piece), end);
  const index = Math.max(lowest, Math.min(wished, Math.max(lowest, highest)));
  insertAt(module, index, piece);
}

/** Index beside the nearest statement of the same sort that the module has. */
function besideNeighbour(
  pieces: IPiece[],
  plan: ILocated[],
  at: number
): number | null {
  const isSort = ({ kind, piece }: ILocated) =>
    piece?.kind !== 'docstring' &&
    !(piece && isImporting(piece)) &&
    (kind === 'constant') === (plan[at].kind === 'constant');
  for (let above = at - 1; above >= 0; above--) {
    const index = indexOf(pieces, plan[above]);
    if (index >= 0 && isSort(plan[above])) {
      return index + 1;
    }
  }
  for (let below = at + 1; below < plan.length; below++) {
    const index = indexOf(pieces, plan[below]);
    if (index >= 0 && isSort(plan[below])) {
      return index;
    }
  }
  return null;
}

function indexOf(pieces: IPiece[], { piece }: ILocated): number {
  return piece ? pieces.indexOf(piece) : -1;
}

function withoutNeighbour(
  module: IModuleText,
  kind: IModuleStatement['kind'],
  piece: IPiece
): number {
  const { pieces } = module;
  if (kind === 'constant') {
    let index = afterImports(module, headEnd(module));
    while (
      pieces[index]?.kind === 'constant' ||
      pieces[index]?.kind === 'exports'
    ) {
      index++;
    }
    return index;
  }
  const last = lastIndex(
    pieces,
    other =>
      isDefinition(other) &&
      needs(piece).some(name => other.names.includes(name))
  );
  return last < 0 ? pieces.length : last + 1;
}

function needs(piece: IPiece): string[] {
  return [...piece.immediate, ...piece.deferred];
}

/** Index behind everything that the piece needs when it runs, and behind what binds its names already. */
function behindNeeds(pieces: IPiece[], piece: IPiece): number {
  const wanted = new Set([...piece.immediate, ...piece.names]);
  // What it calls reads its own names then.
  let grown = true;
  while (grown) {
    grown = false;
    for (const other of pieces) {
      if (isDefinition(other) && other.names.some(name => wanted.has(name))) {
        for (const name of other.deferred) {
          grown ||= !wanted.has(name);
          wanted.add(name);
        }
      }
    }
  }
  return (
    lastIndex(
      pieces,
      other =>
        other.kind !== 'main' && other.names.some(name => wanted.has(name))
    ) + 1
  );
}

/** Index of the first piece that needs one of the names when it runs; behind all where none does. */
function aboveReaders(pieces: IPiece[], piece: IPiece): number {
  const offered = new Set(piece.names);
  let grown = true;
  while (grown) {
    grown = false;
    for (const other of pieces) {
      if (
        isDefinition(other) &&
        [...other.deferred].some(name => offered.has(name))
      ) {
        for (const name of other.names) {
          grown ||= !offered.has(name);
          offered.add(name);
        }
      }
    }
  }
  const index = pieces.findIndex(({ immediate }) =>
    [...immediate].some(name => offered.has(name))
  );
  return index < 0 ? pieces.length : index;
}

function lastIndex(pieces: IPiece[], test: (piece: IPiece) => boolean): number {
  for (let index = pieces.length - 1; index >= 0; index--) {
    if (test(pieces[index])) {
      return index;
    }
  }
  return -1;
}
