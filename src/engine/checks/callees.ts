/** Which function of which library a call means, by the imports in reach. */
import type { Expression, IAlias, ICall, Node } from '../python/ast';
import { BUILTINS } from '../python/builtins';
import { linksOf } from '../python/links';
import type { ILinks } from '../python/links';
import type { INotebook } from '../notebook/types';
import type { IStatement } from '../python/syntax';
import { walk } from '../python/walk';
import { dottedName, rootName } from './definitions';
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

/** What an expression of names and attributes stands for: `pandas.DataFrame`. */
export function meaningOf(
  expression: Expression,
  statement: IStatement,
  links: ILinks
): string | null {
  const name = dottedName(expression);
  const root = name.split('.')[0];
  const target = root === '' ? null : importOf(root, statement, links);
  return target === null ? null : target + name.slice(root.length);
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

const inside = new WeakMap<IStatement, Map<string, string>>();

/** Imports that functions make for themselves. */
function importsInside(statement: IStatement): Map<string, string> {
  let found = inside.get(statement);
  if (!found) {
    found = new Map();
    for (const node of nodesOf(statement)) {
      if (node.type === 'Import') {
        node.names.forEach(alias => found!.set(...importBinding(alias)));
      } else if (node.type === 'ImportFrom' && node.level === 0) {
        for (const { name, asname } of node.names) {
          found.set(asname ?? name, `${node.module}.${name}`);
        }
      }
    }
    inside.set(statement, found);
  }
  return found;
}

function importBinding({ name, asname }: IAlias): [string, string] {
  const first = name.split('.')[0];
  return asname === null ? [first, first] : [asname, name];
}

const nodes = new WeakMap<IStatement, Node[]>();

/** All nodes of a statement, parents first; walked once for all checks. */
export function nodesOf(statement: IStatement): readonly Node[] {
  let found = nodes.get(statement);
  if (!found) {
    found = [...walk(statement.node)];
    nodes.set(statement, found);
  }
  return found;
}

/** All calls of a statement, outer ones first. */
export function callsOf(statement: IStatement): ICall[] {
  return nodesOf(statement).filter(
    (node): node is ICall => node.type === 'Call'
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
