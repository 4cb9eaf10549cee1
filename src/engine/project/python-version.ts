import { textAt } from './files';
import { joined, upwards } from './paths';
import { strings, tomlAt, valueAt } from './toml';
import type { ISnapshot } from './types';

/** Minor versions of Python 3 that ruff knows. */
const OLDEST = 7;
const NEWEST = 15;

/**
 * `py310`, as ruff infers it: the lowest lower bound of the nearest
 * `requires-python` from `folder` upward; null where there is none it knows.
 */
export function inferredTarget(
  snapshot: ISnapshot,
  folder: string
): string | null {
  for (const above of upwards(folder)) {
    const path = joined(above, 'pyproject.toml');
    if (textAt(snapshot, path) === null) {
      continue;
    }
    const { table } = tomlAt(snapshot, path);
    const [requires] = strings(valueAt(table, ['project', 'requires-python']));
    if (requires !== undefined) {
      return lowestTarget(requires);
    }
  }
  return null;
}

/** `>=3.8.1, <4` → `py38` */
export function lowestTarget(requires: string): string | null {
  const minors = requires.split(',').flatMap(specifier => {
    const bound = /^\s*(?:>=|>|~=|===?)\s*3\.(\d+)/.exec(specifier);
    return bound ? [Number(bound[1])] : [];
  });
  const lowest = Math.min(...minors);
  return lowest >= OLDEST && lowest <= NEWEST ? `py3${lowest}` : null;
}
