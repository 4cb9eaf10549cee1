/** Defs of the notebook that the region calls, directly or through others, and the notebook's variables they touch. */
import type { ISpot } from '../../plan/places';
import { symbolName } from '../../plan/faults';
import { at, atSpot } from './faults';
import type { RegionFaults } from './faults';
import type { IBodyFlow, IExposed } from './body-flow';
import type { IRegionGround } from './ground';

/**
 * A def that reads a variable which the region sets would see the old value,
 * one that writes a variable which the region uses would change another one.
 */
export function findSharedVariables(
  ground: IRegionGround,
  flow: IBodyFlow,
  inputs: readonly string[],
  body: readonly ISpot[],
  faults: RegionFaults
): void {
  const used = new Set([...inputs, ...flow.written.keys()]);
  const reached = reachedDefs(ground, flow);
  for (const [def, from] of reached) {
    const symbol = symbolName(def);
    for (const { name, exposed } of def.statement.uses) {
      if (exposed && flow.written.has(name)) {
        faults.refuse('notebook-variable', name, at(from.spot, from.use), {
          symbol
        });
      }
    }
    for (const { name, how } of def.statement.binds) {
      if (how === 'global-write' && used.has(name)) {
        faults.refuse('global-write', name, at(from.spot, from.use), {
          symbol
        });
      }
    }
  }
  findMethods(ground, flow, body, reached, faults);
}

/** Methods of any object at hand may read the notebook's variables, too. */
function findMethods(
  { links, places }: IRegionGround,
  flow: IBodyFlow,
  body: readonly ISpot[],
  reached: ReadonlyMap<ISpot, IExposed>,
  faults: RegionFaults
): void {
  for (const [name, { spot }] of flow.written) {
    for (const place of links.readers(name)) {
      const reader = places.at(place);
      const { node, uses } = reader.statement;
      const isMethod =
        node.type === 'ClassDef' &&
        !reached.has(reader) &&
        !body.includes(reader) &&
        reader.order < body[body.length - 1].order &&
        uses.some(
          use => use.name === name && use.exposed && use.when === 'deferred'
        );
      if (isMethod) {
        faults.refuse('notebook-variable', name, atSpot(spot), {
          symbol: symbolName(reader)
        });
      }
    }
  }
}

/** Each def with the read of the region that leads to it. */
function reachedDefs(
  { links, places }: IRegionGround,
  flow: IBodyFlow
): Map<ISpot, IExposed> {
  const reached = new Map<ISpot, IExposed>();
  const queue: { name: string; by: ISpot; from: IExposed }[] = flow.exposed.map(
    exposed => ({ name: exposed.use.name, by: exposed.spot, from: exposed })
  );
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { name, by, from } = next;
    const { binder } = links.resolve(name, by, 'deferred');
    if (
      !binder ||
      !binder.bindings.some(({ how, value }) => isCode(how, value))
    ) {
      continue;
    }
    const spot = places.at(binder);
    if (reached.has(spot)) {
      continue;
    }
    reached.set(spot, from);
    for (const use of spot.statement.uses) {
      if (use.exposed) {
        queue.push({ name: use.name, by: spot, from });
      }
    }
  }
  return reached;
}

function isCode(how: string, value: { type: string } | null): boolean {
  return how === 'def' || how === 'class' || value?.type === 'Lambda';
}
