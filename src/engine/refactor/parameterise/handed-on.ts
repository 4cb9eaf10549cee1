/** A parameter that has the notebook's value: every call hands it over, and the function never binds it anew. */
import type { IGround } from '../../plan/ground';
import type { ISpot } from '../../plan/places';
import type { Expression, ICall, IFunctionDef } from '../../python/ast';
import { Scope } from '../../python/scopes';
import type { IUse } from '../../python/syntax';
import { walk } from '../../python/walk';
import { isDef } from './needs';
import { callOf, isLocalAt, mannerOf, ownerOf, usesOf } from './uses';

/** Whether the local of that name is the notebook's variable where a use stands in a def. */
export function isHandedOn(
  ground: IGround,
  { spot, use }: { spot: ISpot; use: IUse },
  name: string,
  seen: ReadonlySet<ISpot> = new Set()
): boolean {
  if (seen.has(spot) || !isDef(spot) || ownerOf(use, name)?.parent !== null) {
    return false;
  }
  const def = spot.statement.node as IFunctionDef;
  const position = positionOf(def, name);
  if (
    position === null ||
    bindsAnew(def, name) ||
    ground.links.globalWrites(name).length > 0
  ) {
    return false;
  }
  const uses = usesOf(ground, spot).filter(
    found => mannerOf(found.use) !== 'looked-at'
  );
  return (
    uses.length > 0 &&
    uses.every(found => {
      const call = callOf(found.use);
      return (
        call !== null &&
        isName(argumentAt(call, position, name), name) &&
        (!isLocalAt(found.use, name) ||
          isHandedOn(ground, found, name, new Set([...seen, spot])))
      );
    })
  );
}

/** Index of a parameter among those that can be given by position; Infinity where it can't be; null: none of that name. */
function positionOf({ args }: IFunctionDef, name: string): number | null {
  const index = [...args.posonlyargs, ...args.args].findIndex(
    ({ arg }) => arg === name
  );
  if (index >= 0) {
    return index;
  }
  return args.kwonlyargs.some(({ arg }) => arg === name) ? Infinity : null;
}

function bindsAnew(def: IFunctionDef, name: string): boolean {
  const scope = new Scope('function', def.name, null, def.start, def.end);
  scope.declareBody(def.body);
  return (
    scope.locals.has(name) ||
    [...walk(def)].some(
      node => node.type === 'Nonlocal' && node.names.includes(name)
    )
  );
}

function argumentAt(
  { args, keywords }: ICall,
  position: number,
  name: string
): Expression | null {
  const keyword = keywords.find(({ arg }) => arg === name);
  if (keyword) {
    return keyword.value;
  }
  const before = args.slice(0, position + 1);
  return before.some(({ type }) => type === 'Starred')
    ? null
    : (before[position] ?? null);
}

function isName(value: Expression | null, name: string): boolean {
  return value?.type === 'Name' && value.id === name;
}
