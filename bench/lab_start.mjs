/**
 * Time until JupyterLab shows a notebook, with the extension and with it
 * disabled, page loads in turn in one browser.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, writeFileSync, cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const { chromium } = createRequire(join(ROOT, 'ui-tests/package.json'))(
  '@playwright/test'
);
const RUNS = Number(process.env.PROMOTE_BENCH_RUNS ?? 5);
const NOTEBOOK = 'used_vehicle_prices.ipynb';

const median = values =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** A Lab on a copy of the example; `without`: the extension is disabled. */
async function serve(port, without) {
  const folder = mkdtempSync(join(tmpdir(), 'promote-bench-'));
  cpSync(join(ROOT, 'examples/used-vehicle-prices'), folder, {
    recursive: true
  });
  const config = mkdtempSync(join(tmpdir(), 'promote-config-'));
  if (without) {
    mkdirSync(join(config, 'labconfig'));
    writeFileSync(
      join(config, 'labconfig/page_config.json'),
      JSON.stringify({ disabledExtensions: { 'jupyterlab-promote': true } })
    );
  }
  const server = spawn(
    'jupyter',
    [
      'lab',
      '--allow-root',
      '--no-browser',
      `--port=${port}`,
      '--ServerApp.port_retries=0',
      '--IdentityProvider.token=',
      `--ServerApp.root_dir=${folder}`
    ],
    {
      env: { ...process.env, JUPYTER_CONFIG_DIR: config },
      stdio: 'ignore'
    }
  );
  const url = `http://localhost:${port}/lab/tree/${NOTEBOOK}?reset`;
  for (let tries = 0; tries < 60; tries++) {
    try {
      await fetch(url);
      return { server, url };
    } catch {
      await new Promise(resolve => setTimeout(resolve, 500));
    }
  }
  throw new Error('JupyterLab did not start.');
}

async function load(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(url);
  await page.locator('.jp-Notebook .jp-CodeCell').first().waitFor();
  const time = performance.now() - start;
  await context.close();
  return time;
}

const executablePath = process.env.PROMOTE_CHROMIUM || '/usr/bin/chromium';
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu']
});
const servers = [await serve(9871, false), await serve(9872, true)];
try {
  for (const { url } of servers) {
    await load(browser, url);
  }
  const times = [[], []];
  for (let run = 0; run < RUNS; run++) {
    for (const [index, { url }] of servers.entries()) {
      times[index].push(await load(browser, url));
    }
  }
  const ratio = median(times[0].map((time, run) => time / times[1][run]));
  console.log(
    `until JupyterLab shows a notebook: ${median(times[0]).toFixed(0)} ms with the extension, ` +
      `${median(times[1]).toFixed(0)} ms without, ratio ${ratio.toFixed(2)}`
  );
} finally {
  await browser.close();
  servers.forEach(({ server }) => server.kill());
}
