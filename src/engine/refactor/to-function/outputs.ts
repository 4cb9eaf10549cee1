/** Which of the written names live on (SPEC 8.3). */
import type { ISpot } from '../../plan/places';
import type { IMagic } from '../../python/syntax';
import type { IBodyFlow } from './body-flow';
import type { IRegionGround } from './ground';
import { readsOutside } from './reads';
import type { IParts } from './region';

/** Where a name is read once the region has run. */
export interface IReader {
  cell: string | null;
  start: number;
}

/** Names that are read afterwards, in order of first write. */
export function liveNames(
  ground: IRegionGround,
  parts: IParts,
  flow: IBodyFlow
): Map<string, IReader> {
  const live = new Map<string, IReader>();
  const open = new Set<string>();
  for (const [name, { binding }] of flow.written) {
    if (flow.end.get(name) !== 'deleted' && binding.how !== 'except') {
      open.add(name);
    }
  }
  const found = new Map<string, IReader>();
  for (const name of open) {
    const reader = readerOf(ground, parts, name);
    if (reader) {
      found.set(name, reader);
    }
  }
  for (const name of flow.written.keys()) {
    const reader = found.get(name);
    if (reader) {
      live.set(name, reader);
    }
  }
  return live;
}

function readerOf(
  ground: IRegionGround,
  parts: IParts,
  name: string
): IReader | null {
  return readBelow(ground, parts, name) ?? readLater(ground, parts, name);
}

/** Read by code below the region before something overwrites it for sure. */
function readBelow(
  { places, links }: IRegionGround,
  parts: IParts,
  name: string
): IReader | null {
  const first = parts.body[0];
  const gone = new Set([...parts.body, ...parts.dead, ...parts.timers]);
  const firstAt = links.cells.indexOf(first.cell);
  for (const cell of links.cells.slice(firstAt)) {
    const syntax = links.syntax(cell);
    if (syntax.words.has(name)) {
      return { cell: cell.key, start: 0 };
    }
    const head = syntax.cellMagic;
    if (head && cell !== first.cell && mentions(head, name)) {
      return { cell: cell.key, start: head.start };
    }
    for (const spot of places.of(cell)) {
      if (spot.order < first.order || gone.has(spot)) {
        continue;
      }
      const start = readAt(spot, name);
      if (start !== null) {
        const own = spot === parts.look || parts.bottom.includes(spot);
        return { cell: own ? null : cell.key, start };
      }
      const after = spot.statement.after.get(name);
      if (after === 'sure' || after === 'deleted') {
        return null;
      }
    }
  }
  return null;
}

function mentions({ words }: IMagic, name: string): boolean {
  return words.includes(name);
}

/** `locals()` and its like in a def speak of the def's own names. */
const OF_THE_DEF = new Set(['locals', 'vars', 'dir']);

/** `'rows' in dir()`: what lists names reads those that are asked for, not all. */
function asksFor(text: string, name: string): boolean {
  return text.includes(`'${name}'`) || text.includes(`"${name}"`);
}

function readAt({ statement }: ISpot, name: string): number | null {
  const use = statement.uses.find(
    one => one.name === name && readsOutside(statement, one)
  );
  if (use) {
    return use.start;
  }
  if (statement.magic && mentions(statement.magic, name)) {
    return statement.magic.start;
  }
  const magic = statement.magics.find(one => mentions(one, name));
  if (magic) {
    return magic.start;
  }
  const hidden = statement.dynamic.find(
    one =>
      (one.name !== 'dir' || asksFor(statement.text, name)) &&
      !(one.when === 'deferred' && OF_THE_DEF.has(one.name))
  );
  return hidden?.start ?? null;
}

/** Read by a def, whenever that is called. */
function readLater(
  { links, places }: IRegionGround,
  { body, dead }: IParts,
  name: string
): IReader | null {
  for (const place of [...links.readers(name), ...links.binders(name)]) {
    const spot = places.at(place);
    const use = spot.statement.uses.find(
      one =>
        one.when === 'deferred' &&
        one.name === name &&
        readsOutside(spot.statement, one)
    );
    if (use && !body.includes(spot) && !dead.includes(spot)) {
      return { cell: spot.cell.key, start: use.start };
    }
  }
  return null;
}
