import type { IStatement } from './syntax';

/**
 * What depends on a statement's text alone is worked out once: statements are
 * the same objects for the same source, so an edit of one cell costs one cell.
 */
export function perStatement<T>(
  compute: (statement: IStatement) => T
): (statement: IStatement) => T {
  const known = new WeakMap<IStatement, { value: T }>();
  return statement => {
    let found = known.get(statement);
    if (!found) {
      found = { value: compute(statement) };
      known.set(statement, found);
    }
    return found.value;
  };
}
