/** A colleague's JupyterLab, without this extension: the notebook is a notebook. */
import { expect, test } from '@jupyterlab/galata';
import * as path from 'path';
import { EXAMPLE } from './support/steps';

const NOTEBOOK = 'used_vehicle_prices.ipynb';

test.use({ kernels: null, sessions: null });
test.setTimeout(180_000);

interface ICell {
  cell_type: string;
  metadata: { promote?: unknown };
  source: string;
}

test('the notebook opens, runs and keeps its marks', async ({
  page,
  tmpPath
}) => {
  for (const file of [NOTEBOOK, 'data/listings.csv']) {
    await page.contents.uploadFile(
      path.join(EXAMPLE, file),
      `${tmpPath}/${file}`
    );
  }
  const read = async (): Promise<ICell[]> => {
    const response = await page.request.get(
      `/api/contents/${tmpPath}/${NOTEBOOK}?content=1`
    );
    return (await response.json()).content.cells;
  };
  const marks = (cells: ICell[]) =>
    cells.map(({ metadata }) => metadata.promote);
  const before = await read();
  expect(marks(before).filter(Boolean).length).toBeGreaterThan(0);

  await page.notebook.openByPath(`${tmpPath}/${NOTEBOOK}`);
  await page.notebook.activate(NOTEBOOK);
  expect(
    await page.evaluate(() =>
      window.jupyterapp.hasPlugin('jupyterlab-promote:model')
    )
  ).toBe(false);
  await page.notebook.addCell('code', 'print("a colleague")');
  await page.menu.clickMenuItem('Run>Run All Cells');
  await expect(
    page.locator('.jp-OutputArea-output', { hasText: 'a colleague' }).last()
  ).toBeVisible({ timeout: 120_000 });
  await page.notebook.save();
  const after = await read();
  expect(after.length).toBe(before.length + 1);
  expect(marks(after).slice(0, before.length)).toEqual(marks(before));
});
