import { readProject } from '../engine';
import type { IFileChange, IProject } from '../engine';
import type { ILoadedProject } from './project';

const CODE: readonly IFileChange['kind'][] = ['library', 'test', 'package'];

/**
 * The project as `export --output DIR` sees it: its settings and standards, but
 * an empty library, so that whole modules are written; where no library is
 * named, the folder is it.
 */
export function outputProject(
  { snapshot, document, project }: ILoadedProject,
  folder: string
): ILoadedProject {
  const own = project.libraryGuessed ? null : project.library;
  const library = own ?? packageName(folder);
  const isCode = (path: string): boolean =>
    [library, project.tests, '.promote'].some(
      one => path === one || path.startsWith(`${one}/`)
    );
  const empty = {
    ...snapshot,
    files: snapshot.files.filter(({ path }) => !isCode(path)),
    folders: snapshot.folders.filter(path => !isCode(path)),
    // Without a root there is no project; here there is one, in memory.
    kind: snapshot.kind === 'none' ? ('standards' as const) : snapshot.kind
  };
  const named = { ...document, library };
  return {
    snapshot: empty,
    document: named,
    project: readProject(empty, named)
  };
}

/** The modules of a change set as they lie in DIR: the library's below it, tests in their folder. */
export function moduleFiles(
  changes: readonly IFileChange[],
  { library }: IProject
): { path: string; text: string }[] {
  return changes.flatMap(({ kind, path, text }) => {
    if (!CODE.includes(kind) || text === null) {
      return [];
    }
    const inside =
      library !== null && path.startsWith(`${library}/`)
        ? path.slice(library.length + 1)
        : path;
    return [{ path: inside, text }];
  });
}

/** Last part of a folder's path as a package's name. */
function packageName(folder: string): string {
  const last = folder.split(/[\\/]/).filter(Boolean).pop() ?? '';
  const name = last.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d)/, '_');
  return name.replace(/^[._]*$/, '') || 'library';
}
