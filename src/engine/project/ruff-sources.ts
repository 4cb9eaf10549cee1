import { isIn } from './paths';
import { isModuleName } from './python-names';
import type { ISnapshot } from './types';

/**
 * Top-level names that ruff would take for the project's own, by looking into
 * its `src` folders, which its WASM build can't.
 */
export function firstParty(
  snapshot: ISnapshot,
  sources: readonly string[],
  library: string | null
): string[] {
  const names = new Set<string>();
  const paths = snapshot.files
    .map(file => file.path)
    .filter(path => path.endsWith('.py'));
  if (library) {
    paths.push(`${library}/__init__.py`);
  }
  for (const path of paths) {
    for (const source of sources.filter(folder => isIn(path, folder))) {
      const below = source === '' ? path : path.slice(source.length + 1);
      names.add(below.split('/')[0].replace(/\.py$/, ''));
    }
  }
  return [...names]
    .filter(name => isModuleName(name) && !sources.includes(name))
    .sort();
}
