/** Runs the staged tests in a fresh kernel of the notebook's own kernelspec. */
import type { Session } from '@jupyterlab/services';
import type { IStage, ITestRun } from '../engine';
import { runFreshScript } from './fresh-script';
import { snippets } from './snippets.gen';
import { TEST_EVENTS } from './test-events';
import type { TestEvent } from './test-events';

/** Where a script runs, and how it knows that it sees the project. */
export interface IKernelPlace {
  /** Absolute path of the project root on the server. */
  root: string;
  /** A file that only a kernel on the server's own disk can read. */
  probe: { path: string; token: string };
  /** Contents path of the notebook, without drive: the session starts in its folder. */
  path: string;
  /** Name of the kernelspec. */
  kernel: string;
}

export interface ITestRequest extends IKernelPlace {
  stage: IStage;
}

/** A run that did not take place, with the reason as a whole sentence. */
export function notRun(stage: IStage, reason: string): ITestRun {
  return {
    fingerprint: stage.fingerprint,
    state: 'not-run',
    reason,
    imports: [],
    tests: [],
    seconds: 0
  };
}

/**
 * Runs import proof and tests.
 *
 * @param tell - Told each event as it comes.
 * @param signal - Aborting it interrupts the run and shuts the kernel.
 * @returns The run; `not-run` with the reason where it could not be made.
 */
export async function runStagedTests(
  manager: Session.IManager,
  { stage, root, probe, path, kernel }: ITestRequest,
  tell: (event: TestEvent) => void,
  signal: AbortSignal
): Promise<ITestRun> {
  const { done, problem } = await runFreshScript<TestEvent>(manager, {
    script: snippets['run_tests'],
    file: 'run_tests.py',
    request: { stage, root, probe, child: snippets['staged_child'] },
    what: 'tests',
    path,
    token: probe.token,
    kernel,
    events: TEST_EVENTS,
    tell,
    signal
  });
  return done?.run ?? notRun(stage, problem ?? '');
}
