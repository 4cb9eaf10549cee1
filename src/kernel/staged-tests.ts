/** Runs the staged tests in a fresh kernel of the notebook's own kernelspec. */
import type { Session } from '@jupyterlab/services';
import type { IStage, ITestCase, ITestRun } from '../engine';
import { snippets } from './snippets.gen';

/** Prefix of our sessions' names, by which stale ones are found. */
export const SESSION_PREFIX = 'jupyterlab-promote tests';

/** One line that the script prints (see its head for the format). */
export type TestEvent =
  | { event: 'start'; total?: number }
  | { event: 'import'; importName: string; error: string | null }
  | { event: 'test'; test: ITestCase }
  | { event: 'done'; run: ITestRun };

export interface ITestRequest {
  stage: IStage;
  /** Absolute path of the project root on the server. */
  root: string;
  /** Contents path of the notebook: the session starts in its folder. */
  path: string;
  kernel: string;
}

function notRun(stage: IStage, reason: string): ITestRun {
  return {
    fingerprint: stage.fingerprint,
    state: 'not-run',
    reason,
    imports: [],
    tests: [],
    seconds: 0
  };
}

/** The code that is sent: the script as text, so that the kernel needs no package of ours. */
function codeFor({ stage, root }: ITestRequest): string {
  const request = JSON.stringify({ root, stage });
  return [
    'import subprocess as _s, sys as _y, json as _j',
    `_p = _s.Popen([_y.executable, "-u", "-c", _j.loads(${JSON.stringify(
      JSON.stringify(snippets['run_tests'])
    )})], stdin=_s.PIPE, stdout=_s.PIPE, stderr=_s.STDOUT, text=True, encoding="utf-8")`,
    `_p.stdin.write(_j.loads(${JSON.stringify(JSON.stringify(request))})); _p.stdin.close()`,
    'try:',
    '    for _l in _p.stdout: print(_l, end="", flush=True)',
    '    _p.wait()',
    'finally:',
    '    _p.terminate()'
  ].join('\n');
}

/**
 * @param events - Told each event as it comes.
 * @param signal - Aborting it interrupts and shuts the kernel.
 * @returns The run; `not-run` with the reason where it could not be made.
 */
export async function runStagedTests(
  manager: Session.IManager,
  request: ITestRequest,
  events: (event: TestEvent) => void,
  signal: AbortSignal
): Promise<ITestRun> {
  const { stage, path, kernel } = request;
  let session: Session.ISessionConnection | null = null;
  let run: ITestRun | null = null;
  let rest = '';
  let said = '';
  const onAbort = () => void session?.shutdown().catch(() => undefined);
  try {
    await shutStale(manager);
    session = await manager.startNew({
      path: `${path}-promote-${Date.now().toString(36)}`,
      name: `${SESSION_PREFIX} ${path}`,
      type: 'promote',
      kernel: { name: kernel }
    });
    if (session.kernel === null) {
      return notRun(stage, `The kernel ${kernel} could not be started.`);
    }
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) {
      return notRun(stage, 'The run was stopped.');
    }
    const future = session.kernel.requestExecute({
      code: codeFor(request),
      store_history: false
    });
    future.onIOPub = message => {
      if (message.header.msg_type === 'error') {
        const { ename, evalue } = message.content as {
          ename: string;
          evalue: string;
        };
        said += `${ename}: ${evalue}\n`;
      } else if (message.header.msg_type === 'stream') {
        rest += (message.content as { text: string }).text;
        const lines = rest.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const event = parseEvent(line);
          if (event === null) {
            said += `${line}\n`;
          } else {
            run = event.event === 'done' ? event.run : run;
            events(event);
          }
        }
      }
    };
    await future.done;
    return (
      run ??
      notRun(
        stage,
        `The test run ended without a result: ${said.trim() || 'the kernel said nothing'}.`
      )
    );
  } catch (error) {
    return notRun(
      stage,
      signal.aborted
        ? 'The run was stopped.'
        : `The tests could not be run in a fresh kernel: ${String(error)}`
    );
  } finally {
    signal.removeEventListener('abort', onAbort);
    if (session !== null && !session.isDisposed) {
      await session.shutdown().catch(() => undefined);
    }
  }
}

function parseEvent(line: string): TestEvent | null {
  if (!line.startsWith('{"event"')) {
    return null;
  }
  try {
    return JSON.parse(line) as TestEvent;
  } catch {
    return null;
  }
}

/** A page that was closed in the middle of a run leaves its kernel behind. */
async function shutStale(manager: Session.IManager): Promise<void> {
  await manager.refreshRunning();
  for (const model of manager.running()) {
    if (model.name.startsWith(SESSION_PREFIX)) {
      await manager.shutdown(model.id).catch(() => undefined);
    }
  }
}
