/** Which function of which library a call means, by the imports in reach. */
import type { Expression, IAlias, ICall, Node } from '../python/ast';
import { BUILTINS } from '../python/builtins';
import { linksOf } from '../python/links';
import type { ILinks } from '../python/links';
import type { INotebook } from '../notebook/types';
import type { IStatement } from '../python/syntax';
import { walk } from '../python/walk';
import { dottedName, rootName } from './definitions';
import { perStatement } from '../python/per-statement';
import type { IPlaced } from './types';

export interface ICallee {
  /** `pandas.read_csv` where an import (or nothing but Python itself: `open`) begins it; else null. */
  full: string | null;
  /** `read_csv` */
  last: string;
  /** `df` of `df.head().merge`; null where it begins with no name. */
  root: string | null;
}

export type Callees = (call: ICall, statement: IStatement) => ICallee;

/** Statements of library code; what tests do is their own matter. */
export function libraryCode(placed: readonly IPlaced[]): IPlaced[] {
  return placed.filter(({ module }) => module.role === 'code');
}

/** Reads what calls of a notebook's statements mean. */
export function calleesIn(notebook: INotebook): Callees {
  const links = linksOf(notebook);
  return ({ func }, statement) => {
    const name = dottedName(func);
    const last = name.slice(name.lastIndexOf('.') + 1);
    const root = rootName(func);
    const known = root !== null && name.split('.')[0] === root;
    const target = known ? importOf(root, statement, links) : null;
    return {
      full: target === null ? null : target + name.slice(root!.length),
      last,
      root
    };
  };
}

function importOf(
  name: string,
  statement: IStatement,
  links: ILinks
): string | null {
  const own = importsInside(statement).get(name);
  if (own !== undefined) {
    return own;
  }
  const binders = links.binders(name);
  if (binders.length === 0) {
    return BUILTINS.has(name) ? name : null;
  }
  return (
    binders
      .flatMap(({ bindings }) => bindings)
      .find(({ how, target }) => how === 'import' && target !== null)?.target ??
    null
  );
}

/** Imports that functions make for themselves. */
const importsInside = perStatement(statement => {
  const found = new Map<string, string>();
  for (const node of nodesOf(statement)) {
    if (node.type === 'Import') {
      node.names.forEach(alias => found.set(...importBinding(alias)));
    } else if (node.type === 'ImportFrom' && node.level === 0) {
      for (const { name, asname } of node.names) {
        found.set(asname ?? name, `${node.module}.${name}`);
      }
    }
  }
  return found;
});

function importBinding({ name, asname }: IAlias): [string, string] {
  const first = name.split('.')[0];
  return asname === null ? [first, first] : [asname, name];
}

/** All nodes of a statement, parents first. */
export const nodesOf = perStatement((statement): readonly Node[] => [
  ...walk(statement.node)
]);

/** All calls of a statement, outer ones first. */
export const callsOf = perStatement((statement): readonly ICall[] =>
  nodesOf(statement).filter((node): node is ICall => node.type === 'Call')
);

/** Calls that may have such a name; a function that was imported by itself may have any. */
export function callsNamed(statement: IStatement, pattern: RegExp): ICall[] {
  return callsOf(statement).filter(
    ({ func }) =>
      func.type === 'Name' ||
      (func.type === 'Attribute' && pattern.test(func.attr))
  );
}

/** Value of a keyword argument; undefined where it is not given. */
export function keywordOf(
  { keywords }: ICall,
  ...names: string[]
): Expression | undefined {
  return keywords.find(({ arg }) => arg !== null && names.includes(arg))?.value;
}

/** `f(*args)`, `f(**options)`: what is given can't be told. */
export function isSpread({ args, keywords }: ICall): boolean {
  return (
    args.some(({ type }) => type === 'Starred') ||
    keywords.some(({ arg }) => arg === null)
  );
}

/** Whether anything of a package is imported anywhere in the notebook. */
export function importsPackage(
  notebook: INotebook,
  names: readonly string[]
): boolean {
  const links = linksOf(notebook);
  return links.cells.some(cell =>
    links
      .syntax(cell)
      .statements.some(({ binds, stars }) =>
        [...binds.map(({ target }) => target ?? ''), ...stars].some(target =>
          names.includes(target.split('.')[0])
        )
      )
  );
}
