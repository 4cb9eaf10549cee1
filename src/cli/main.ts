/** The program: `node promote.cjs ARGUMENTS`, started by `jupyterlab_promote/launcher.py`. */
import * as nodeModule from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { commands } from './commands';
import { PipeHost } from './pipe';
import { loadRuff } from './ruff';
import type { ISession } from './command';
import { run } from './run';
import { Threads, serveThread } from './threads';

/** The person's own date, YYYY-MM-DD. */
function localDate(date: Date): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map(part => String(part).padStart(2, '0')).join('-');
}

/** Node 22 and later; the host does not wait for an end in which it would happen by itself. */
function keepCompiled(): void {
  const { flushCompileCache } = nodeModule as {
    flushCompileCache?: () => void;
  };
  flushCompileCache?.();
}

function start(): void {
  const { env } = process;
  const host = new PipeHost(process.stdin, process.stdout, () =>
    process.exit(2)
  );
  const now = new Date();
  const session: ISession = {
    host,
    linter: loadRuff,
    threads: (count, options) => new Threads(process.argv[1], count, options),
    colours: env.PROMOTE_COLOURS === '1',
    terminal: env.PROMOTE_TERMINAL === '1',
    version: env.PROMOTE_VERSION ?? '',
    build: env.PROMOTE_BUILD ?? null,
    today: localDate(now),
    now: now.toISOString()
  };
  void run(process.argv.slice(2), commands, session).then(code => {
    keepCompiled();
    return host.ask({ do: 'exit', code });
  });
}

if (isMainThread) {
  start();
} else {
  serveThread();
}
