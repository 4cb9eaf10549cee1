/** What can be done about a blocker; an action is there where one click does it. */
import type { IResolution } from '../python/links';
import type { IClosure } from './closure';
import { rootOf } from './faults';
import type { ISpot } from './places';
import type { ITarget } from './targets';
import type { IRemedy, RemedyKind } from './types';

export function inWords(...kinds: RemedyKind[]): IRemedy[] {
  return kinds.map(kind => ({ kind }));
}

/**
 * Brings a pure value along as the module's own constant; none where the value
 * that the read sees is not pure.
 */
export function bring(
  closure: IClosure,
  spot: ISpot,
  resolution: IResolution
): IRemedy[] {
  const { cell } = rootOf(closure, spot);
  if (resolution.binder?.kind !== 'constant' || !cell.mark) {
    return [];
  }
  const { by, ...mark } = cell.mark;
  const names = { ...mark.names, [resolution.name]: 'constant' as const };
  return [
    {
      kind: 'bring',
      action: {
        edits: [],
        marks: [{ cell: cell.key, mark: { ...mark, names } }]
      }
    }
  ];
}

/** Marks the cell of a statement for a module; in words only where the cell is marked already. */
export function markFor(
  kind: 'mark' | 'choose-module',
  spot: ISpot,
  target: ITarget
): IRemedy {
  if (spot.cell.mark) {
    return { kind };
  }
  const { module, role } = target;
  return {
    kind,
    action: {
      edits: [],
      marks: [{ cell: spot.cell.key, mark: { module, role } }]
    }
  };
}
