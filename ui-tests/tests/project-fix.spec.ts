import { expect } from '@jupyterlab/galata';
import { Lab, test } from './support/lab';
import { execute, open, openWith, standard } from './support/standards';

const DOCUMENT = `---
library: src/pricing
tests: tests
---
# Ours

- **Must** say how to run it. \`check: project-readme\`
- **Must** be quiet. \`check: logging-no-print\`
`;

test.describe('fixes of project files', () => {
  test.setTimeout(180_000);

  test('a README is previewed, written and taken back', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await openWith(lab, DOCUMENT);
    const row = standard(lab, 'Say how to run it');
    await open(row);
    await expect(row).toContainText('There is no README');
    await row.getByRole('button', { name: 'Preview' }).click();
    await expect(row).toContainText('README.md, a new file');
    await expect(row).toContainText('+ ## Install and run');
    expect(await lab.read('README.md')).toBeNull();

    await row.getByRole('button', { name: 'Write README.md' }).click();
    const toast = page.locator('.Toastify__toast', { hasText: 'Done:' });
    await expect(toast).toBeVisible();
    expect(await lab.read('README.md')).toContain('pip install -e .');
    await execute(page, 'promote:check');
    await expect(lab.panel.getByText('There is no README')).toHaveCount(0);

    await toast.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => lab.read('README.md')).toBeNull();
    await expect(row).toContainText('There is no README');
  });
});
