/** One run of import proof and tests for an open notebook. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { KernelSpec, Session } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { ITestRun } from '../../engine';
import { notRun, runStagedTests } from '../../kernel/staged-tests';
import type { TestEvent } from '../../kernel/test-events';
import { freshReview } from '../fresh';
import type { PromoteNotebook } from '../notebook';
import type { ProjectClient } from '../project-client';
import { reasonOf } from '../reason';

export interface IRunServices {
  sessions: Session.IManager;
  kernelspecs: KernelSpec.IManager;
  client: ProjectClient;
  trans: TranslationBundle;
}

/**
 * Runs what the notebook would export now.
 *
 * @param tell - Told each event as it comes.
 * @param signal - Aborting it ends the run and its kernel.
 * @returns The run; `not-run` with the reason where it could not be made.
 * @throws Error where the notebook can't be reviewed.
 */
export async function stagedRun(
  services: IRunServices,
  notebook: PromoteNotebook,
  tell: (event: TestEvent) => void,
  signal: AbortSignal
): Promise<ITestRun> {
  const { sessions, client, trans } = services;
  const { stage } = await freshReview(notebook);
  const { project, path, panel } = notebook;
  const root = project?.snapshot.root ?? null;
  if (project === null || root === null) {
    return notRun(
      stage,
      project?.unavailable ??
        trans.__(
          'There is no project here yet: choose where library code lives first.'
        )
    );
  }
  try {
    const kernel = kernelFor(panel, services);
    const probe = await client.probe(path);
    return await runStagedTests(
      sessions,
      { stage, root, probe, path, kernel },
      tell,
      signal
    );
  } catch (error) {
    return notRun(stage, reasonOf(error));
  }
}

/**
 * The kernelspec that the notebook has or had, else the default one.
 *
 * @throws Error where it is not installed here.
 */
export function kernelFor(
  panel: NotebookPanel,
  { kernelspecs, trans }: Pick<IRunServices, 'kernelspecs' | 'trans'>
): string {
  const kernel = kernelName(panel) ?? kernelspecs.specs?.default ?? '';
  if (kernelspecs.specs?.kernelspecs[kernel] === undefined) {
    throw new Error(
      trans.__(
        'The notebook’s kernel %1 is not installed here: choose another one for it.',
        kernel
      )
    );
  }
  return kernel;
}

/** Null: it never had one. */
function kernelName(panel: NotebookPanel): string | null {
  const spec = panel.context.model.getMetadata('kernelspec') as
    { name?: unknown } | undefined;
  const saved = typeof spec?.name === 'string' ? spec.name : null;
  return panel.sessionContext.session?.kernel?.name ?? saved;
}
