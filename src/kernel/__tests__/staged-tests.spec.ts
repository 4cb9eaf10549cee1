import type { Session } from '@jupyterlab/services';
import type { IStage, ITestRun } from '../../engine';
import type { ITestRequest } from '../staged-tests';
import { runStagedTests } from '../staged-tests';

const stage: IStage = {
  copy: [],
  overlay: [{ path: 'a.py', text: 'NAME = "é\u2028😀"\n' }],
  sourceRoots: [],
  modules: [],
  tests: [],
  fingerprint: 'f'
};

const request: ITestRequest = {
  stage,
  root: '/project',
  probe: { path: '/project/probe', token: 'token' },
  path: 'work/a.ipynb',
  kernel: 'python3'
};

const RUN: ITestRun = {
  fingerprint: 'f',
  state: 'passed',
  reason: null,
  imports: [],
  tests: [],
  seconds: 1
};

interface IFake {
  manager: Session.IManager;
  started: Session.ISessionOptions[];
  shut: string[];
  code: string[];
  interrupted: number;
}

/**
 * A session manager whose kernel prints `output` on standard output, piece by
 * piece; null: it runs until it is interrupted.
 */
function fake(
  output: string[] | null,
  running: Partial<Session.IModel>[] = []
) {
  const it: IFake = {
    started: [],
    shut: [],
    code: [],
    interrupted: 0,
    manager: {
      refreshRunning: async () => undefined,
      running: () => running,
      shutdown: async (id: string) => {
        it.shut.push(id);
      },
      startNew: async (options: Session.ISessionOptions) => {
        it.started.push(options);
        return session;
      }
    } as unknown as Session.IManager
  };
  let end: () => void = () => undefined;
  const session = {
    shutdown: async () => {
      it.shut.push('own');
    },
    dispose: () => undefined,
    kernel: {
      requestExecute: ({ code }: { code: string }) => {
        it.code.push(code);
        const future = {
          onIOPub: (_: unknown): void => undefined,
          done: new Promise<void>(resolve => {
            end = resolve;
          })
        };
        setTimeout(() => {
          for (const text of output ?? []) {
            future.onIOPub({
              header: { msg_type: 'stream' },
              content: { name: 'stdout', text }
            });
          }
          if (output !== null) {
            end();
          }
        });
        return future;
      },
      interrupt: async () => {
        it.interrupted++;
        end();
      }
    }
  };
  return it;
}

const quiet = () => undefined;

describe('runStagedTests', () => {
  it('tells the events and shuts the kernel', async () => {
    const it = fake([
      '{"event": "collected", "count": 1}\n{"event": "do',
      `ne", "run": ${JSON.stringify(RUN)}}\n`
    ]);
    const events: string[] = [];
    const run = await runStagedTests(
      it.manager,
      request,
      event => events.push(event.event),
      new AbortController().signal
    );
    expect(run).toEqual(RUN);
    expect(events).toEqual(['collected', 'done']);
    expect(it.shut).toEqual(['own']);
    expect(it.started[0].path.startsWith('work/')).toBe(true);
  });

  it('sends ASCII alone, in one line', async () => {
    const it = fake([]);
    await runStagedTests(
      it.manager,
      request,
      quiet,
      new AbortController().signal
    );
    expect(it.code[0]).toMatch(/^[\x20-\x7e]+$/);
  });

  it('shuts kernels that an earlier run of this notebook left behind, and no others', async () => {
    const name = 'jupyterlab-promote: tests of work/a.ipynb';
    const it = fake(
      [],
      [
        { id: 'stale', type: 'promote', name },
        { id: 'other', type: 'promote', name: `${name}x` },
        { id: 'notebook', type: 'notebook', name }
      ]
    );
    await runStagedTests(
      it.manager,
      request,
      quiet,
      new AbortController().signal
    );
    expect(it.shut).toEqual(['stale', 'own']);
  });

  it('interrupts and shuts the kernel where it is cancelled', async () => {
    const it = fake(null);
    const abort = new AbortController();
    const run = runStagedTests(it.manager, request, quiet, abort.signal);
    setTimeout(() => abort.abort(), 20);
    expect(await run).toMatchObject({
      state: 'not-run',
      reason: 'The run was cancelled.'
    });
    expect(it.interrupted).toBe(1);
    expect(it.shut).toEqual(['own']);
  });

  it('says what the kernel said where no result comes', async () => {
    const it = fake(['No module named this\n']);
    const run = await runStagedTests(
      it.manager,
      request,
      quiet,
      new AbortController().signal
    );
    expect(run.state).toBe('not-run');
    expect(run.reason).toContain('No module named this');
  });

  it('says that a kernel could not be started', async () => {
    const it = fake([]);
    (it.manager as { startNew: unknown }).startNew = async () => {
      throw new Error('no such kernel');
    };
    const run = await runStagedTests(
      it.manager,
      request,
      quiet,
      new AbortController().signal
    );
    expect(run.reason).toBe(
      'The kernel python3 could not be started: no such kernel'
    );
  });
});
