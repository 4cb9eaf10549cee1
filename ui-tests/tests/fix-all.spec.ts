/** All findings of one kind are mended at once: of a cell, or of the notebook. */
import { expect } from '@jupyterlab/galata';
import { Lab, test } from './support/lab';
import { openMade, save, sources } from './support/made';
import { open, standard } from './support/standards';

const PAIR =
  'def pair(a, b, c):\n    ab = pd.merge(a, b, on="id")\n    return pd.merge(ab, c, on="id")';
const SINGLE = 'def single(a, b):\n    return pd.merge(a, b, on="id")';

test.describe('all of one kind', () => {
  test.setTimeout(120_000);

  test('in a cell, then in the notebook; each is one step and undone whole', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    const before = await openMade(lab, [
      { source: 'import pandas as pd' },
      { source: PAIR, module: 'joins' },
      { source: SINGLE, module: 'joins' }
    ]);
    const row = standard(lab, 'join');
    await open(row);
    const where = row.getByLabel('Where all of this kind are mended');
    await expect(where.locator('option')).toHaveText([
      'in the notebook',
      /^in def pair\(a, b, c\)/
    ]);
    const undo = page
      .locator('.Toastify__toast', { hasText: 'Done' })
      .last()
      .getByRole('button', { name: 'Undo' });

    await where.selectOption({ index: 1 });
    await row.getByRole('button', { name: /\(2 times\)$/ }).click();
    await expect(undo).toBeVisible();
    const inCell = sources(await save(lab));
    expect(inCell[1].match(/how="inner"/g)).toHaveLength(2);
    expect(inCell[2]).toBe(SINGLE);
    await undo.click();
    expect(await save(lab)).toBe(before);

    const all = row.getByRole('button', { name: /\(3 times\)$/ });
    await where.selectOption('in the notebook');
    await all.click();
    await expect(row.locator('.jp-promote-finding')).toHaveCount(0);
    const everywhere = sources(await save(lab));
    expect(everywhere.join('\n').match(/how="inner"/g)).toHaveLength(3);
    await undo.click();
    await expect(row.locator('.jp-promote-count')).toHaveText('3');
    expect(await save(lab)).toBe(before);
  });
});
