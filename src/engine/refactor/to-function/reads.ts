import type { IStatement, IUse } from '../../python/syntax';

/**
 * Whether a read may see a value from outside of its statement. A lambda that
 * reads a name which the statement binds, too, may run before that.
 */
export function readsOutside(
  { binds, node }: IStatement,
  { exposed, when, name }: IUse
): boolean {
  if (exposed || when === 'immediate') {
    return exposed;
  }
  // A def that calls itself, a class whose methods name it.
  return !(
    'decorator_list' in node &&
    binds.every(({ name: bound, how }) => bound !== name || how !== 'del')
  );
}
