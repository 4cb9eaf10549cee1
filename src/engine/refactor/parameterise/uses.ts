/** Where the notebook uses a def, and how. */
import type { IGround } from '../../plan/ground';
import type { ISpot } from '../../plan/places';
import type { ICall } from '../../python/ast';
import type { IScope, IUse } from '../../python/syntax';

export interface IDefUse {
  def: ISpot;
  spot: ISpot;
  use: IUse;
}

const known = new WeakMap<IGround, Map<ISpot, IDefUse[]>>();

/** All reads of the def's name that see it, in the order of the notebook; its calls of itself and formulas too. */
export function usesOf(ground: IGround, def: ISpot): IDefUse[] {
  const all = known.get(ground) ?? new Map<ISpot, IDefUse[]>();
  known.set(ground, all);
  const uses = all.get(def) ?? findUses(ground, def);
  all.set(def, uses);
  return uses;
}

function findUses(ground: IGround, def: ISpot): IDefUse[] {
  const [name] = def.statement.names;
  const readers = ground.links
    .readers(name)
    .map(place => ground.places.at(place));
  const formulas = ground.places.all.filter(({ statement }) =>
    statement.uses.some(use => use.kind === 'formula' && use.name === name)
  );
  return [...new Set([...readers, ...formulas, def])]
    .sort((a, b) => a.order - b.order)
    .flatMap(spot =>
      spot.statement.uses
        .filter(use => use.name === name && sees(ground, def, spot, use))
        .map(use => ({ def, spot, use }))
    );
}

function sees(ground: IGround, def: ISpot, spot: ISpot, use: IUse): boolean {
  if (spot === def) {
    return use.when === 'deferred';
  }
  const { binder } = ground.links.resolve(use.name, spot, use.when);
  return use.exposed && binder !== null && ground.places.at(binder) === def;
}

/** The call that a use is the function of; null where it is none. */
export function callOf({ node, parent }: IUse): ICall | null {
  return parent?.type === 'Call' && node !== null && parent.func === node
    ? parent
    : null;
}

export type Manner =
  | 'call'
  /** Handed over at once: an argument, a decorator. */
  | 'handed'
  /** Kept for later: assigned, in a container, returned. */
  | 'kept'
  /** Only looked at: an attribute, an annotation, `del`, the last line. */
  | 'looked-at'
  /** Named in a string that is run as code. */
  | 'text';

export function mannerOf(use: IUse): Manner {
  if (use.kind === 'query' || use.kind === 'formula') {
    return 'text';
  }
  if (use.kind !== 'name' || use.inAnnotation || use.node === null) {
    return 'looked-at';
  }
  if (callOf(use)) {
    return 'call';
  }
  switch (use.parent?.type) {
    case 'Call':
    case 'Keyword':
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
      return 'handed';
    case 'Attribute':
    case 'Expr':
      return 'looked-at';
    default:
      return 'kept';
  }
}

/** Whether a name means a local where a use stands. */
export function isLocalAt(use: IUse, name: string): boolean {
  return ownerOf(use, name) !== null;
}

/** The scope whose local a name means where a use stands; null: the module's. */
export function ownerOf(
  { scope: innermost }: IUse,
  name: string
): IScope | null {
  for (let scope = innermost; scope; scope = scope.parent) {
    // What a class binds is seen by its own body alone.
    if (scope.kind === 'class' && scope !== innermost) {
      continue;
    }
    if (scope.globals.has(name)) {
      return null;
    }
    if (scope.locals.has(name)) {
      return scope;
    }
  }
  return null;
}
