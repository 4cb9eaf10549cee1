/** Statements that an administrator has locked: they are there, and as they were written. */
import type { ISnapshot } from '../project/types';
import type { IKnown } from './known';
import { packNamed, packNames, sourceOf } from './sources';
import type { ISource } from './sources';
import { readStatements } from './statements';
import type { IStatement } from './statements';

export const ADMINISTRATOR = "the administrator's standards";

/** The administrator's own document, null where there is none. */
export function administratorsSource(snapshot: ISnapshot): ISource | null {
  const text = snapshot.administration.defaultStandards;
  return text === null ? null : sourceOf(ADMINISTRATOR, text, false);
}

/** Locked statements that a project's documents leave out, from the administrator's document or else from the packs. */
export function missingLocked(
  snapshot: ISnapshot,
  known: IKnown,
  stages: readonly string[],
  present: ReadonlySet<string>
): IStatement[] {
  let missing = snapshot.administration.locked.filter(id => !present.has(id));
  const found: IStatement[] = [];
  const own = administratorsSource(snapshot);
  const places = [
    ...(own ? [(): ISource | null => own] : []),
    ...packNames(snapshot).map(
      name => (): ISource | null => packNamed(snapshot, name)
    )
  ];
  for (const place of places) {
    const source = missing.length ? place() : null;
    if (!source) {
      continue;
    }
    const { settings, parts, name } = source;
    const { statements } = readStatements(parts.body, parts.linesAbove, {
      settings,
      stages,
      known,
      source: name
    });
    found.push(...statements.filter(one => missing.includes(one.id)));
    missing = missing.filter(id => !found.some(one => one.id === id));
  }
  return found;
}
