import type { IStage } from '../library/types';
import type { IPlan } from '../plan/types';
import { isAtHand, mayImport } from '../project/dependencies/imports';
import type { IProject } from '../project/types';
import type { IDocument } from '../standards/types';

/** What a run of the tests is asked beside the tests: for the checks that the document binds. */
export function withQuestions(
  stage: IStage,
  plan: IPlan,
  project: IProject,
  document: IDocument
): IStage {
  const bound = new Set(
    document.standards.flatMap(({ bindings }) =>
      bindings.flatMap(one => (one.kind === 'check' ? [one.id] : []))
    )
  );
  const imports = bound.has('project-dependencies')
    ? plan.modules
        .filter(({ role }) => role === 'code')
        .flatMap(({ text }) => [...mayImport(text)])
        .filter(name => !isAtHand(name, project, plan.notebook))
    : [];
  return {
    ...stage,
    imports: [...new Set(imports)].sort(),
    coverage: bound.has('tests-coverage')
  };
}
