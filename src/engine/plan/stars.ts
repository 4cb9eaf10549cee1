/**
 * Names that nothing in the notebook makes, where something is imported by
 * star. A star that travels gives the module what it gave the notebook: its
 * names need nothing. A star that stays behind takes its names with it: of the
 * project's own modules they are known by their texts, of others undecidable.
 */
import { textAt } from '../project/files';
import type { IProject, ISnapshot } from '../project/types';
import { syntaxOf } from '../python/syntax';
import type { IClosure } from './closure';
import type { Faults } from './faults';
import { exportedNames } from './exported-names';
import type { IGround } from './ground';
import type { ISpot } from './places';
import type { ITarget } from './targets';
import { allReads } from './variables';

export type StarAnswer =
  /** A star of the module makes it. */
  | { is: 'there' }
  /** A star of the module may make it, and so may one that stays behind. */
  | { is: 'star'; stays: ISpot }
  /** No star of the module makes it. */
  | { is: 'lost'; by: ISpot };

/** What an unbound name is where the notebook has stars. */
export function starAnswer(
  ground: IGround,
  target: ITarget,
  name: string
): StarAnswer | null {
  const stars = ground.places.imports.filter(
    ({ statement }) => statement.stars.length > 0
  );
  if (stars.length === 0) {
    return null;
  }
  const travels = (spot: ISpot) => ground.marks.get(spot) === target;
  const may = (spot: ISpot) => provides(ground.project, spot, name) !== false;
  const own = stars.filter(spot => travels(spot) && may(spot));
  const stays = stars.filter(spot => !travels(spot) && may(spot));
  const isSure = own.some(
    spot => provides(ground.project, spot, name) === true
  );
  if (own.length === 0) {
    return { is: 'lost', by: stays[0] ?? stars[0] };
  }
  return isSure || stays.length === 0
    ? { is: 'there' }
    : { is: 'star', stays: stays[0] };
}

/** Says once for each star that stays behind which names it may have made. */
export function findStars(closure: IClosure, faults: Faults): void {
  const names = new Map<ISpot, Set<string>>();
  for (const { use, answer } of allReads(closure)) {
    if (answer.is === 'star') {
      const known = names.get(answer.stays) ?? new Set();
      names.set(answer.stays, known.add(use.name));
    }
  }
  for (const [{ cell, statement }, found] of names) {
    const [module] = statement.stars;
    faults.warn('star', module, cell.key, [...found]);
  }
}

/** Whether a star gives the name; null where its module's text is not at hand. */
function provides(
  project: IProject,
  { statement }: ISpot,
  name: string
): boolean | null {
  const { node } = statement;
  if (node.type !== 'ImportFrom' || node.level > 0) {
    return null;
  }
  const names = knownNames(project, node.module ?? '');
  return names && names.has(name);
}

const known = new WeakMap<ISnapshot, Map<string, Set<string> | null>>();

function knownNames(project: IProject, module: string): Set<string> | null {
  const { snapshot } = project;
  const modules = known.get(snapshot) ?? new Map<string, Set<string> | null>();
  known.set(snapshot, modules);
  let names = modules.get(module);
  if (names === undefined) {
    names = namesOf(project, module, new Set());
    modules.set(module, names);
  }
  return names;
}

/** What a star import of one of the project's modules binds; null where that can't be told. */
function namesOf(
  project: IProject,
  module: string,
  seen: Set<string>
): Set<string> | null {
  const text = moduleText(project, module);
  if (text === null || seen.has(module)) {
    return null;
  }
  seen.add(module);
  const { error, statements } = syntaxOf(text);
  const lists = statements.filter(({ binds }) =>
    binds.some(bind => bind.name === '__all__')
  );
  const isChanged = statements.some(({ mutations }) =>
    mutations.some(mutation => mutation.name === '__all__')
  );
  const [list] = lists;
  if (error || lists.length > 1 || isChanged) {
    return null;
  }
  if (list) {
    const spot = { statement: list } as ISpot;
    const promised = exportedNames(spot.statement).map(use => use.name);
    return promised.length > 0 ? new Set(promised) : null;
  }
  const names = new Set(statements.flatMap(statement => statement.names));
  for (const star of statements.flatMap(({ stars }) => stars)) {
    const more = namesOf(project, star, seen);
    if (more === null) {
      return null;
    }
    more.forEach(name => names.add(name));
  }
  return new Set([...names].filter(name => !name.startsWith('_')));
}

function moduleText(
  { snapshot, sourceRoots }: IProject,
  module: string
): string | null {
  const file = module.replace(/\./g, '/');
  for (const root of sourceRoots) {
    const base = root === '' ? file : `${root}/${file}`;
    const text =
      textAt(snapshot, `${base}.py`) ?? textAt(snapshot, `${base}/__init__.py`);
    if (text !== null) {
      return text;
    }
  }
  return null;
}
