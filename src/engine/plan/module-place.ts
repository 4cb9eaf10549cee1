/** Where a module's file lies and how it is imported (DESIGN.md, Decisions). */
import { importNameOf } from '../project/project';
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
  const path = join(project.library ?? '', file);
  return { path, importName: importNameOf(project, path) };
}

function join(folder: string, file: string): string {
  return folder === '' ? file : `${folder}/${file}`;
}
