/** Defs of the notebook that the region calls, directly or through others, and the notebook's variables they touch. */
import type { ISpot } from '../../plan/places';
import { symbolName } from '../../plan/faults';
import type { IBinding, IUse } from '../../python/syntax';
import { at, atSpot } from './faults';
import type { RegionFaults } from './faults';
import type { IBodyFlow, IExposed } from './body-flow';
import type { IRegionGround } from './ground';
import { Methods, methodAt } from './methods';

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
  const methods = new Methods([...body, ...reached.keys()]);
  for (const [def, from] of reached) {
    const symbol = symbolName(def);
    const place = at(from.spot, from.use);
    const runs = ({ start }: IUse | IBinding): boolean =>
      methods.mayRun(methodAt(def, start));
    for (const use of def.statement.uses) {
      const later = use.exposed && use.when === 'deferred';
      if (later && flow.written.has(use.name) && runs(use)) {
        faults.refuse('notebook-variable', use.name, place, { symbol });
      }
    }
    for (const binding of def.statement.binds) {
      const { name, how } = binding;
      if (how === 'global-write' && used.has(name) && runs(binding)) {
        faults.refuse('global-write', name, place, { symbol });
      }
    }
  }
  findOtherMethods(ground, flow, body, reached, methods, faults);
}

/** Methods of objects at hand, whose class the region does not name, may read the notebook's variables, too. */
function findOtherMethods(
  { links, places }: IRegionGround,
  flow: IBodyFlow,
  body: readonly ISpot[],
  reached: ReadonlyMap<ISpot, IExposed>,
  methods: Methods,
  faults: RegionFaults
): void {
  const last = body[body.length - 1];
  for (const [name, { spot }] of flow.written) {
    for (const place of links.readers(name)) {
      const reader = places.at(place);
      const { node, uses } = reader.statement;
      const other =
        node.type === 'ClassDef' &&
        reader.order < last.order &&
        !reached.has(reader) &&
        !body.includes(reader);
      const runs = (use: IUse): boolean =>
        use.name === name &&
        use.exposed &&
        use.when === 'deferred' &&
        methods.with(reader).mayRun(methodAt(reader, use.start));
      if (other && uses.some(runs)) {
        faults.refuse('notebook-variable', name, atSpot(spot), {
          symbol: symbolName(reader)
        });
      }
    }
  }
}

/** Each def with the read of the region that leads to it. */
function reachedDefs(
  ground: IRegionGround,
  flow: IBodyFlow
): Map<ISpot, IExposed> {
  const reached = new Map<ISpot, IExposed>();
  const queue: { name: string; by: ISpot; from: IExposed }[] = flow.exposed.map(
    exposed => ({ name: exposed.use.name, by: exposed.spot, from: exposed })
  );
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { name, by, from } = next;
    const spot = codeOf(ground, name, by);
    if (!spot || reached.has(spot)) {
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

/** The def, class or lambda of the notebook that a name is where it is read. */
export function codeOf(
  { links, places }: IRegionGround,
  name: string,
  by: ISpot
): ISpot | null {
  const { binder } = links.resolve(name, by, 'deferred');
  return binder?.bindings.some(isCode) ? places.at(binder) : null;
}

function isCode({ how, value }: IBinding): boolean {
  return how === 'def' || how === 'class' || value?.type === 'Lambda';
}
