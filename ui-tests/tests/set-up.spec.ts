/** Prints become logger calls, and a cell of the notebook shows what they say as before. */
import { expect } from '@jupyterlab/galata';
import { Lab, test } from './support/lab';
import { open, sourceOf, standard } from './support/standards';

const FIRST = 'logging.basicConfig(level=logging.INFO';

test.describe('the cell that shows messages as before', () => {
  test.setTimeout(120_000);

  test('comes with the fix, is undone with it, and is left out when unticked', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    const row = standard(lab, 'never with print');
    await open(row);
    const cells = page.locator('.jp-Notebook .jp-CodeCell');
    const before = await cells.count();
    const offer = lab.panel.getByLabel(
      'Show the messages in the notebook as before'
    );
    await expect(offer).toBeChecked();
    const fix = lab.panel.getByRole('button', {
      name: 'Replace 1 print with a logger call'
    });
    await fix.click();
    await expect(cells).toHaveCount(before + 1);
    expect(await sourceOf(lab, FIRST)).toContain('stream=sys.stdout');
    await page
      .locator('.Toastify__toast', { hasText: 'Done' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await expect(cells).toHaveCount(before);

    await expect(fix).toBeVisible();
    await offer.uncheck();
    await fix.click();
    await expect(fix).toHaveCount(0);
    await expect(cells).toHaveCount(before);
    expect(await sourceOf(lab, 'def clean(listings):')).toContain(
      'logger.info("dropped '
    );
  });
});
