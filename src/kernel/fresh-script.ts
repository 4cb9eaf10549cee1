/** Runs a script of ours in a fresh kernel that no notebook is attached to. */
import type { Kernel, Session } from '@jupyterlab/services';
import { EventReader } from './event-reader';
import type { IEvent } from './event-reader';

/** Type of our sessions: no notebook or console attaches to them. */
const SESSION_TYPE = 'promote';

/** Milliseconds that an interrupted run gets to clean up before its kernel is shut. */
const PATIENCE = 4000;

export interface IFreshScript<E extends IEvent> {
  /** Text of the script: it is sent as text, so that the kernel needs no package of ours. */
  script: string;
  /** Name of the script, for tracebacks. */
  file: string;
  /** What it finds in the global `PROMOTE_REQUEST`, as JSON. */
  request: unknown;
  /** What is run, for the session's name and for sentences: `tests`. */
  what: string;
  /** Contents path of the notebook, without drive: the session starts in its folder. */
  path: string;
  /** Makes the session's path one that nothing else has. */
  token: string;
  /** Name of the kernelspec. */
  kernel: string;
  events: readonly E['event'][];
  tell: (event: E) => void;
  /** Aborting it interrupts the script and shuts the kernel. */
  signal: AbortSignal;
}

/** The event `done`, or why there is none: a whole sentence. */
export type ScriptEnd<E extends IEvent> =
  | { done: Extract<E, { event: 'done' }>; problem: null }
  | { done: null; problem: string };

const CANCELLED = 'The run was cancelled.';

export async function runFreshScript<E extends IEvent>(
  manager: Session.IManager,
  run: IFreshScript<E>
): Promise<ScriptEnd<E>> {
  const { path, token, kernel, what, signal } = run;
  const name = `jupyterlab-promote: ${what} of ${path}`;
  let session: Session.ISessionConnection | null = null;
  try {
    await shutStale(manager, name);
    session = await manager.startNew({
      path: `${path}-${token}`,
      name,
      type: SESSION_TYPE,
      kernel: { name: kernel }
    });
    if (session.kernel === null) {
      return failed(`The kernel ${kernel} could not be started.`);
    }
    return await execute(session.kernel, run);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failed(
      signal.aborted
        ? CANCELLED
        : session === null
          ? `The kernel ${kernel} could not be started: ${message}`
          : `The kernel ended while the ${what} ran: ${message}`
    );
  } finally {
    await session?.shutdown().catch(() => undefined);
    session?.dispose();
  }
}

function failed(problem: string): { done: null; problem: string } {
  return { done: null, problem };
}

async function execute<E extends IEvent>(
  kernel: Kernel.IKernelConnection,
  run: IFreshScript<E>
): Promise<ScriptEnd<E>> {
  const { signal } = run;
  if (signal.aborted) {
    return failed(CANCELLED);
  }
  let done: Extract<E, { event: 'done' }> | null = null;
  const reader = new EventReader<E>(run.events, event => {
    if (event.event === 'done') {
      done = event as Extract<E, { event: 'done' }>;
    }
    run.tell(event);
  });
  const future = kernel.requestExecute({
    code: codeFor(run),
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
  return done !== null
    ? { done, problem: null }
    : failed(
        signal.aborted
          ? CANCELLED
          : `The ${run.what} ended without a result: ${reader.noise || 'the kernel said nothing'}`
      );
}

function codeFor<E extends IEvent>(run: IFreshScript<E>): string {
  const request = JSON.stringify(run.request);
  return (
    `exec(compile(${literal(run.script)}, ${JSON.stringify(run.file)}, "exec"), ` +
    `{"__name__": "__main__", "PROMOTE_REQUEST": ${literal(request)}})`
  );
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
