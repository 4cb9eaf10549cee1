/** A library function that calls a parameterised one gets the parameter too, until nothing changes (SPEC section 6.2). */
import type { IGround } from '../../plan/ground';
import type { ISpot } from '../../plan/places';
import { wallAt } from '../../plan/variables';
import { isHandedOn } from './handed-on';
import { addNeed, isDef } from './needs';
import type { Needs } from './needs';
import { isLocalAt, mannerOf, usesOf } from './uses';
import type { IDefUse } from './uses';
import type { Refusals } from './refusals';

/** Where library functions and tests stand; the rest stays in the notebook. */
export interface IMembers {
  library: ReadonlySet<ISpot>;
  tests: ReadonlySet<ISpot>;
}

/** Adds to the needs; what has no place for a parameter is refused by name. */
export function spread(
  ground: IGround,
  { library }: IMembers,
  needs: Needs,
  refusals: Refusals
): void {
  const queue = [...needs].flatMap(([def, names]) =>
    [...names].map(([name, value]) => ({ def, name, value }))
  );
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { def, name, value } = next;
    for (const found of usesOf(ground, def)) {
      const { spot, use } = found;
      if (
        spot === def ||
        !library.has(spot) ||
        mannerOf(use) === 'looked-at' ||
        needs.get(spot)?.has(name) ||
        isHandedOn(ground, found, name)
      ) {
        continue;
      }
      const wall = isDef(spot)
        ? wallAt(use)
        : (wallAt(use) ?? 'notebook-variable');
      if (wall) {
        refusals.add(wall, name, found);
      } else if (isTaken(found, name)) {
        refusals.add('shadow', name, found);
      } else {
        addNeed(needs, spot, name, value);
        queue.push({ def: spot, name, value });
      }
    }
  }
}

/** The name is a local where the use stands, or the function writes the notebook's. */
function isTaken({ spot, use }: IDefUse, name: string): boolean {
  return (
    isLocalAt(use, name) ||
    spot.statement.binds.some(
      bind => bind.how === 'global-write' && bind.name === name
    )
  );
}

/** A def's new parameters in order of first read; a call reads what the function it calls needs. */
export function orderedNames(
  ground: IGround,
  needs: Needs,
  def: ISpot,
  seen: ReadonlySet<ISpot> = new Set()
): string[] {
  const own = needs.get(def) ?? new Map<string, string | null>();
  const reads: { name: string; order: number }[] = [];
  for (const { name, order } of def.statement.uses) {
    if (own.has(name)) {
      reads.push({ name, order });
    }
  }
  const inside = new Set([...seen, def]);
  for (const callee of needs.keys()) {
    if (inside.has(callee)) {
      continue;
    }
    const calls = usesOf(ground, callee).filter(({ spot }) => spot === def);
    const names =
      calls.length > 0 ? orderedNames(ground, needs, callee, inside) : [];
    for (const { use } of calls) {
      reads.push(...names.map(name => ({ name, order: use.order })));
    }
  }
  reads.sort((a, b) => a.order - b.order);
  return [...new Set([...reads.map(({ name }) => name), ...own.keys()])].filter(
    name => own.has(name)
  );
}
