/** Imports that nobody reads and that still do something: they enable what a later import needs (SPEC section 4). */
import type { IAlias } from '../python/ast';
import type { IClosure } from './closure';
import type { IGround } from './ground';
import { boundName, isLateAnnotations } from './import-shapes';
import type { ISpot } from './places';

/** `from __future__ import annotations` of a cell above holds for all cells that run after it, so for the module too. */
function lateAnnotations(
  ground: IGround,
  closure: IClosure
): { spot: ISpot; alias: IAlias }[] {
  const switches = ground.places.imports.filter(isLateAnnotations);
  if (switches.length === 0 || switches.some(one => closure.members.has(one))) {
    return [];
  }
  const members = [...closure.members];
  const last = Math.max(
    ...members
      .filter(({ statement }) => statement.uses.some(use => use.inAnnotation))
      .map(({ order }) => order)
  );
  const spot = switches.find(({ order }) => order < last);
  const node = spot?.statement.node;
  return spot && node?.type === 'ImportFrom'
    ? node.names
        .filter(({ name }) => name === 'annotations')
        .map(alias => ({ spot, alias }))
    : [];
}

/** Switches among the unread imports of the notebook whose package the closure carries from a later line. */
export function switchesFor(
  ground: IGround,
  closure: IClosure
): { spot: ISpot; alias: IAlias }[] {
  const found = lateAnnotations(ground, closure);
  const last = new Map<string, number>();
  for (const spot of importsOf(closure)) {
    for (const name of packagesOf(spot)) {
      last.set(name, Math.max(last.get(name) ?? -1, spot.order));
    }
  }
  for (const spot of last.size > 0 ? ground.places.imports : []) {
    if (ground.marks.has(spot)) {
      continue;
    }
    for (const alias of switchAliases(spot)) {
      const [name] = packagesOf(spot, alias);
      if ((last.get(name) ?? -1) > spot.order && isUnread(ground, alias)) {
        found.push({ spot, alias });
      }
    }
  }
  return found;
}

function* importsOf(closure: IClosure): Iterable<ISpot> {
  yield* closure.imports.keys();
  for (const spot of closure.members) {
    if (
      spot.statement.node.type === 'Import' ||
      spot.statement.node.type === 'ImportFrom'
    ) {
      yield spot;
    }
  }
}

/** Top-level packages that an import statement, or one alias of it, loads. */
function packagesOf({ statement: { node } }: ISpot, alias?: IAlias): string[] {
  if (node.type === 'ImportFrom') {
    return node.level === 0 && node.module ? [node.module.split('.')[0]] : [];
  }
  if (node.type === 'Import') {
    return (alias ? [alias] : node.names).map(({ name }) => name.split('.')[0]);
  }
  return [];
}

function switchAliases({ statement: { node } }: ISpot): IAlias[] {
  if (node.type === 'ImportFrom') {
    const whole = node.module?.startsWith('sklearn.experimental') ?? false;
    return node.names.filter(({ name }) => whole || name.startsWith('enable_'));
  }
  return node.type === 'Import'
    ? node.names.filter(
        ({ name }) =>
          name.startsWith('sklearn.experimental.') ||
          name.split('.').pop()!.startsWith('enable_')
      )
    : [];
}

function isUnread(ground: IGround, alias: IAlias): boolean {
  return ground.links.readers(boundName(alias)).length === 0;
}
