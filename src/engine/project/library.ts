/** Where library code seems to live. A guess is offered, never used unasked. */
import { folderOf, joined, nameOf } from './paths';
import { isModuleName } from './python-names';
import { declaredPackages } from './source-roots';
import { strings, tomlAt, valueAt } from './toml';
import type { ISnapshot } from './types';

/** Folders with Python files that are no library. */
const OTHER = new Set(
  'tests test testing docs doc examples example notebooks scripts bench benchmarks tools build dist'.split(
    ' '
  )
);

/**
 * A library folder by what is there: a package that the settings name, the
 * single package below `src`, the single top-level package; of several the one
 * named as the project. With nothing there: `src/<project>`; null where there
 * is no project.
 */
export function guessLibrary(snapshot: ISnapshot): string | null {
  if (snapshot.kind === 'none') {
    return null;
  }
  const name = projectName(snapshot);
  const groups = [
    declaredPackages(snapshot).filter(folder => isModuleName(nameOf(folder))),
    packagesIn(snapshot, 'src', false),
    packagesIn(snapshot, '', true)
  ];
  for (const group of groups) {
    const own = group.find(folder => nameOf(folder) === name);
    if (own ?? group.length === 1) {
      return own ?? group[0];
    }
  }
  return name === null ? null : `src/${name}`;
}

/** Tests folder by what is there: `tests`, else `test`. */
export function guessTests(snapshot: ISnapshot): string {
  const folders = foldersOf(snapshot);
  return !folders.has('tests') && folders.has('test') ? 'test' : 'tests';
}

/** The project's name as Python could import it. */
function projectName(snapshot: ISnapshot): string | null {
  const { table } = tomlAt(snapshot, 'pyproject.toml');
  const names = [
    ...strings(valueAt(table, ['project', 'name'])),
    ...strings(valueAt(table, ['tool', 'poetry', 'name'])),
    snapshot.name
  ];
  return (
    names
      .map(name => name.toLowerCase().replace(/[^\p{ID_Continue}]+/gu, '_'))
      .find(isModuleName) ?? null
  );
}

function packagesIn(
  snapshot: ISnapshot,
  parent: string,
  needsInit: boolean
): string[] {
  const found = new Set<string>();
  for (const file of snapshot.files) {
    const folder = folderOf(file.path);
    if (
      folder !== '' &&
      folderOf(folder) === parent &&
      (needsInit
        ? nameOf(file.path) === '__init__.py'
        : file.path.endsWith('.py'))
    ) {
      found.add(folder);
    }
  }
  return [...found]
    .filter(
      folder => !OTHER.has(nameOf(folder)) && isModuleName(nameOf(folder))
    )
    .sort();
}

function foldersOf(snapshot: ISnapshot): Set<string> {
  const folders = new Set(snapshot.folders);
  for (const file of snapshot.files) {
    let folder = '';
    for (const part of folderOf(file.path).split('/')) {
      folder = joined(folder, part);
      folders.add(folder);
    }
  }
  return folders;
}
