/** Remarks that never keep anything in (SPEC section 9, warnings). */
import { perStatement } from '../python/per-statement';
import type { IClosure, IRead } from './closure';
import type { Faults } from './faults';
import type { IGround } from './ground';
import { knobsOf } from './knobs';
import type { ISpot } from './places';
import { allReads } from './variables';

export function findRemarks(
  ground: IGround,
  closure: IClosure,
  cycles: readonly ISpot[],
  faults: Faults
): void {
  for (const read of allReads(closure)) {
    if (isLate(read)) {
      faults.warn('late', read.use.name, binderCell(read));
    }
  }
  if (closure.target.role === 'code') {
    findOwnCopies(closure, faults);
  }
  findMutatedConstants(ground, closure, faults);
  findRebound(ground, closure, faults);
  findTwice(ground, closure, faults);
  for (const { cell, statement } of cycles) {
    faults.warn('import-cycle', statement.names[0] ?? '-', cell.key);
  }
}

function isLate({ use, spot, answer }: IRead): boolean {
  return (
    use.when === 'immediate' &&
    answer.is === 'carry' &&
    answer.spots.every(({ order }) => order > spot.order)
  );
}

function binderCell({ answer, spot }: IRead): string {
  return answer.is === 'carry' ? answer.binder.cell.key : spot.cell.key;
}

/** The notebook's knobs of which the library gets a copy. */
function findOwnCopies(closure: IClosure, faults: Faults): void {
  for (const { name, binder } of knobsOf(closure)) {
    faults.warn('own-copy', name, binder.cell.key);
  }
}

/** The notebook changes a constant that the module has: where the module's import is not put in its place, they part. */
function findMutatedConstants(
  ground: IGround,
  closure: IClosure,
  faults: Faults
): void {
  const constants = new Set<string>();
  for (const { use, answer } of allReads(closure)) {
    if (answer.is === 'carry' && answer.kind === 'constant') {
      constants.add(use.name);
    }
  }
  for (const name of constants) {
    for (const spot of ground.places.mutating(name)) {
      if (!closure.members.has(spot)) {
        faults.warn('const-mutated', name, spot.cell.key);
      }
    }
  }
}

/** A name that the module makes and reads is set again, differently, by code that stays in the notebook. */
function findRebound(ground: IGround, closure: IClosure, faults: Faults): void {
  const read = new Set<string>();
  for (const { statement } of closure.members) {
    exposedNames(statement).forEach(name => read.add(name));
  }
  for (const [name, makers] of ground.owned.get(closure.target)!) {
    const [first] = makers;
    if (!read.has(name) || first.statement.node.type.startsWith('Import')) {
      continue;
    }
    for (const binder of ground.links.binders(name)) {
      const spot = ground.places.at(binder);
      const differs = spot.statement.text !== first.statement.text;
      if (
        differs &&
        spot.order > first.order &&
        !ground.marks.has(spot) &&
        !closure.members.has(spot)
      ) {
        faults.warn('constant-rebound', name, spot.cell.key);
      }
    }
  }
}

/** Names that a statement reads from outside of itself. */
const exposedNames = perStatement(({ uses }) => [
  ...new Set(uses.filter(({ exposed }) => exposed).map(({ name }) => name))
]);

/** Two definitions of one name are marked for one module: whoever imports it gets the last. Decorated ones may register themselves. */
function findTwice(ground: IGround, closure: IClosure, faults: Faults): void {
  for (const [name, makers] of ground.owned.get(closure.target)!) {
    const plain = makers.filter(
      ({ statement: { node } }) =>
        'decorator_list' in node && node.decorator_list.length === 0
    );
    const texts = new Set(plain.map(({ statement }) => statement.text));
    if (texts.size > 1) {
      faults.warn('defined-twice', name, plain[0].cell.key);
    }
  }
}
