/** What one module needs: a worklist over its marks and everything they bring (SPEC section 4). */
import type { IAlias } from '../python/ast';
import { perStatement } from '../python/per-statement';
import type { IUse } from '../python/syntax';
import { Answers, couldBeParameter } from './answers';
import type { Answer } from './answers';
import { exportedNames } from './exported-names';
import type { IGround } from './ground';
import { boundName, isSelfImport } from './import-shapes';
import type { ISpot } from './places';
import { switchesFor } from './switches';
import type { ITarget } from './targets';

/** One read of a statement of the module, with what it needs. */
export interface IRead {
  spot: ISpot;
  use: IUse;
  answer: Answer;
}

export interface IClosure {
  target: ITarget;
  /** Statements that travel whole, marked or carried; plain imports only where marked. */
  members: Set<ISpot>;
  /** Aliases of plain import statements that are carried, in order of first need. */
  imports: Map<ISpot, Set<IAlias>>;
  /** Names that IPython provides: name -> module to import them from. */
  ipython: Map<string, string>;
  /** Names that come from other modules of the plan, in order of first need. */
  modules: Map<ITarget, Map<string, ISpot>>;
  /** Names that stand in the module already: the notebook imports them from there. */
  present: Set<string>;
  /** Reads of each member, but for those that need nothing. */
  reads: Map<ISpot, IRead[]>;
  /** The member that first asked for a carried one. */
  askedBy: Map<ISpot, ISpot>;
}

/**
 * Where a helper lives that another module has brought already: asked before
 * a statement is carried for a name, it answers with the module to import it from.
 */
export type Owner = (name: string, spot: ISpot) => ITarget | null;

export function closureOf(
  ground: IGround,
  target: ITarget,
  marks: Iterable<ISpot>,
  ownerOf: Owner = () => null
): IClosure {
  const closure: IClosure = {
    target,
    members: new Set(),
    imports: new Map(),
    ipython: new Map(),
    modules: new Map(),
    present: new Set(),
    reads: new Map(),
    askedBy: new Map()
  };
  const answers = new Answers(ground, target);
  const copies = new Map<string, ISpot>();
  const queue: ISpot[] = [];
  const add = (spot: ISpot, by?: ISpot): void => {
    if (!closure.members.has(spot)) {
      closure.members.add(spot);
      queue.push(spot);
      if (by) {
        closure.askedBy.set(spot, by);
      }
    }
  };
  for (const spot of marks) {
    if (isSelfImport(spot, target)) {
      spot.statement.names.forEach(name => closure.present.add(name));
    } else {
      add(spot);
    }
  }
  for (let spot = queue.shift(); spot; spot = queue.shift()) {
    const reads = readsOf(answers, spot);
    closure.reads.set(spot, reads);
    for (const read of reads) {
      read.answer = settle(read, copies, ownerOf);
      follow(closure, read, add);
    }
  }
  carrySwitches(ground, closure);
  return closure;
}

function readsOf(answers: Answers, spot: ISpot): IRead[] {
  const reads: IRead[] = [];
  const known: Answer[] = [];
  for (const { use, same } of exposedUses(spot.statement)) {
    const answer = (known[same] ??= answers.to(spot, use));
    if (answer.is !== 'there') {
      reads.push({ spot, use, answer });
    }
  }
  return reads;
}

/** What a statement needs from outside of itself; uses with the same number have the same answer. */
const exposedUses = perStatement(statement => {
  const numbers = new Map<string, number>();
  return [...statement.uses, ...exportedNames(statement)]
    .filter(({ exposed }) => exposed)
    .map(use => {
      const { name, when, kind, guarded } = use;
      const key = `${name} ${when} ${kind} ${couldBeParameter(use)} ${guarded}`;
      const same = numbers.get(key) ?? numbers.size;
      numbers.set(key, same);
      return { use, same };
    });
});

/** One definition for a name: a copy of what is carried already is that, and what another module has is imported. */
function settle(
  { use, answer }: IRead,
  copies: Map<string, ISpot>,
  ownerOf: Owner
): Answer {
  if (answer.is !== 'carry') {
    return answer;
  }
  const spots = answer.spots.map(spot => {
    const key = helperKey(use.name, spot);
    const first = copies.get(key) ?? spot;
    copies.set(key, first);
    return first;
  });
  const owner = answer.kind === 'import' ? null : ownerOf(use.name, spots[0]);
  return owner
    ? { is: 'module', target: owner, spot: spots[0] }
    : { ...answer, spots };
}

/** What tells one definition of a name from another: copies of a cell are one. */
export function helperKey(name: string, spot: ISpot): string {
  return `${name}\n${spot.statement.text}`;
}

function follow(
  closure: IClosure,
  { use, answer, spot: reader }: IRead,
  add: (spot: ISpot, by: ISpot) => void
): void {
  switch (answer.is) {
    case 'import':
      for (const { spot, alias } of answer.from) {
        carryAlias(closure, spot, alias);
      }
      break;
    case 'carry':
      answer.spots.forEach(spot => add(spot, reader));
      break;
    case 'ipython':
      closure.ipython.set(use.name, answer.from);
      break;
    case 'module': {
      const names = closure.modules.get(answer.target) ?? new Map();
      names.set(use.name, names.get(use.name) ?? answer.spot);
      closure.modules.set(answer.target, names);
      break;
    }
    case 'present':
      closure.present.add(use.name);
      break;
  }
}

function carryAlias(closure: IClosure, spot: ISpot, alias: IAlias): void {
  const aliases = closure.imports.get(spot) ?? new Set<IAlias>();
  aliases.add(alias);
  closure.imports.set(spot, aliases);
}

function carrySwitches(ground: IGround, closure: IClosure): void {
  for (const { spot, alias } of switchesFor(ground, closure)) {
    if (!closure.present.has(boundName(alias))) {
      carryAlias(closure, spot, alias);
    }
  }
}
