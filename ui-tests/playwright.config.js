const baseConfig = require('@jupyterlab/galata/lib/playwright-config');

const PORT = Number(process.env.PROMOTE_UI_PORT ?? 9988);

/**
 * The pictures of the documentation are taken when somebody asks for them; a
 * JupyterLab without the extension needs a server of its own.
 */
function project() {
  if (process.env.PROMOTE_PICTURES) {
    return { name: 'pictures', testMatch: '**/*.pictures.ts' };
  }
  return process.env.PROMOTE_PLAIN
    ? { name: 'plain', testMatch: '**/*.plain.ts' }
    : { name: 'tests', testMatch: '**/*.spec.ts' };
}

module.exports = {
  ...baseConfig,
  testDir: './tests',
  forbidOnly: true,
  // A browser that starved for a moment gets a second chance; it is told of in the results.
  retries: 1,
  workers: 1,
  reporter: [
    ['list'],
    ['html', { open: 'never' }],
    // Its file is named by PLAYWRIGHT_JSON_OUTPUT_FILE.
    ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json']] : [])
  ],
  use: {
    ...baseConfig.use,
    // With a slash at its end, galata waits for ever.
    baseURL: `http://localhost:${PORT}`,
    video: 'off',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.PROMOTE_CHROMIUM || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run'
      ]
    }
  },
  projects: [project()],
  webServer: {
    command: `jlpm start --port ${PORT}`,
    url: `http://localhost:${PORT}/lab`,
    timeout: 120 * 1000,
    reuseExistingServer: false
  }
};
