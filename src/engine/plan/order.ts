/** Compatible order (SPEC section 5): that of the notebook, but for what the import of the module would not survive. */
import { perStatement } from '../python/per-statement';
import type { IUse } from '../python/syntax';
import type { IGround } from './ground';
import type { ISpot } from './places';

export interface IOrdered {
  spots: ISpot[];
  /** Statements that need each other when the module is imported: kept in notebook order, the import will fail. */
  cycles: ISpot[];
}

/**
 * A statement moves behind another only if the other binds a name that it
 * reads as it runs and that nothing above binds.
 *
 * @param head names that the module's imports bind
 * @param lateAnnotations the module begins with `from __future__ import annotations`
 */
export function compatibleOrder(
  ground: IGround,
  members: Iterable<ISpot>,
  head: Iterable<string>,
  lateAnnotations: boolean
): IOrdered {
  const pending = [...members].sort((a, b) => a.order - b.order);
  const bound = new Set(head);
  const below = new Map<string, number>();
  for (const spot of pending) {
    spot.statement.names.forEach(name => count(below, name, 1));
  }
  const isMet = (spot: ISpot, name: string): boolean => {
    if (bound.has(name)) {
      return true;
    }
    const own = spot.statement.names.includes(name) ? 1 : 0;
    return (below.get(name) ?? 0) <= own || isBuiltinThere(ground, spot, name);
  };
  const needs = new Map(
    pending.map(spot => [spot, needsOf(spot, lateAnnotations)])
  );
  const spots: ISpot[] = [];
  const cycles: ISpot[] = [];
  while (pending.length > 0) {
    let next = pending.findIndex(spot =>
      needs.get(spot)!.every(name => isMet(spot, name))
    );
    if (next < 0) {
      next = 0;
      cycles.push(pending[0]);
    }
    const [spot] = pending.splice(next, 1);
    spots.push(spot);
    for (const name of spot.statement.names) {
      bound.add(name);
      count(below, name, -1);
    }
  }
  return { spots, cycles };
}

/**
 * Names that statements of a module read as they run and that nothing above
 * has made, though the module makes them: its import would fail there.
 */
export function unmetNeeds(
  ground: IGround,
  ordered: readonly ISpot[],
  head: Iterable<string>,
  lateAnnotations: boolean
): { spot: ISpot; name: string }[] {
  const bound = new Set(head);
  const made = new Set(ordered.flatMap(({ statement }) => statement.names));
  const unmet: { spot: ISpot; name: string }[] = [];
  for (const spot of ordered) {
    for (const name of needsOf(spot, lateAnnotations)) {
      const missing = made.has(name) && !bound.has(name);
      if (missing && !isBuiltinThere(ground, spot, name)) {
        unmet.push({ spot, name });
      }
    }
    for (const [name, state] of spot.statement.after) {
      if (state === 'deleted') {
        bound.delete(name);
      } else {
        bound.add(name);
      }
    }
  }
  return unmet;
}

function isBuiltinThere(ground: IGround, spot: ISpot, name: string): boolean {
  return ground.links.resolve(name, spot, 'immediate').kind === 'builtin';
}

function count(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

function needsOf({ statement }: ISpot, lateAnnotations: boolean): string[] {
  return lateAnnotations ? needsBeside(statement) : needsWith(statement);
}

const needsWith = perStatement(statement => immediateNames(statement.uses));

/** Annotations are not evaluated. */
const needsBeside = perStatement(statement =>
  immediateNames(statement.uses.filter(use => !use.inAnnotation))
);

function immediateNames(uses: readonly IUse[]): string[] {
  const needed = uses.filter(
    ({ exposed, when }) => exposed && when === 'immediate'
  );
  return [...new Set(needed.map(({ name }) => name))];
}
