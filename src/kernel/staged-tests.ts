/** Runs the staged tests in a fresh kernel of the notebook's own kernelspec. */
import type { Kernel, Session } from '@jupyterlab/services';
import type { IStage, ITestRun } from '../engine';
import { snippets } from './snippets.gen';
import type { TestEvent } from './test-events';
import { EventReader } from './test-events';

/** Type of our sessions: no notebook or console attaches to them. */
const SESSION_TYPE = 'promote';

/** Milliseconds that an interrupted run gets to clean up before its kernel is shut. */
const PATIENCE = 4000;

const CANCELLED = 'The run was cancelled.';

export interface ITestRequest {
  stage: IStage;
  /** Absolute path of the project root on the server. */
  root: string;
  /** A file that only a kernel on the server's own disk can read. */
  probe: { path: string; token: string };
  /** Contents path of the notebook, without drive: the session starts in its folder. */
  path: string;
  /** Name of the kernelspec. */
  kernel: string;
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
 * A value as Python source. ASCII only, since IPython cuts code at every
 * Unicode line separator; JSON inside of a literal, since Python reads a
 * surrogate pair of escapes as two characters.
 */
function literal(value: unknown): string {
  const json = JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
  return `__import__("json").loads(${JSON.stringify(json)})`;
}

/** The code that is sent: the script as text, so that the kernel needs no package of ours. */
function codeFor({ stage, root, probe }: ITestRequest): string {
  const child = snippets['staged_child'];
  const request = JSON.stringify({ stage, root, probe, child });
  return (
    `exec(compile(${literal(snippets['run_tests'])}, "run_tests.py", "exec"), ` +
    `{"__name__": "__main__", "PROMOTE_REQUEST": ${literal(request)}})`
  );
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
  request: ITestRequest,
  tell: (event: TestEvent) => void,
  signal: AbortSignal
): Promise<ITestRun> {
  const { stage, path, kernel } = request;
  const name = sessionName(path);
  let session: Session.ISessionConnection | null = null;
  try {
    await shutStale(manager, name);
    session = await manager.startNew({
      path: `${path}-${request.probe.token}`,
      name,
      type: SESSION_TYPE,
      kernel: { name: kernel }
    });
    if (session.kernel === null) {
      return notRun(stage, `The kernel ${kernel} could not be started.`);
    }
    return await execute(session.kernel, request, tell, signal);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return notRun(
      stage,
      signal.aborted
        ? CANCELLED
        : session === null
          ? `The kernel ${kernel} could not be started: ${message}`
          : `The kernel ended while the tests ran: ${message}`
    );
  } finally {
    await session?.shutdown().catch(() => undefined);
    session?.dispose();
  }
}

async function execute(
  kernel: Kernel.IKernelConnection,
  request: ITestRequest,
  tell: (event: TestEvent) => void,
  signal: AbortSignal
): Promise<ITestRun> {
  if (signal.aborted) {
    return notRun(request.stage, CANCELLED);
  }
  let run: ITestRun | null = null;
  const reader = new EventReader(event => {
    run = event.event === 'done' ? event.run : run;
    tell(event);
  });
  const future = kernel.requestExecute({
    code: codeFor(request),
    store_history: false,
    allow_stdin: false
  });
  future.onIOPub = ({ header, content }) => {
    if (header.msg_type === 'stream') {
      const { name, text } = content as { name: string; text: string };
      if (name === 'stdout') {
        reader.push(text);
      }
    } else if (header.msg_type === 'error') {
      const { ename, evalue } = content as { ename: string; evalue: string };
      reader.remark(`${ename}: ${evalue}`);
    }
  };
  await Promise.race([future.done, givenUp(kernel, signal)]);
  return (
    run ??
    notRun(
      request.stage,
      signal.aborted
        ? CANCELLED
        : `The test run ended without a result: ${reader.noise || 'the kernel said nothing'}`
    )
  );
}

/** Resolves when an aborted run has had its time to clean up; never without an abort. */
function givenUp(
  kernel: Kernel.IKernelConnection,
  signal: AbortSignal
): Promise<void> {
  return new Promise(resolve => {
    signal.addEventListener(
      'abort',
      () => {
        void kernel.interrupt().catch(() => undefined);
        setTimeout(resolve, PATIENCE);
      },
      { once: true }
    );
  });
}

function sessionName(path: string): string {
  return `jupyterlab-promote: tests of ${path}`;
}

/** A page that was closed in the middle of a run leaves its kernel behind. */
async function shutStale(
  manager: Session.IManager,
  name: string
): Promise<void> {
  await manager.refreshRunning();
  for (const model of [...manager.running()]) {
    if (model.type === SESSION_TYPE && model.name === name) {
      await manager.shutdown(model.id).catch(() => undefined);
    }
  }
}
