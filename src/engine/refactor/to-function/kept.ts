/** Functions that the region makes and that live on: they see the variables of the call, no longer the notebook's. */
import type { ISpot } from '../../plan/places';
import type { Expression, Node } from '../../python/ast';
import { children } from '../../python/walk';
import { at } from './faults';
import type { RegionFaults } from './faults';
import type { IBodyFlow } from './body-flow';
import type { IRegionGround } from './ground';

/** They call what they are given at once, or build what they return from its results. */
const CALLS_AT_ONCE = new Set(
  `sorted min max sort sort_values apply applymap map_partitions transform agg aggregate
  groupby pipe reduce sum any all list tuple set dict sub rename assign where mask
  idxmax idxmin filter_rows minimize fmin curve_fit root fsolve quad solve_ivp odeint
  fromfunction vectorize_now apply_along_axis nlargest nsmallest itertuples join extend`.split(
    /\s+/
  )
);

export function findKept(
  ground: IRegionGround,
  body: readonly ISpot[],
  flow: IBodyFlow,
  inputs: readonly string[],
  outputs: readonly string[],
  faults: RegionFaults
): void {
  const own = new Set([...inputs, ...flow.written.keys()]);
  for (const spot of body) {
    const lives = livesOn(spot, body, outputs);
    for (const node of lives ? keptFunctions(spot.statement.node) : []) {
      if (!('start' in node)) {
        continue;
      }
      for (const use of spot.statement.uses) {
        const inside = use.start >= node.start && use.end <= node.end;
        const late = use.when === 'deferred' || node.type === 'GeneratorExp';
        if (!inside || !late || !own.has(use.name)) {
          continue;
        }
        if (changesLater(ground, body, use.name)) {
          faults.refuse('lambda-reads', use.name, at(spot, use));
        } else if (inputs.includes(use.name)) {
          faults.remark('lambda-reads', use.name, at(spot, use));
        }
      }
    }
  }
}

/** What the statement makes may be there after the call. */
function livesOn(
  { statement }: ISpot,
  body: readonly ISpot[],
  outputs: readonly string[]
): boolean {
  const { names, mutations } = statement;
  const readAgain = (name: string): boolean =>
    body.some(other =>
      other.statement.uses.some(
        ({ name: read, parent, node }) =>
          read === name &&
          !(parent?.type === 'Call' && node !== null && parent.func === node)
      )
    );
  return (
    names.length === 0 ||
    mutations.length > 0 ||
    names.some(name => outputs.includes(name) || readAgain(name))
  );
}

/** Lambdas, defs and lazy generators that are not used up where they stand. */
export function keptFunctions(root: Node): Node[] {
  const kept: Node[] = [];
  const visit = (node: Node, usedUp: boolean): void => {
    switch (node.type) {
      case 'Lambda':
      case 'GeneratorExp':
        if (!usedUp) {
          kept.push(node);
        }
        break;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        kept.push(node);
        return;
      case 'Call': {
        const atOnce = CALLS_AT_ONCE.has(calledName(node.func));
        // `(lambda x: x + k)(1)` is used up where it stands.
        visit(node.func, atOnce || node.func.type === 'Lambda');
        [...node.args, ...node.keywords].forEach(part => visit(part, atOnce));
        return;
      }
      case 'For':
      case 'AsyncFor':
        visit(node.iter, true);
        [...node.body, ...node.orelse].forEach(part => visit(part, false));
        return;
    }
    children(node).forEach(part => visit(part, usedUp));
  };
  visit(root, false);
  return kept;
}

function calledName(func: Expression): string {
  return func.type === 'Attribute'
    ? func.attr
    : func.type === 'Name'
      ? func.id
      : '';
}

/** Something else binds the name behind the region, or a function writes it. */
function changesLater(
  { links, places }: IRegionGround,
  body: readonly ISpot[],
  name: string
): boolean {
  const first = body[0].order;
  return (
    links.globalWrites(name).length > 0 ||
    links.binders(name).some(binder => {
      const spot = places.at(binder);
      return spot.order > first && !body.includes(spot);
    })
  );
}
