/** Remarks that never keep anything in (SPEC section 9, warnings). */
import type { Expression } from '../python/ast';
import { isImmutableScalar } from '../python/pure';
import { couldBeParameter } from './answers';
import type { IClosure, IRead } from './closure';
import type { Faults } from './faults';
import type { IGround } from './ground';
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

const UPPER_CASE = /^_*[A-Z][A-Z0-9_]*$/;

/** A lower-case scalar that a def reads: the notebook's knob, of which the library gets a copy. */
function findOwnCopies(closure: IClosure, faults: Faults): void {
  const knobs = new Map<string, IRead>();
  const constants = new Set<string>();
  for (const read of allReads(closure)) {
    const { use, answer } = read;
    if (answer.is !== 'carry' || answer.kind !== 'constant') {
      continue;
    }
    const knob =
      couldBeParameter(use) &&
      !UPPER_CASE.test(use.name) &&
      !closure.target.names.has(use.name) &&
      isKnob(valueOf(answer.spots[answer.spots.length - 1], use.name));
    if (knob) {
      knobs.set(use.name, read);
    } else {
      constants.add(use.name);
    }
  }
  for (const [name, read] of knobs) {
    if (!constants.has(name)) {
      faults.warn('own-copy', name, binderCell(read));
    }
  }
}

function isKnob(value: Expression | null): boolean {
  return value !== null && isImmutableScalar(value);
}

function valueOf({ statement }: ISpot, name: string): Expression | null {
  return statement.binds.find(bind => bind.name === name)?.value ?? null;
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
  if (constants.size === 0) {
    return;
  }
  for (const spot of ground.places.mutating) {
    if (closure.members.has(spot)) {
      continue;
    }
    for (const { name } of spot.statement.mutations) {
      if (constants.has(name)) {
        faults.warn('const-mutated', name, spot.cell.key);
      }
    }
  }
}

/** A name that the module makes and reads is set again, differently, by code that stays in the notebook. */
function findRebound(ground: IGround, closure: IClosure, faults: Faults): void {
  const read = new Set<string>();
  for (const { statement } of closure.members) {
    statement.uses.forEach(use => use.exposed && read.add(use.name));
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
