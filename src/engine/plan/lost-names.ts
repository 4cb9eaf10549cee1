/** Reads that nothing can answer, and definitions that a module could not tell apart. */
import type { IBinder } from '../python/links';
import type { Answer } from './answers';
import { helperKey } from './closure';
import type { IClosure, IRead } from './closure';
import { isPromise } from './exported-names';
import { atUse } from './faults';
import type { Faults } from './faults';
import type { IGround } from './ground';
import type { ISpot } from './places';
import { inWords } from './remedies';
import type { BlockerReason, IRemedy } from './types';
import { allReads } from './variables';

export function findLostNames(
  ground: IGround,
  closure: IClosure,
  faults: Faults
): void {
  for (const read of allReads(closure)) {
    const { spot, use, answer } = read;
    if (answer.is === 'lost' && isPromise(use)) {
      faults.warn('promised', use.name, spot.cell.key);
    } else if (answer.is === 'lost') {
      faults.add(spot, {
        name: use.name,
        reason: answer.reason,
        cell: (answer.resolution.origin?.cell ?? spot.cell).key,
        at: atUse(read),
        remedies: remediesFor(answer.reason)
      });
    } else if (answer.is === 'carry' && answer.kind === 'definition') {
      findRedefinition(ground, closure, faults, read, answer.binder);
    }
  }
  findTwins(closure, faults);
}

/** Names that the module makes too late for its own import: the notebook had them from elsewhere, or they need each other. */
export function findUnmet(
  ground: IGround,
  unmet: readonly { spot: ISpot; name: string }[],
  faults: Faults
): void {
  for (const { spot, name } of unmet) {
    const { binder, late } = ground.links.resolve(name, spot, 'immediate');
    const use = spot.statement.uses.find(
      each => each.name === name && each.exposed && each.when === 'immediate'
    );
    if (!binder || !use) {
      continue;
    }
    const elsewhere = !late && binder.statement !== spot.statement;
    faults.add(spot, {
      name,
      reason: elsewhere ? 'import-time-variable' : 'late',
      cell: binder.cell.key,
      at: atUse({ spot, use }),
      remedies: inWords(elsewhere ? 'mark' : 'move-cell')
    });
  }
}

function remediesFor(reason: BlockerReason): IRemedy[] {
  return reason === 'star' || reason === 'opaque' ? inWords('ask-kernel') : [];
}

/** A helper is defined again below, differently, and what reads it is used after that: it would see the other one. */
function findRedefinition(
  ground: IGround,
  closure: IClosure,
  faults: Faults,
  read: IRead,
  binder: IBinder
): void {
  const later = ground.links.redefinition(binder);
  if (!later) {
    return;
  }
  const spot = ground.places.at(later);
  if (!closure.members.has(spot) && isUsedAfter(ground, read.spot, spot)) {
    faults.add(read.spot, redefined(read, spot));
  }
}

function redefined(read: IRead, other: ISpot): Parameters<Faults['add']>[1] {
  return {
    name: read.use.name,
    reason: 'redefined',
    cell: other.cell.key,
    at: atUse(read),
    remedies: inWords('mark', 'rename')
  };
}

/** Whether a statement's names are read below a place, also by way of functions that call them. */
function isUsedAfter(ground: IGround, user: ISpot, place: ISpot): boolean {
  const seen = new Set([user]);
  const queue = [user];
  for (let spot = queue.pop(); spot; spot = queue.pop()) {
    for (const name of spot.statement.names) {
      for (const reader of ground.links.readers(name)) {
        const reading = ground.places.at(reader);
        if (reading.order > place.order) {
          return true;
        }
        if (!seen.has(reading) && callsLater(reading, name)) {
          seen.add(reading);
          queue.push(reading);
        }
      }
    }
  }
  return false;
}

function callsLater({ statement }: ISpot, name: string): boolean {
  return statement.uses.some(
    use => use.name === name && use.exposed && use.when === 'deferred'
  );
}

/** Answers that say which thing a name means. */
const MEANT: ReadonlySet<Answer['is']> = new Set(['carry', 'module', 'import']);

/** Two different things of one name in one module: the later one would win for all. */
function findTwins(closure: IClosure, faults: Faults): void {
  const byName = new Map<string, IRead[]>();
  for (const read of allReads(closure)) {
    if (!MEANT.has(read.answer.is)) {
      continue;
    }
    const reads = byName.get(read.use.name);
    if (reads) {
      reads.push(read);
    } else {
      byName.set(read.use.name, [read]);
    }
  }
  for (const reads of byName.values()) {
    // One answer has one meaning: most names need no closer look.
    if (reads.some(({ answer }) => answer !== reads[0].answer)) {
      findTwinsAmong(reads, faults);
    }
  }
}

function findTwinsAmong(reads: readonly IRead[], faults: Faults): void {
  const meanings = new Map<string, { spot: ISpot; reads: IRead[] }>();
  for (const read of reads) {
    const meaning = meaningOf(read);
    if (meaning) {
      const known = meanings.get(meaning.key) ?? {
        spot: meaning.spot,
        reads: []
      };
      known.reads.push(read);
      meanings.set(meaning.key, known);
    }
  }
  const sorted = [...meanings.values()].sort(
    (a, b) => a.spot.order - b.spot.order
  );
  const last = sorted.pop();
  for (const read of sorted.flatMap(({ reads }) => reads)) {
    faults.add(read.spot, redefined(read, last!.spot));
  }
}

function meaningOf({
  use,
  answer
}: IRead): { key: string; spot: ISpot } | null {
  switch (answer.is) {
    case 'carry': {
      const spot = answer.spots[answer.spots.length - 1];
      return { key: helperKey(use.name, spot), spot };
    }
    case 'module':
      return { key: `module ${answer.target.path}`, spot: answer.spot };
    case 'import': {
      const { spot, alias } = answer.from[answer.from.length - 1];
      const { node } = spot.statement;
      const dotted = node.type === 'Import' && alias.asname === null;
      const from =
        node.type === 'ImportFrom' ? `${node.level} ${node.module}` : '';
      return { key: `import ${from} ${dotted ? '' : alias.name}`, spot };
    }
    default:
      return null;
  }
}
