import { closureOf } from './closure';
import type { IClosure } from './closure';
import type { IGround } from './ground';
import type { ISpot } from './places';
import { ownerIn } from './sharing';
import type { ITarget } from './targets';

/** One for each module. Library modules come first: what they bring, their tests import from them. */
export function closuresOf(ground: IGround): IClosure[] {
  const marks = marksByTarget(ground);
  const code = ground.targets
    .filter(({ role }) => role === 'code')
    .map(target => closureOf(ground, target, marks.get(target) ?? []));
  const owner = ownerIn(code);
  const tests = ground.targets
    .filter(({ role }) => role === 'test')
    .map(target => closureOf(ground, target, marks.get(target) ?? [], owner));
  return [...code, ...tests];
}

function marksByTarget(ground: IGround): Map<ITarget, ISpot[]> {
  const marks = new Map<ITarget, ISpot[]>();
  for (const [spot, target] of ground.marks) {
    const spots = marks.get(target) ?? [];
    spots.push(spot);
    marks.set(target, spots);
  }
  return marks;
}
