/**
 * Bundles the command line for Node into the Python package, with ruff's WASM
 * beside it, where the bundle's `__dirname` finds it.
 */
import { build } from 'esbuild';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const TARGET = join(ROOT, 'jupyterlab_promote', 'cli');

const ruff = dirname(
  createRequire(import.meta.url).resolve('@astral-sh/ruff-wasm-nodejs')
);

rmSync(TARGET, { recursive: true, force: true });
mkdirSync(TARGET, { recursive: true });
await build({
  entryPoints: [join(ROOT, 'src', 'cli', 'main.ts')],
  outfile: join(TARGET, 'main.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Node has them; esbuild would make each a `new RegExp` wherever it is used.
  supported: { 'regexp-unicode-property-escapes': true },
  format: 'cjs',
  legalComments: 'eof',
  logLevel: 'warning'
});
copyFileSync(
  join(ROOT, 'src', 'cli', 'start.cjs'),
  join(TARGET, 'promote.cjs')
);
copyFileSync(
  join(ruff, 'ruff_wasm_bg.wasm'),
  join(TARGET, 'ruff_wasm_bg.wasm')
);
