import { expect, test } from '@jupyterlab/galata';

const EXTENSION = 'jupyterlab-promote';

test.describe('the extension in JupyterLab', () => {
  test.use({ autoGoto: false });

  test('is loaded without a page error', async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(String(error)));

    await page.goto();

    const federated = await page.evaluate(() => {
      const config = document.getElementById('jupyter-config-data');
      return JSON.parse(config?.textContent ?? '{}').federated_extensions.map(
        (extension: { name: string }) => extension.name
      );
    });
    expect(federated).toContain(EXTENSION);
    const plugins = await page.evaluate(() => window.jupyterapp.listPlugins());
    expect(plugins.filter(id => id.startsWith(`${EXTENSION}:`))).not.toEqual(
      []
    );
    expect(errors).toEqual([]);
  });
});
