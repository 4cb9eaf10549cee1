/** Takes the pictures of the standards at work: hover in a cell, the page for the meeting. */
import { expect } from '@jupyterlab/galata';
import * as path from 'path';
import { Lab, test } from './support/lab';
import { execute, open, standard } from './support/standards';

const IMAGES = path.resolve(__dirname, '../../docs/images');

const THEMES = { light: 'JupyterLab Light', dark: 'JupyterLab Dark' };

test.use({ viewport: { width: 1180, height: 800 } });
test.setTimeout(180_000);

test.beforeEach(async ({ page, tmpPath }) => {
  await new Lab(page, tmpPath).openExample();
  await page.sidebar.close('left');
});

test('hover in a cell', async ({ page, tmpPath }) => {
  const lab = new Lab(page, tmpPath);
  await page.sidebar.setWidth(300, 'right');
  for (const [name, theme] of Object.entries(THEMES)) {
    await page.theme.setTheme(theme);
    await lab.clickInto(await lab.find('def clean(listings):'));
    await page
      .locator('.jp-promote-squiggle')
      .filter({ hasText: /^print$/ })
      .hover();
    const hover = page.locator('.cm-tooltip:has(.jp-promote-hover)');
    await expect(hover).toBeVisible();
    const cell = await page.locator('.jp-Cell.jp-mod-active').boundingBox();
    const box = await hover.boundingBox();
    const top = Math.min(cell!.y, box!.y) - 12;
    await page.screenshot({
      path: path.join(IMAGES, `hover-${name}.png`),
      clip: {
        x: cell!.x,
        y: top,
        width: Math.min(cell!.width, 720),
        height:
          Math.max(cell!.y + cell!.height, box!.y + box!.height) - top + 12
      }
    });
    await page.mouse.move(900, 8);
  }
});

test('the page for the meeting', async ({ page, tmpPath }) => {
  const lab = new Lab(page, tmpPath);
  await open(standard(lab, 'never with print'));
  await execute(page, 'promote:show-standards-page');
  await page.sidebar.close('right');
  const sheet = page.locator('.jp-promote-page');
  await expect(sheet.locator('h1')).toBeVisible();
  await page.waitForTimeout(500);
  await sheet.screenshot({ path: path.join(IMAGES, 'standards-page.png') });
});
