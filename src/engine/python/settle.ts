/** Kinds of names whose values are made from other names. */
import type { IBinder } from './links-types';

type Kind = IBinder['kind'] | null;

export interface IKindSource {
  /** Kind of the name from its own binders; null: it has none. */
  ownKind(name: string): Kind;
  /** Names that the values of a constant read. */
  needs(name: string): readonly string[];
  /** Whether a name without binders is there anyway (a builtin). */
  isFree(name: string): boolean;
}

/**
 * Sets the kind of `name` and of what it is made of in `kinds`: a constant
 * made from a variable is a variable, and so are names made from each other
 * in a circle. Without recursion: chains may be as long as notebooks.
 */
export function settleKind(
  name: string,
  kinds: Map<string, Kind>,
  source: IKindSource
): void {
  const stack = [name];
  const entered = new Set<string>();
  while (stack.length > 0) {
    const top = stack[stack.length - 1];
    if (kinds.has(top)) {
      stack.pop();
      continue;
    }
    const own = source.ownKind(top);
    if (own !== 'constant') {
      kinds.set(top, own);
      continue;
    }
    const needs = source.needs(top);
    if (!entered.has(top)) {
      entered.add(top);
      stack.push(
        ...needs.filter(need => !kinds.has(need) && !entered.has(need))
      );
      continue;
    }
    const stands = needs.every(need => {
      const kind = kinds.get(need);
      return kind === null
        ? source.isFree(need)
        : kind !== undefined && kind !== 'variable';
    });
    kinds.set(top, stands ? 'constant' : 'variable');
  }
}
