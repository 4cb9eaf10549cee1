import { expect } from '@jupyterlab/galata';
import * as fs from 'fs';
import * as path from 'path';
import { Lab, NOTEBOOK, test } from './support/lab';
import { EXAMPLE, readSteps } from './support/steps';

const handWritten = fs
  .readFileSync(path.join(EXAMPLE, 'src/pricing/features.py'), 'utf-8')
  .split('\n');

/** Lines of the engineer, in their order, with whatever stands between them. */
function keeps(text: string): boolean {
  let from = 0;
  for (const line of text.split('\n')) {
    if (line === handWritten[from]) {
      from++;
    }
  }
  return from === handWritten.length;
}

test.describe('from a messy notebook to the library', () => {
  test.setTimeout(240_000);

  test('draft, the documented steps, export, reload, revert', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();

    // As it is: a draft that names what is open.
    await expect(lab.panel).toContainText('open musts');
    const draft = await lab.export(/^Export 1 file as draft$/);
    expect(draft).toContain('open must');
    const drafted = await lab.read('src/pricing/features.py');
    expect(drafted).toContain('def clean(listings):');
    expect(keeps(drafted!)).toBe(true);

    // The steps of the README.
    for (const step of readSteps()) {
      await lab.take(step);
    }
    await lab.runAll();
    await lab.panel
      .getByRole('button', { name: 'Run the tests in a fresh kernel' })
      .click();
    await expect(lab.panel).toContainText(/\d+ passed, 0 failed/, {
      timeout: 90_000
    });
    await expect(lab.panel.locator('.jp-promote-summary')).not.toContainText(
      'open must'
    );
    await expect(lab.panel.locator('.jp-promote-export')).toHaveText('Export');

    await lab.export(/^Export \d files?$/);
    const written = await lab.read('src/pricing/features.py');
    expect(written).toContain('logger.info("dropped %d of %d listings"');
    expect(written).not.toContain('print(');
    expect(keeps(written!)).toBe(true);
    expect(await lab.read('src/pricing/scoring.py')).toContain('def mape');
    expect(await lab.read('tests/test_features.py')).toContain(
      'from pricing.features import'
    );
    expect(await lab.read('tests/test_scoring.py')).toContain('def test_mape');

    // The notebook was saved, with its marks, and not changed by the export.
    const saved = JSON.parse((await lab.read(NOTEBOOK))!);
    const marks = saved.cells.filter(
      (cell: { metadata: { promote?: unknown } }) => cell.metadata.promote
    );
    expect(marks).toHaveLength(8);

    // After a reload everything is in step, and the export can be taken back.
    await lab.reload();
    await lab.panel.locator('.jp-promote-export').click();
    await expect(page.locator('.jp-promote-preview')).toContainText('in step');
    await page.evaluate(() =>
      window.jupyterapp.commands.execute('promote:revert-export')
    );
    await expect.poll(() => lab.read('src/pricing/features.py')).toBe(drafted);
    expect(await lab.read('src/pricing/scoring.py')).toBeNull();
  });
});
