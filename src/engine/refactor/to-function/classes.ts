/** Class bodies inside of the region: their names fall to the module, not to the function around them (SPEC 9, class-in-region). */
import type { ISpot } from '../../plan/places';
import { at } from './faults';
import type { RegionFaults } from './faults';

export function findClasses(
  body: readonly ISpot[],
  own: ReadonlySet<string>,
  faults: RegionFaults
): void {
  for (const spot of body) {
    for (const use of spot.statement.uses) {
      const inBody =
        use.scope?.kind === 'class' && use.scope.locals.has(use.name);
      if (inBody && own.has(use.name)) {
        faults.refuse('class-in-region', use.name, at(spot, use));
      }
    }
  }
}
