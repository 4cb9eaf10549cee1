/** Code with its names left out: what two texts share that are the same up to names. */
import { dump } from '../../library/text/dump';
import type { Statement } from '../../python/ast';
import { walk } from '../../python/walk';
import { nodesOf } from '../callees';
import { perStatement } from '../../python/per-statement';

/** Node types, literals and attributes in a row: what code of the same shape has in common for sure. */
export const outlineOf = perStatement(statement =>
  nodesOf(statement)
    .map(node => {
      switch (node.type) {
        case 'Constant':
          return JSON.stringify(String(node.value));
        case 'Attribute':
          return `.${node.attr}`;
        default:
          return node.type;
      }
    })
    .join(' ')
);

export interface IShape {
  /**
   * Equal for statements that differ in names only, each name of one standing
   * for one of the other.
   */
  code: string;
  /** The names that are free to differ, in the order in which they first stand there. */
  names: string[];
}

/**
 * @param isVariable - Whether a name that they only read is free to differ, as
 * imports, builtins and functions are not.
 */
export function shapeOf(
  statements: readonly Statement[],
  isVariable: (name: string) => boolean
): IShape {
  const bound = new Set<string>();
  for (const statement of statements) {
    for (const node of walk(statement)) {
      if (node.type === 'Name' && node.ctx !== 'Load') {
        bound.add(node.id);
      } else if (node.type === 'Arg') {
        bound.add(node.arg);
      } else if (node.type === 'FunctionDef' || node.type === 'ClassDef') {
        bound.add(node.name);
      }
    }
  }
  const numbers = new Map<string, string>();
  const numbered = (name: string): string => {
    if (!bound.has(name) && !isVariable(name)) {
      return name;
    }
    const known = numbers.get(name) ?? `#${numbers.size}`;
    numbers.set(name, known);
    return known;
  };
  const code = dump(statements.map(statement => renamed(statement, numbered)));
  return { code, names: [...numbers.keys()] };
}

const FIELD: Record<string, string> = {
  Name: 'id',
  Arg: 'arg',
  FunctionDef: 'name',
  AsyncFunctionDef: 'name',
  ClassDef: 'name'
};

function renamed(value: unknown, by: (name: string) => string): unknown {
  if (Array.isArray(value)) {
    return value.map(one => renamed(one, by));
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const node = value as Record<string, unknown>;
  const field = FIELD[String(node.type)];
  return Object.fromEntries(
    Object.entries(node).map(([name, one]) => [
      name,
      name === field ? by(String(one)) : renamed(one, by)
    ])
  );
}
