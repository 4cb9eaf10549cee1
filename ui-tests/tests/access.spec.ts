import { expect } from '@jupyterlab/galata';
import * as fs from 'fs';
import type { AxeResults } from 'axe-core';
import { Lab, test } from './support/lab';

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf-8');

test.describe('the panel', () => {
  for (const theme of ['JupyterLab Light', 'JupyterLab Dark']) {
    test(`has no serious fault of access in ${theme}`, async ({
      page,
      tmpPath
    }) => {
      const lab = new Lab(page, tmpPath);
      await lab.openExample();
      await page.theme.setTheme(theme);
      const row = lab.panel
        .locator('.jp-promote-standard', { hasText: 'never with print' })
        .first();
      await row.click();
      await row.press('ArrowRight');
      await expect(row.locator('.jp-promote-finding')).toBeVisible();
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() =>
        (
          window as unknown as {
            axe: { run(selector: string): Promise<AxeResults> };
          }
        ).axe.run('#jp-promote-panel')
      );
      const faults = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => ({
            id,
            html: html.slice(0, 200),
            failureSummary
          }))
        );
      expect(faults).toEqual([]);
    });
  }

  test('leads to a finding by keyboard, and keeps the focus', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    const row = lab.panel
      .locator('.jp-promote-standard', { hasText: 'never with print' })
      .first();
    await row.focus();
    await row.press('ArrowRight');
    const finding = row.locator('.jp-promote-finding').first();
    await expect(finding).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(
      page.locator('.jp-Notebook .jp-Cell.jp-mod-active')
    ).toContainText('def clean(listings):');
    expect(
      await page.evaluate(() =>
        document
          .getElementById('jp-promote-panel')
          ?.contains(document.activeElement)
      )
    ).toBe(true);
  });
});
