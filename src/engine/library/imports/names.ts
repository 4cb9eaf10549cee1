/** What import statements bind, and where in a module. */
import type { IAlias, Statement } from '../../python/ast';
import { isTypeChecking, type IPiece } from '../symbols';

/** One name that an import binds. */
export interface IImported {
  /** Name in the module: `np`, `a` for `import a.b`. */
  bound: string;
  /** `from m import name`: name; `import m`: null. */
  name: string | null;
  asname: string | null;
  /** Absolute where that can be told. */
  module: string;
  /** Leading dots as written. */
  level: number;
  /** The module as written, without dots. */
  written: string;
  alias: IAlias;
}

export type Where =
  /** Runs whenever the module is imported. */
  | 'top'
  /** In a `try`, or in an `if`. */
  | 'branch'
  /** Under `if TYPE_CHECKING`: not there when the code runs. */
  | 'typing';

export interface IPlacedImport extends IImported {
  where: Where;
  piece: IPiece;
}

const known = new WeakMap<
  IPiece['statements'],
  { home: string; imports: readonly IPlacedImport[] }
>();

/** Every import of a piece at module level, also in its branches. `home` is the module's package. */
export function importsOf(
  piece: IPiece,
  home: string
): readonly IPlacedImport[] {
  const before = known.get(piece.statements);
  if (before?.home === home) {
    return before.imports;
  }
  const imports = readImports(piece, home);
  known.set(piece.statements, { home, imports });
  return imports;
}

function readImports(piece: IPiece, home: string): IPlacedImport[] {
  const found: IPlacedImport[] = [];
  const visit = (node: Statement, where: Where): void => {
    switch (node.type) {
      case 'Import':
      case 'ImportFrom':
        for (const imported of importedBy(node, home)) {
          found.push({ ...imported, where, piece });
        }
        return;
      case 'If':
        each([node.body], isTypeChecking(node.test) ? 'typing' : below(where));
        each([node.orelse], below(where));
        return;
      case 'Try':
      case 'TryStar':
        each(
          [
            node.body,
            ...node.handlers.map(({ body }) => body),
            node.orelse,
            node.finalbody
          ],
          below(where)
        );
        return;
      case 'With':
        each([node.body], where);
        return;
      default:
    }
  };
  const each = (bodies: Statement[][], where: Where) =>
    bodies.forEach(body => body.forEach(node => visit(node, where)));

  const below = (where: Where): Where => (where === 'top' ? 'branch' : where);

  if (piece.kind !== 'main') {
    piece.statements.forEach(({ node }) => visit(node, 'top'));
  }
  return found;
}

/** Names that one import statement binds; a star binds `*`. */
export function importedBy(node: Statement, home: string): IImported[] {
  if (node.type === 'Import') {
    return node.names.map(alias => ({
      bound: alias.asname ?? alias.name.split('.')[0],
      name: null,
      asname: alias.asname,
      module: alias.name,
      level: 0,
      written: alias.name,
      alias
    }));
  }
  if (node.type !== 'ImportFrom') {
    return [];
  }
  const written = node.module ?? '';
  return node.names.map(alias => ({
    bound: alias.asname ?? alias.name,
    name: alias.name,
    asname: alias.asname,
    module: absolute(written, node.level, home),
    level: node.level,
    written,
    alias
  }));
}

/** Whether both bind the name to the same thing. */
export function sameTarget(one: IImported, other: IImported): boolean {
  return targetOf(one) === targetOf(other);
}

/** Whether `there` does everything that `wanted` does: `import a.b.c` also loads `a.b`. */
export function provides(there: IImported, wanted: IImported): boolean {
  if (there.bound !== wanted.bound || !sameTarget(there, wanted)) {
    return false;
  }
  return (
    wanted.name !== null ||
    there.name !== null ||
    wanted.asname !== null ||
    there.module === wanted.module ||
    there.module.startsWith(`${wanted.module}.`)
  );
}

/** What the bound name stands for: `numpy`, `collections.Counter`. */
export function targetOf({ name, asname, module }: IImported): string {
  if (name !== null) {
    return `${module}.${name}`;
  }
  return asname === null ? module.split('.')[0] : module;
}

/** Package that a relative import counts from. */
export function packageOf(importName: string, path: string): string {
  return path.endsWith('/__init__.py') || path === '__init__.py'
    ? importName
    : importName.split('.').slice(0, -1).join('.');
}

function absolute(module: string, level: number, home: string): string {
  if (level === 0) {
    return module;
  }
  const parts = home === '' ? [] : home.split('.');
  const base = parts.slice(0, Math.max(0, parts.length - (level - 1)));
  return [...base, ...(module ? [module] : [])].join('.');
}
