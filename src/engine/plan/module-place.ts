/** Where a module's file lies and how it is imported (DESIGN.md, Decisions). */
import type { IProject } from '../project/types';
import type { Role } from './types';

export interface IModulePlace {
  /** Relative to the project root; just the file's name where there is no library yet. */
  path: string;
  importName: string;
}

export function modulePlace(
  module: string,
  role: Role,
  project: IProject
): IModulePlace {
  if (role === 'test') {
    const name = `test_${module.replace(/\./g, '_')}`;
    return { path: join(project.tests, `${name}.py`), importName: name };
  }
  const file = `${module.replace(/\./g, '/')}.py`;
  return {
    path: join(project.library ?? '', file),
    importName: importNameOf(module, project)
  };
}

/** The path less its source root, dotted; a package's `__init__` goes by the package's name. */
function importNameOf(module: string, project: IProject): string {
  const library = project.library ?? '';
  const root = project.sourceRoots.find(
    folder =>
      folder === '' || library === folder || library.startsWith(`${folder}/`)
  );
  const below = root ? library.slice(root.length) : library;
  const parts = [...below.split('/').filter(Boolean), ...module.split('.')];
  if (parts.length > 1 && parts[parts.length - 1] === '__init__') {
    parts.pop();
  }
  return parts.join('.');
}

function join(folder: string, file: string): string {
  return folder === '' ? file : `${folder}/${file}`;
}
