import { readLedgers } from '../library/ledger';
import { modulePlace } from '../plan/module-place';
import type { IProject } from '../project/types';
import type { IVerifyRequest } from './types';

/** What the project says of a run. */
export type IVerifyPlace = Pick<
  IVerifyRequest,
  'notebook' | 'paths' | 'modules'
>;

/**
 * Where a notebook runs: the library's source roots are importable, and what
 * it exported comes from the project alone.
 *
 * @param notebook - Path relative to the project root.
 */
export function verifyPlace(project: IProject, notebook: string): IVerifyPlace {
  const exported = readLedgers(project.snapshot).get(notebook)?.entries ?? [];
  const code = exported.filter(({ role }) => role === 'code');
  const modules = new Set(
    code.map(
      ({ module, role }) => modulePlace(module, role, project).importName
    )
  );
  const roots = project.sourceRoots;
  return {
    notebook,
    paths: { before: [...roots], after: [...roots] },
    modules: [...modules].sort()
  };
}
