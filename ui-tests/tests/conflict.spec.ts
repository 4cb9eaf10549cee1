import { expect } from '@jupyterlab/galata';
import * as fs from 'fs';
import * as path from 'path';
import { Repository } from './support/git';
import { Lab, NOTEBOOK, test } from './support/lab';

const FEATURES = 'src/pricing/features.py';

test.describe('library and notebook both changed', () => {
  test.setTimeout(240_000);

  test('drift is shown, a conflict is chosen, the export is taken back', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    const { root } = await Repository.of(lab);
    const file = path.join(root, FEATURES);
    await lab.export(/as draft$/);
    const exported = fs.readFileSync(file, 'utf-8');
    const row = lab.panel.locator('li', { hasText: 'to_kw(' }).first();
    await expect(row).toContainText('in step');

    // An engineer edits the library: drift, with the ways back.
    const edited = exported.replace(
      '"""Power in kW from',
      '"""Kilowatts of horsepower, from'
    );
    expect(edited).not.toBe(exported);
    fs.writeFileSync(file, edited);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(row).toContainText('library newer');
    await expect(
      row.getByRole('button', { name: 'Bring the library’s here' })
    ).toBeVisible();

    // The notebook changes too.
    const cell = (await lab.cells()).find(({ line }) =>
      line.startsWith('def to_kw')
    )!;
    await lab.clickInto(cell.index);
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('  # rounded');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+s');
    await lab.panel.locator('.jp-promote-export').click();
    const preview = page.locator('.jp-promote-preview');
    await expect(preview).toContainText('1 conflict');
    await preview.getByRole('button', { name: 'Compare' }).click();
    await expect(preview.locator('.jp-promote-diff')).toContainText(
      'Kilowatts of horsepower'
    );
    await preview.getByRole('button', { name: 'Edit…' }).click();
    const text = preview.getByLabel('Text of to_kw');
    await expect(text).toHaveValue(/Kilowatts of horsepower[^]*# rounded/);
    await text.press('ControlOrMeta+End');
    await preview.getByRole('button', { name: 'Use this text' }).press('Enter');
    await expect(preview).toContainText('a text of your own');
    await expect(preview).not.toContainText('1 conflict');
    await preview.getByRole('button', { name: 'Ask again' }).click();
    await preview.getByRole('button', { name: 'Take the notebook’s' }).click();
    await expect(preview).toContainText('the notebook’s');
    const write = preview.getByRole('button', { name: /^Export 1 file/ });
    await expect(write).toBeEnabled({ timeout: 30_000 });
    await write.click();
    await expect(preview).toHaveCount(0, { timeout: 60_000 });
    const merged = fs.readFileSync(file, 'utf-8');
    expect(merged).toContain('# rounded');
    expect(merged).not.toContain('Kilowatts of horsepower');

    // Nothing is lost: the engineer's bytes come back.
    await page.notebook.activate(NOTEBOOK);
    await page.evaluate(() =>
      window.jupyterapp.commands.execute('promote:revert-export')
    );
    await expect
      .poll(() => fs.readFileSync(file, 'utf-8'), { timeout: 30_000 })
      .toBe(edited);
  });
});
