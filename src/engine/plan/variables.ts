/** Reads of names that the notebook computes (SPEC section 4, lower half of the table). */
import type { IUse } from '../python/syntax';
import { couldBeParameter, outermost } from './answers';
import type { IClosure, IRead } from './closure';
import { atUse, symbolName } from './faults';
import type { Faults } from './faults';
import type { IGround } from './ground';
import type { ISpot } from './places';
import { bring, inWords, markFor } from './remedies';
import type { BlockerReason, IRemedy } from './types';

export type Wall = Extract<
  BlockerReason,
  'import-time-variable' | 'class-variable' | 'lambda-variable'
>;

export function findVariables(
  ground: IGround,
  closure: IClosure,
  faults: Faults
): void {
  const own = namesOf(closure);
  let callers: Callers | null = null;
  for (const read of allReads(closure)) {
    const { spot, use, answer } = read;
    if (answer.is !== 'variable') {
      continue;
    }
    const cell =
      answer.resolution.binder?.cell ??
      answer.resolution.origin?.cell ??
      spot.cell;
    if (use.kind === 'formula') {
      faults.warn('formula', use.name, spot.cell.key);
    } else if (!own.has(use.name)) {
      callers ??= new Callers(closure, own);
      report(ground, closure, faults, callers, read, cell.key);
    }
  }
}

function report(
  ground: IGround,
  closure: IClosure,
  faults: Faults,
  callers: Callers,
  read: IRead,
  cell: string
): void {
  const { spot, use } = read;
  const fault = { name: use.name, cell, at: atUse(read) };
  const wall = wallAt(use);
  if (wall) {
    faults.add(spot, {
      ...fault,
      reason: wall,
      remedies: remediesFor(ground, closure, read, wall)
    });
    return;
  }
  const walls = callers.wallsOf(spot);
  for (const { at, reason } of walls) {
    const blocked = {
      ...fault,
      reason,
      symbol: symbolName(at),
      args: { through: symbolName(spot) },
      remedies: remediesFor(ground, closure, read, reason)
    };
    faults.add(spot, blocked);
    faults.add(at, blocked);
  }
  if (walls.length === 0) {
    faults.add(spot, {
      ...fault,
      reason: 'notebook-variable',
      remedies: remediesFor(ground, closure, read, 'notebook-variable')
    });
  }
}

/** Why no parameter can take the place of a read; null where one can. */
export function wallAt(use: IUse): Wall | null {
  if (couldBeParameter(use)) {
    return null;
  }
  if (use.when === 'deferred' && outermost(use) === 'lambda') {
    return 'lambda-variable';
  }
  return use.when === 'deferred' && outermost(use) === 'class'
    ? 'class-variable'
    : 'import-time-variable';
}

function remediesFor(
  ground: IGround,
  closure: IClosure,
  { spot, answer }: IRead,
  reason: Wall | 'notebook-variable'
): IRemedy[] {
  if (answer.is !== 'variable') {
    return [];
  }
  const { resolution } = answer;
  const brought = bring(ground, closure, spot, resolution);
  if (reason === 'notebook-variable') {
    return [
      ...(canHaveParameter(closure, spot) ? inWords('parameter') : []),
      ...brought,
      ...inWords('to-function')
    ];
  }
  return reason === 'import-time-variable' && resolution.binder
    ? [
        ...brought,
        markFor('mark', ground.places.at(resolution.binder), closure.target)
      ]
    : brought;
}

/** A def at the top level of library code; tests get their values from fixtures. */
function canHaveParameter(closure: IClosure, { statement }: ISpot): boolean {
  const { type } = statement.node;
  return (
    closure.target.role === 'code' &&
    (type === 'FunctionDef' || type === 'AsyncFunctionDef')
  );
}

/** Names that the module's own statements make, also by `global`. */
export function namesOf(closure: IClosure): Set<string> {
  const names = new Set(closure.present);
  for (const { statement } of closure.members) {
    statement.names.forEach(name => names.add(name));
    for (const { how, name } of statement.binds) {
      if (how === 'global-write') {
        names.add(name);
      }
    }
  }
  return names;
}

export function* allReads(closure: IClosure): Iterable<IRead> {
  for (const reads of closure.reads.values()) {
    yield* reads;
  }
}

/** Who in the module needs whom: a parameter of a def must come in through all of its callers. */
export class Callers {
  constructor(closure: IClosure, own: Set<string>) {
    for (const spot of closure.members) {
      for (const use of spot.statement.uses) {
        if (use.exposed && own.has(use.name) && !use.inAnnotation) {
          const readers = this._readers.get(use.name) ?? [];
          readers.push({ spot, use });
          this._readers.set(use.name, readers);
        }
      }
    }
  }

  /** Statements that call a def, also through others, and could not hand a parameter on. */
  wallsOf(def: ISpot): { at: ISpot; reason: Wall }[] {
    const walls = new Map<ISpot, Wall>();
    const seen = new Set([def]);
    const queue = [def];
    for (let spot = queue.pop(); spot; spot = queue.pop()) {
      for (const name of spot.statement.names) {
        for (const reader of this._readers.get(name) ?? []) {
          const wall = wallAt(reader.use);
          if (wall) {
            walls.set(reader.spot, walls.get(reader.spot) ?? wall);
          } else if (!seen.has(reader.spot)) {
            seen.add(reader.spot);
            queue.push(reader.spot);
          }
        }
      }
    }
    return [...walls].map(([at, reason]) => ({ at, reason }));
  }

  private _readers = new Map<string, { spot: ISpot; use: IUse }[]>();
}
