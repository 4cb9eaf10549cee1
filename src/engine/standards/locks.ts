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

/** Locked statements as the administrator's own document has them: they hold over packs too. */
export function administratorsLocked(
  snapshot: ISnapshot,
  known: IKnown,
  stages: readonly string[]
): IStatement[] {
  const { locked } = snapshot.administration;
  const own = locked.length ? administratorsSource(snapshot) : null;
  return own ? lockedIn(own, locked, known, stages) : [];
}

/**
 * Locked statements that nothing above a project's documents has, from the
 * packs that are there: no document gets rid of one by extending nothing.
 */
export function missingLocked(
  snapshot: ISnapshot,
  known: IKnown,
  stages: readonly string[],
  present: ReadonlySet<string>
): IStatement[] {
  let missing = snapshot.administration.locked.filter(id => !present.has(id));
  const found: IStatement[] = [];
  for (const name of missing.length ? packNames(snapshot) : []) {
    const source = missing.length ? packNamed(snapshot, name) : null;
    if (source) {
      found.push(...lockedIn(source, missing, known, stages));
      missing = missing.filter(id => !found.some(one => one.id === id));
    }
  }
  return found;
}

function lockedIn(
  { settings, parts, name }: ISource,
  ids: readonly string[],
  known: IKnown,
  stages: readonly string[]
): IStatement[] {
  const { statements } = readStatements(parts.body, parts.linesAbove, {
    settings,
    stages,
    known,
    source: name
  });
  return statements.filter(one => ids.includes(one.id));
}
