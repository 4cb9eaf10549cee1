/** A document over what it extends: the same id again wins, within what may be changed. */
import type { IStatement } from './statements';
import type { ILowered } from './types';

export interface IMerged {
  statements: IStatement[];
  lowered: ILowered[];
  problems: { source: string; line: number; message: string }[];
}

/** Lays the statements of one document over those below it. */
export function override(
  below: IMerged,
  over: readonly IStatement[],
  locked: ReadonlySet<string>
): IMerged {
  const result: IMerged = {
    statements: [...below.statements],
    lowered: [...below.lowered],
    problems: [...below.problems]
  };
  const mine: IStatement[] = [];
  for (const statement of over) {
    const index = result.statements.findIndex(one => isSame(one, statement));
    if (index < 0) {
      mine.push(statement);
      continue;
    }
    const old = result.statements[index];
    if (locked.has(old.id)) {
      if (!isEqual(old, statement)) {
        result.problems.push({
          source: statement.source,
          line: statement.line,
          message: `\`${old.id}\` is locked by your administrator: it stays as ${old.source} has it.`
        });
      }
      continue;
    }
    result.statements.splice(index, 1);
    mine.push(lower(old, statement, result));
  }
  const taken = new Set(mine.map(one => one.id));
  result.statements = [
    ...result.statements.map(one => renamed(one, taken)),
    ...mine
  ];
  return result;
}

/** A must stays a must unless a reason is given. */
function lower(
  old: IStatement,
  statement: IStatement,
  { lowered, problems }: IMerged
): IStatement {
  if (old.level !== 'must' || statement.level === 'must') {
    return statement;
  }
  if (statement.because === null) {
    problems.push({
      source: statement.source,
      line: statement.line,
      message: `\`${old.id}\` is a must in ${old.source} and stays one: to make it a ${statement.level}, add \`because="…"\` to its binding.`
    });
    return { ...statement, level: 'must' };
  }
  lowered.push({
    id: statement.id,
    to: statement.level,
    because: statement.because,
    source: old.source,
    by: statement.source,
    line: statement.line
  });
  return statement;
}

/** Two documents mean the same statement by a name they wrote, or by the same ruff rules; never by a heading's number. */
function isSame(a: IStatement, b: IStatement): boolean {
  if (a.named || b.named) {
    return a.named && b.named && a.id === b.id;
  }
  const rules = rulesOf(a);
  return rules !== null && rules === rulesOf(b);
}

function rulesOf({ bindings }: IStatement): string | null {
  const rules = bindings.map(one =>
    one.kind === 'ruff' ? [one.codes].flat().sort().join() : null
  );
  return rules.length && !rules.includes(null) ? rules.join(';') : null;
}

function isEqual(a: IStatement, b: IStatement): boolean {
  return (
    a.level === b.level &&
    JSON.stringify(a.bindings) === JSON.stringify(b.bindings)
  );
}

/** An inherited `tests-1` beside an own `tests-1` is `default-tests-1`. */
function renamed(statement: IStatement, taken: Set<string>): IStatement {
  let id = statement.id;
  for (let number = 1; taken.has(id); number++) {
    const origin = statement.source
      .replace(/^pack /, '')
      .replace(/\.md$/, '')
      .replace(/[^\p{L}\p{N}]+/gu, '-');
    id = `${origin}-${statement.id}${number > 1 ? `-${number}` : ''}`;
  }
  taken.add(id);
  if (id === statement.id) {
    return statement;
  }
  const bindings = statement.bindings.map(one =>
    one.kind === 'sign-off' && one.id === statement.id ? { ...one, id } : one
  );
  return { ...statement, id, bindings };
}
