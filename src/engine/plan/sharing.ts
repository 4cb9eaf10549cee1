/** Several modules (DESIGN.md, Decisions): helpers that two of them need, and modules that import each other. */
import { helperKey } from './closure';
import type { IClosure, IRead, Owner } from './closure';
import { atUse, symbolName } from './faults';
import type { Faults } from './faults';
import { isMarked } from './assemble';
import type { IGround } from './ground';
import type { ISpot } from './places';
import { inWords, markFor } from './remedies';
import type { ITarget } from './targets';
import { allReads } from './variables';

/** Which library module has brought a helper: its tests import it from there. */
export function ownerIn(closures: readonly IClosure[]): Owner {
  const owners = new Map<string, ITarget>();
  for (const closure of closures) {
    for (const key of helpersOf(closure).keys()) {
      owners.set(key, owners.get(key) ?? closure.target);
    }
  }
  return (name, spot) => owners.get(helperKey(name, spot)) ?? null;
}

/** Helpers and constants that a module carries, by what tells them apart, with the reads that ask for them. */
function helpersOf(closure: IClosure): Map<string, IRead[]> {
  const helpers = new Map<string, IRead[]>();
  for (const read of allReads(closure)) {
    const { answer, use } = read;
    if (answer.is === 'carry' && answer.kind !== 'import') {
      const key = helperKey(use.name, answer.spots[answer.spots.length - 1]);
      helpers.set(key, [...(helpers.get(key) ?? []), read]);
    }
  }
  return helpers;
}

export function findSharing(
  ground: IGround,
  closures: readonly IClosure[],
  faults: Map<IClosure, Faults>
): void {
  const needed = new Map<string, Map<IClosure, IRead[]>>();
  for (const closure of closures) {
    for (const [key, reads] of helpersOf(closure)) {
      const by = needed.get(key) ?? new Map<IClosure, IRead[]>();
      needed.set(key, by.set(closure, reads));
    }
  }
  const shared = [...needed.values()].filter(by => by.size > 1);
  const sharedSpots = new Set(
    shared.flatMap(by => [...by.values()].flat().flatMap(carriedSpots))
  );
  for (const by of shared) {
    const targets = [...by.keys()].map(({ target }) => target);
    for (const [closure, reads] of by) {
      // What a shared helper needs goes where the helper goes.
      const first = reads.find(
        ({ spot }) => isMarked(ground, closure, spot) || !sharedSpots.has(spot)
      );
      if (first) {
        addShared(closure, first, targets, faults.get(closure)!);
      }
    }
  }
  for (const closure of closures) {
    findTestHelpers(closure, faults.get(closure)!);
  }
  findCycles(closures, faults);
}

function carriedSpots({ answer }: IRead): ISpot[] {
  return answer.is === 'carry' ? answer.spots : [];
}

function addShared(
  { target }: IClosure,
  read: IRead,
  targets: ITarget[],
  faults: Faults
): void {
  const spots = carriedSpots(read);
  const helper = spots[spots.length - 1];
  faults.add(read.spot, {
    name: read.use.name,
    reason: 'shared-helper',
    cell: helper.cell.key,
    at: atUse(read),
    args: {
      modules: targets.map(({ module }) => module).join(', '),
      other: targets.find(other => other !== target)!.module
    },
    remedies: targets.map(each => markFor('choose-module', helper, each))
  });
}

/** What is marked as a test can't be imported by anything: it belongs to the library or to one test module. */
function findTestHelpers(closure: IClosure, faults: Faults): void {
  for (const read of allReads(closure)) {
    const { answer } = read;
    if (answer.is === 'module' && answer.target.role === 'test') {
      faults.add(read.spot, {
        name: read.use.name,
        reason: 'shared-helper',
        cell: answer.spot.cell.key,
        at: atUse(read),
        args: {
          modules: `${closure.target.module}, ${answer.target.module}`,
          other: answer.target.module,
          test: answer.target.path
        },
        remedies: inWords('choose-module')
      });
    }
  }
}

/** Reads across modules that end up in a circle of imports. */
function findCycles(
  closures: readonly IClosure[],
  faults: Map<IClosure, Faults>
): void {
  const edges = new Map<ITarget, Map<ITarget, IRead>>();
  for (const closure of closures) {
    const out = new Map<ITarget, IRead>();
    for (const read of allReads(closure)) {
      const to = importedFrom(read);
      if (to && !out.has(to)) {
        out.set(to, read);
      }
    }
    edges.set(closure.target, out);
  }
  for (const closure of closures) {
    for (const read of allReads(closure)) {
      const to = importedFrom(read);
      const back = to && readBack(edges, to, closure.target);
      if (back) {
        faults.get(closure)!.add(read.spot, {
          name: read.use.name,
          reason: 'module-cycle',
          cell: cellOf(read),
          at: atUse(read),
          args: {
            module: closure.target.module,
            other: to.module,
            back: symbolName(back.spot),
            backName: back.use.name
          }
        });
      }
    }
  }
}

function importedFrom({ answer }: IRead): ITarget | null {
  return answer.is === 'module' && answer.target.role === 'code'
    ? answer.target
    : null;
}

function cellOf({ answer, spot }: IRead): string {
  return answer.is === 'module' ? answer.spot.cell.key : spot.cell.key;
}

/** The read by which one module comes to import another, over any number of others; null where it does not. */
function readBack(
  edges: Map<ITarget, Map<ITarget, IRead>>,
  from: ITarget,
  to: ITarget
): IRead | null {
  const seen = new Set([from]);
  const queue = [from];
  for (let module = queue.pop(); module; module = queue.pop()) {
    for (const [next, read] of edges.get(module) ?? []) {
      if (next === to) {
        return read;
      }
      if (!seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
  }
  return null;
}
