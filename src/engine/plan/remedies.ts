/** What can be done about a blocker; an action is there where one click does it. */
import type { IResolution } from '../python/links';
import { Answers } from './answers';
import type { IClosure } from './closure';
import { rootOf } from './faults';
import type { IGround } from './ground';
import type { ISpot } from './places';
import type { ITarget } from './targets';
import type { IRemedy, RemedyKind } from './types';

export function inWords(...kinds: RemedyKind[]): IRemedy[] {
  return kinds.map(kind => ({ kind }));
}

/**
 * Brings a pure value along as the module's own constant; none where the value
 * that the read sees is not pure, or is made of names that can't come along.
 */
export function bring(
  ground: IGround,
  closure: IClosure,
  spot: ISpot,
  { name, binder }: IResolution
): IRemedy[] {
  const { cell } = rootOf(closure, spot);
  if (
    binder?.kind !== 'constant' ||
    !cell.mark ||
    !standsAlone(new Answers(ground, closure.target), ground.places.at(binder))
  ) {
    return [];
  }
  const { by, ...mark } = cell.mark;
  const names = { ...mark.names, [name]: 'constant' as const };
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

/** Whether everything that a statement reads could come along with it. */
function standsAlone(
  answers: Answers,
  spot: ISpot,
  seen = new Set<ISpot>()
): boolean {
  if (seen.has(spot)) {
    return true;
  }
  seen.add(spot);
  return spot.statement.uses.every(use => {
    if (!use.exposed) {
      return true;
    }
    const answer = answers.to(spot, use);
    return answer.is === 'carry'
      ? answer.spots.every(each => standsAlone(answers, each, seen))
      : answer.is !== 'variable' && answer.is !== 'lost';
  });
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
