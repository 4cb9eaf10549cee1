/** What an import statement binds, and the kinds of import that are special. */
import type { IAlias } from '../python/ast';
import type { ISpot } from './places';
import type { ITarget } from './targets';

/** The aliases of an import statement that bind the name; none where the statement is no import. */
export function aliasesOf(spot: ISpot, name: string): IAlias[] {
  const { node } = spot.statement;
  return node.type === 'Import' || node.type === 'ImportFrom'
    ? node.names.filter(alias => boundName(alias) === name)
    : [];
}

/** The name that an alias binds. */
export function boundName(alias: IAlias): string {
  return alias.asname ?? alias.name.split('.')[0];
}

/** `from pricing.features import clean` in what becomes pricing.features. */
export function isSelfImport(spot: ISpot, target: ITarget): boolean {
  const { node } = spot.statement;
  return (
    node.type === 'ImportFrom' &&
    node.level === 0 &&
    node.module === target.importName
  );
}

/** One of its aliases is `import name` or `import name.part`. */
export function isDottedImport(spot: ISpot, name: string): boolean {
  const { node } = spot.statement;
  return (
    node.type === 'Import' &&
    node.names.some(
      alias => alias.asname === null && alias.name.split('.')[0] === name
    )
  );
}

export function isFuture({ statement: { node } }: ISpot): boolean {
  return node.type === 'ImportFrom' && node.module === '__future__';
}

/** `from __future__ import annotations` */
export function isLateAnnotations(spot: ISpot): boolean {
  return isFuture(spot) && spot.statement.names.includes('annotations');
}
