import type { Node } from '../ast';
import type { IScope, IStatement } from '../types';

export interface IScopeNames {
  reads: string[];
  writes: string[];
  annotated: string[];
  locals: string[];
}

const EXPRESSION_SCOPES: Record<string, string> = {
  ListComp: 'listcomp',
  SetComp: 'setcomp',
  DictComp: 'dictcomp',
  GeneratorExp: 'genexpr'
};

/**
 * What our resolver says in the form of CPython's symbol tables: names of the
 * module by `name@line` of the scope that reads or binds them.
 */
export function scopeNames(
  statements: readonly IStatement[],
  lineOf: (offset: number) => number,
  nodeAt: (start: number, end: number) => Node['type'] | undefined
): Map<string, { reads: Set<string>; writes: Set<string> }> {
  const found = new Map<string, { reads: Set<string>; writes: Set<string> }>();
  const entry = (scope: IScope | null) => {
    const key = scope
      ? `${nameOf(scope, nodeAt)}@${lineOf(scope.start)}`
      : '@0';
    let names = found.get(key);
    if (!names) {
      names = { reads: new Set(), writes: new Set() };
      found.set(key, names);
    }
    return names;
  };
  for (const { uses, binds, lateAnnotations } of statements) {
    for (const { kind, name, scope, inAnnotation } of uses) {
      // CPython's tables leave out what is in quotes and, with the future import, annotations.
      if (kind === 'name' && !(inAnnotation && lateAnnotations)) {
        entry(scope).reads.add(name);
      }
    }
    for (const { how, name } of binds) {
      if (how !== 'global-write') {
        entry(null).writes.add(name);
      }
    }
  }
  return found;
}

function nameOf(
  scope: IScope,
  nodeAt: (start: number, end: number) => Node['type'] | undefined
): string {
  switch (scope.kind) {
    case 'lambda':
      return 'lambda';
    case 'comprehension':
      return EXPRESSION_SCOPES[nodeAt(scope.start, scope.end) ?? ''] ?? '?';
    default:
      return scope.name;
  }
}

/** Differences in words; empty where both say the same. */
export function scopeDifferences(
  ours: ReturnType<typeof scopeNames>,
  theirs: Record<string, IScopeNames>
): string[] {
  const differences: string[] = [];
  const none = { reads: new Set<string>(), writes: new Set<string>() };
  for (const [key, table] of Object.entries(theirs)) {
    const mine = ours.get(key) ?? none;
    for (const name of table.reads) {
      if (!mine.reads.has(name)) {
        differences.push(`${key}: does not read ${name}`);
      }
    }
    for (const name of mine.reads) {
      // A class body that reads a name before it binds it reads the module's.
      if (!table.reads.includes(name) && !table.locals.includes(name)) {
        differences.push(`${key}: reads ${name}`);
      }
    }
    if (key === '@0') {
      for (const name of table.writes) {
        if (!mine.writes.has(name) && !table.annotated.includes(name)) {
          differences.push(`does not bind ${name}`);
        }
      }
      for (const name of mine.writes) {
        if (!table.writes.includes(name)) {
          differences.push(`binds ${name}`);
        }
      }
    }
  }
  for (const [key, mine] of ours) {
    if (!theirs[key] && mine.reads.size > 0) {
      differences.push(`${key}: no such scope`);
    }
  }
  return differences;
}
