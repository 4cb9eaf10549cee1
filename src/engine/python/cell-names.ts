/** Names of one cell by name: what a notebook's links are put together from. Computed once for a syntax. */
import type { ICell } from '../notebook/types';
import type { IBinder } from './links-types';
import { isLiteralBinder, kindOfBinder } from './name-kinds';
import type { ICellSyntax } from './types';

/** Indexes of statements, by name. */
export type ByName = ReadonlyMap<string, readonly number[]>;

export interface ICellNames {
  syntax: ICellSyntax;
  /** Statements that bind the name. */
  bound: ByName;
  /** Statements that read it from outside of themselves (formula words apart). */
  read: ByName;
  globalWrites: ByName;
  /** Statements that change the object that it holds. */
  mutated: ByName;
  /** Plain import statements. */
  imports: readonly number[];
  /** Names that a statement deletes or that a function writes as `global`. */
  unbound: ReadonlySet<string>;
  lateAnnotations: boolean;
  /** What `bindersOf` found, by name: it does not depend on the notebook. */
  parts: Map<string, IBinderPart[]>;
}

type IBinderPart = Omit<IBinder, 'cell' | 'position'>;

const known = new WeakMap<ICellSyntax, ICellNames>();

export function namesOfCell(syntax: ICellSyntax): ICellNames {
  let names = known.get(syntax);
  if (!names) {
    names = collect(syntax);
    known.set(syntax, names);
  }
  return names;
}

function collect(syntax: ICellSyntax): ICellNames {
  const bound = new Map<string, number[]>();
  const read = new Map<string, number[]>();
  const globalWrites = new Map<string, number[]>();
  const mutated = new Map<string, number[]>();
  const imports: number[] = [];
  const unbound = new Set<string>();
  for (const { index, node, uses, binds, mutations } of syntax.statements) {
    if (node.type === 'Import' || node.type === 'ImportFrom') {
      imports.push(index);
    }
    for (const { name, how } of binds) {
      if (how === 'del') {
        unbound.add(name);
      } else if (how === 'global-write') {
        unbound.add(name);
        add(globalWrites, name, index);
      } else {
        add(bound, name, index);
      }
    }
    for (const { name, exposed, kind } of uses) {
      if (exposed && kind !== 'formula') {
        add(read, name, index);
      }
    }
    for (const { name } of mutations) {
      add(mutated, name, index);
    }
  }
  return {
    syntax,
    bound,
    read,
    globalWrites,
    mutated,
    imports,
    unbound,
    lateAnnotations: syntax.statements.some(one => one.lateAnnotations),
    parts: new Map()
  };
}

function add(map: Map<string, number[]>, name: string, index: number): void {
  const indexes = map.get(name);
  if (!indexes) {
    map.set(name, [index]);
  } else if (indexes[indexes.length - 1] !== index) {
    indexes.push(index);
  }
}

/** Binders of a name in one cell of a notebook. */
export function bindersOf(
  name: string,
  cell: ICell,
  names: ICellNames,
  position: number
): IBinder[] {
  let parts = names.parts.get(name);
  if (!parts) {
    parts = partsOf(name, names);
    names.parts.set(name, parts);
  }
  return parts.map(part => ({ ...part, cell, position }));
}

function partsOf(name: string, { bound, syntax }: ICellNames): IBinderPart[] {
  return (bound.get(name) ?? []).map(index => {
    const statement = syntax.statements[index];
    const bindings = statement.binds.filter(
      binding => binding.name === name && binding.how !== 'global-write'
    );
    return {
      name,
      statement,
      bindings,
      kind: kindOfBinder(statement, bindings),
      literal: isLiteralBinder(bindings)
    };
  });
}
