/** The program: `node promote.cjs ARGUMENTS`, started by `jupyterlab_promote/launcher.py`. */
import * as nodeModule from 'node:module';
import { commands } from './commands';
import { PipeHost } from './pipe';
import { loadRuff } from './ruff';
import { run } from './run';

const host = new PipeHost(process.stdin, process.stdout, () => process.exit(2));
const now = new Date();

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

void run(
  process.argv.slice(2),
  commands,
  {
    host,
    linter: loadRuff,
    colours: process.env.PROMOTE_COLOURS === '1',
    today: localDate(now),
    now: now.toISOString()
  },
  process.env.PROMOTE_VERSION ?? ''
).then(code => {
  keepCompiled();
  return host.ask({ do: 'exit', code });
});
