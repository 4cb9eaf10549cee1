/** Which rules a team's settings select and ignore, over an `extend` chain. */
import { selects } from '../checks/ruff/rules';
import { strings } from './toml';
import type { Table } from './toml';

/** Selectors as ruff takes them in one file. */
export interface ISelection {
  /** Null: the team selects nothing. */
  select: string[] | null;
  extend: string[];
  ignore: string[];
}

export const NOTHING_SELECTED: ISelection = {
  select: null,
  extend: [],
  ignore: []
};

/**
 * A file's `lint` table over what it extends. In ruff each file of the chain
 * changes the set of rules that the files below it left; in one list the same
 * is had by dropping what the upper file overrules.
 */
export function selectionOver(below: ISelection, lint: Table): ISelection {
  const extend = strings(lint['extend-select']);
  const ignore = [...strings(lint.ignore), ...strings(lint['extend-ignore'])];
  if (Array.isArray(lint.select)) {
    return { select: strings(lint.select), extend, ignore };
  }
  const kept = (list: readonly string[], overruled: string[]): string[] =>
    list.filter(one => !overruled.some(other => covers(other, one)));
  return {
    select: below.select && kept(below.select, ignore),
    extend: [...kept(below.extend, ignore), ...extend],
    ignore: [...kept(below.ignore, extend), ...ignore]
  };
}

/** Whether the selection itself switches a rule off: of the selectors that name it the longest decides. */
export function ignores(selection: ISelection, code: string): boolean {
  const longest = (list: readonly string[]): number =>
    Math.max(
      -1,
      ...list
        .filter(selector => covers(selector, code))
        .map(selector => (selector === 'ALL' ? 0 : selector.length))
    );
  const ignored = longest(selection.ignore);
  return (
    ignored >= 0 &&
    ignored >= longest([...(selection.select ?? []), ...selection.extend])
  );
}

/** Whether everything that `inner` names is named by `selector`. */
export function covers(selector: string, inner: string): boolean {
  return selector === inner || selects(selector, inner);
}
