/** Where the call can stand so that nothing that stays in the cells changes its meaning. */
import type { ISpot } from '../../plan/places';
import { atSpot } from './faults';
import type { RegionFaults } from './faults';
import { isPlainImport } from './hoist';
import type { IParts } from './region';

/**
 * The statement in whose place the call is written: the last of the first
 * cell, else of a later one, else the first of all. Null where each of them
 * would change what a definition between the statements sees.
 */
export function callPlace(
  parts: IParts,
  shown: ISpot | null,
  faults: RegionFaults
): ISpot | null {
  const found = placeFor(parts, shown);
  if ('place' in found) {
    return found.place;
  }
  const { conflict } = found;
  faults.refuse(
    'interleaved',
    conflict.statement.names[0] ?? '-',
    atSpot(conflict)
  );
  return null;
}

/** That statement, or the first one that is in the way. */
export function placeFor(
  parts: IParts,
  shown: ISpot | null
): { place: ISpot } | { conflict: ISpot } {
  const { body, cells } = parts;
  // What is shown is the last line of its cell.
  const candidates = shown
    ? [shown]
    : [
        ...cells.flatMap(cell =>
          body.filter(spot => spot.cell === cell).slice(-1)
        ),
        body[0]
      ];
  let blocked: ISpot | null = null;
  for (const candidate of candidates) {
    const conflict = conflictAt(parts, candidate);
    if (conflict === null) {
      return { place: candidate };
    }
    blocked ??= conflict;
  }
  return { conflict: blocked! };
}

/** A staying statement that would come to stand on the other side of one it depends on. */
function conflictAt({ body, stays }: IParts, call: ISpot): ISpot | null {
  return (
    stays.find(stay =>
      body.some(
        moved =>
          stay.order < moved.order !== stay.order < call.order &&
          dependent(stay, moved)
      )
    ) ?? null
  );
}

function dependent(stay: ISpot, moved: ISpot): boolean {
  const stayNames = new Set(stay.statement.binds.map(({ name }) => name));
  const movedNames = new Set(moved.statement.binds.map(({ name }) => name));
  const reads =
    moved.statement.uses.some(
      ({ name, exposed }) => exposed && stayNames.has(name)
    ) || [...movedNames].some(name => stayNames.has(name));
  const isImport = isPlainImport(stay.statement.node);
  // An import is moved along where the call would come before it.
  return isImport
    ? [...movedNames].some(name => stayNames.has(name))
    : reads ||
        stay.statement.uses.some(
          ({ name, exposed, when }) =>
            exposed && when === 'immediate' && movedNames.has(name)
        );
}
