/** Pictures of what follows an export: conflict, replace by import, hand-over. */
import { expect } from '@jupyterlab/galata';
import * as fs from 'fs';
import * as path from 'path';
import { Repository } from './support/git';
import { Lab, NOTEBOOK, test } from './support/lab';

const IMAGES = path.resolve(__dirname, '../../docs/images');

const THEMES = { '': 'JupyterLab Light', '-dark': 'JupyterLab Dark' };

test.use({ viewport: { width: 1180, height: 800 } });
test.setTimeout(180_000);

test('after an export', async ({ page, tmpPath }) => {
  const lab = new Lab(page, tmpPath);
  await lab.openExample();
  const { root } = await Repository.of(lab);
  await lab.export(/as draft$/);

  const take = async (name: string, selector: string) => {
    await page.sidebar.close('right');
    for (const [suffix, theme] of Object.entries(THEMES)) {
      await page.theme.setTheme(theme);
      await page.mouse.move(900, 8);
      await page.waitForTimeout(600);
      await page
        .locator(`${selector}:visible`)
        .screenshot({ path: path.join(IMAGES, `${name}${suffix}.png`) });
    }
    await page.theme.setTheme(THEMES['']);
    await page.sidebar.openTab('jp-promote-panel');
    await page.notebook.activate(NOTEBOOK);
  };

  await lab.panel.getByRole('button', { name: 'Hand over…' }).click();
  await expect(page.locator('.jp-promote-handover-rendered')).toContainText(
    'What moved'
  );
  await take('hand-over', '.jp-promote-handover');

  await lab.panel.getByRole('button', { name: 'Replace by import…' }).click();
  await expect(
    page.locator('.jp-promote-preview:visible .cm-changedLine').first()
  ).toBeVisible();
  await take('replace-by-import', '.jp-promote-preview');

  const file = path.join(root, 'src/pricing/features.py');
  const text = fs.readFileSync(file, 'utf-8');
  fs.writeFileSync(
    file,
    text.replace('"""Power in kW from', '"""Kilowatts of horsepower, from')
  );
  const cell = (await lab.cells()).find(({ line }) =>
    line.startsWith('def to_kw')
  )!;
  await lab.clickInto(cell.index);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('  # rounded');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+s');
  await lab.panel.locator('.jp-promote-export').click();
  const preview = page.locator('.jp-promote-preview:visible');
  await expect(preview).toContainText('1 conflict');
  await preview.getByRole('button', { name: 'Edit…' }).click();
  await take('conflict', '.jp-promote-preview');
});
