/** Functions and classes inside of placed statements. */
import type { Expression, IClassDef, IFunctionDef, Node } from '../python/ast';
import type { IStatement } from '../python/syntax';
import { walk } from '../python/walk';
import type { ICellRange, IPlaced } from './types';

export interface IFunction {
  /** `clean`, `Model.fit` */
  name: string;
  node: IFunctionDef;
}

/** Top-level functions and the methods of top-level classes, also under `if` and `try`. */
export function functionsOf(statement: IStatement): IFunction[] {
  const found: IFunction[] = [];
  const visit = (node: Node, prefix: string): void => {
    if (node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef') {
      found.push({ name: prefix + node.name, node });
    } else if (node.type === 'ClassDef') {
      node.body.forEach(child => visit(child, `${prefix}${node.name}.`));
    } else {
      blocksOf(node).forEach(child => visit(child, prefix));
    }
  };
  visit(statement.node, '');
  return found;
}

function blocksOf(node: Node): Node[] {
  switch (node.type) {
    case 'If':
      return [...node.body, ...node.orelse];
    case 'Try':
    case 'TryStar':
      return [
        ...node.body,
        ...node.handlers.flatMap(handler => handler.body),
        ...node.orelse,
        ...node.finalbody
      ];
    default:
      return [];
  }
}

interface IDefinition {
  /** `clean`, `Model.fit` */
  name: string;
  node: IFunctionDef | IClassDef;
}

const known = new WeakMap<IStatement, IDefinition[]>();

/** The innermost definition around an offset of the source, by its dotted name; null: none. */
export function definitionAt(
  statement: IStatement,
  offset: number
): IDefinition | null {
  let found: IDefinition | null = null;
  for (const one of definitionsIn(statement)) {
    if (headOf(one.node) <= offset && offset <= one.node.end) {
      found = one;
    }
  }
  return found;
}

/** All definitions, outer ones first; looked for once. */
function definitionsIn(statement: IStatement): IDefinition[] {
  const before = known.get(statement);
  if (before) {
    return before;
  }
  const found: IDefinition[] = [];
  for (const node of walk(statement.node)) {
    if (isDefinition(node)) {
      const outer = found.filter(
        one => one.node.start <= node.start && node.end <= one.node.end
      );
      const name = [outer[outer.length - 1]?.name, node.name];
      found.push({ name: name.filter(Boolean).join('.'), node });
    }
  }
  known.set(statement, found);
  return found;
}

export function isDefinition(node: Node): node is IFunctionDef | IClassDef {
  return (
    node.type === 'FunctionDef' ||
    node.type === 'AsyncFunctionDef' ||
    node.type === 'ClassDef'
  );
}

function headOf(node: IFunctionDef | IClassDef): number {
  return Math.min(
    node.start,
    ...node.decorator_list.map(decorator => decorator.start)
  );
}

/** Where a definition's name stands in its cell's source. */
export function nameRange(source: string, node: INamed): ICellRange {
  const head = /^(?:async\s+)?(?:def|class)\s+/.exec(source.slice(node.start));
  const start = node.start + (head ? head[0].length : 0);
  return { start, end: start + node.name.length };
}

interface INamed {
  name: string;
  start: number;
}

/** Names that the placed definitions of all modules bind. */
export function definedNames(placed: readonly IPlaced[]): Set<string> {
  return new Set(
    placed
      .filter(({ placed }) => placed.kind === 'definition')
      .flatMap(({ statement }) => statement.names)
  );
}

/** `a` of `a`, `a.b`, `a[0].b()`; null where the expression begins with no name. */
export function rootName(expression: Expression): string | null {
  let node: Expression = expression;
  for (;;) {
    if (node.type === 'Name') {
      return node.id;
    }
    if (node.type === 'Attribute' || node.type === 'Subscript') {
      node = node.value;
    } else if (node.type === 'Call') {
      node = node.func;
    } else {
      return null;
    }
  }
}

/** `pd.read_csv` of a callee, as far as it is made of names and attributes. */
export function dottedName(expression: Expression): string {
  const parts: string[] = [];
  let node: Expression = expression;
  while (node.type === 'Attribute') {
    parts.unshift(node.attr);
    node = node.value;
  }
  return [node.type === 'Name' ? node.id : '', ...parts].join('.');
}
