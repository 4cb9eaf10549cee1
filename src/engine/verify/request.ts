import { readLedgers } from '../library/ledger';
import { modulePlace } from '../plan/module-place';
import type { IProject } from '../project/types';
import type { IVerifyRequest } from './types';

/** What a person or a host decides about a proof. */
export interface IVerifyChoices {
  /** Absolute folder of the project. */
  root: string;
  kernel: string | null;
  copy: boolean;
  seconds: number | null;
}

/**
 * What is run: the notebook as it was and as it is, with the library's source
 * roots importable, and what it exported coming from the project alone.
 *
 * @param notebook - Path relative to the project root.
 * @param before - The notebooks as JSON of format 4.
 */
export function verifyRequest(
  project: IProject,
  notebook: string,
  before: unknown,
  after: unknown,
  choices: IVerifyChoices
): IVerifyRequest {
  const exported = readLedgers(project.snapshot).get(notebook)?.entries ?? [];
  const code = exported.filter(({ role }) => role === 'code');
  const modules = new Set(
    code.map(
      ({ module, role }) => modulePlace(module, role, project).importName
    )
  );
  const roots = project.sourceRoots;
  return {
    before,
    after,
    notebook,
    paths: { before: [...roots], after: [...roots] },
    modules: [...modules].sort(),
    ...choices
  };
}
