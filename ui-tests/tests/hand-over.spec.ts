import { expect } from '@jupyterlab/galata';
import { Repository } from './support/git';
import { Lab, NOTEBOOK, test } from './support/lab';

test.describe('after an export', () => {
  test.setTimeout(240_000);

  test('branch, commit and note; the proof by re-running', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    const repository = await Repository.of(lab);
    await lab.export(/as draft$/);

    await lab.panel.getByRole('button', { name: 'Hand over…' }).click();
    const view = page.locator('.jp-promote-handover');
    await expect(view).toContainText('Promotion note');
    const note = view.locator('.jp-promote-handover-rendered');
    await expect(note).toContainText('Draft: musts are open.');
    await expect(note.locator('li', { hasText: 'clean(' })).toBeVisible();
    await expect(view.getByLabel('Name of the branch')).toHaveValue(
      'promote/features'
    );
    await expect(view.getByLabel('Message')).toHaveValue(
      /^Promote .* to pricing\.features\n/
    );
    await view.getByLabel('Message').fill('Move the cleaning');
    await view.getByRole('checkbox').check();
    await view.getByRole('button', { name: 'Commit' }).click();
    await expect(view).toContainText('on promote/features');

    expect(repository.git('log', '-1', '--format=%s %an')).toBe(
      'Move the cleaning Ada'
    );
    const files = repository
      .git('show', '--name-only', '--format=', 'HEAD')
      .split('\n');
    expect(files).toContain('src/pricing/features.py');
    expect(files).toContain(NOTEBOOK);
    expect(files).toContain(`.promote/ledger/${NOTEBOOK}.jsonl`);
    expect(files.filter(file => file.includes('undo'))).toEqual([]);
    expect(repository.git('branch', '--show-current')).toBe('promote/features');

    // By keyboard, what is there already is said and nothing is done.
    await view.getByRole('button', { name: 'Commit' }).press('Enter');
    await expect(view).toContainText('There is nothing to commit');
    await view.getByRole('button', { name: 'Close' }).press('Enter');
    await expect(view).toHaveCount(0);

    await page.notebook.activate(NOTEBOOK);
    await lab.panel
      .getByRole('button', { name: 'Prove it by re-running' })
      .click();
    await expect(lab.panel).toContainText(/As it was: cell \d+ of \d+/, {
      timeout: 60_000
    });
    await expect(lab.panel).toContainText(/Same: \d+ variables/, {
      timeout: 120_000
    });
  });

  test('a project without git says so', async ({ page, tmpPath }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    await lab.panel
      .getByRole('button', { name: 'Prove it by re-running' })
      .click();
    await expect(lab.panel).toContainText('in no git work tree');
  });
});

test.describe('replace by import', () => {
  test.setTimeout(240_000);

  test('cells become imports, and come back after a reload', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    const before = (await lab.cells()).map(({ line }) => line);
    await lab.export(/as draft$/);

    await lab.panel.getByRole('button', { name: 'Replace by import…' }).click();
    const view = page.locator('.jp-promote-preview', {
      hasText: 'Edit here again'
    });
    await expect(view).toContainText(/from pricing\.features import .*clean/);
    await view.getByRole('button', { name: 'Ask the kernel' }).click();
    await expect(view).toContainText(
      /This kernel can’t import pricing\.features\. In a terminal: ".*" -m pip install -e/,
      { timeout: 60_000 }
    );
    for (const offer of await view.getByRole('checkbox').all()) {
      await expect(offer).not.toBeChecked();
    }
    await view.getByRole('checkbox', { name: 'autoreload' }).check();
    await expect(view.locator('.cm-content')).toContainText('autoreload 2');
    await view.getByRole('button', { name: 'Replace', exact: true }).click();
    await expect(view).toHaveCount(0);
    const lines = (await lab.cells()).map(({ line }) => line);
    expect(lines).toContain('%load_ext autoreload');
    expect(lines).toContain(
      '# Exported to src/pricing/features.py; needs: pip install -e .'
    );
    expect(lines.some(line => line.startsWith('def clean'))).toBe(false);

    await lab.reload();
    await lab.clickInto(
      await lab.find(
        '# Exported to src/pricing/features.py; needs: pip install -e .'
      )
    );
    await page
      .locator('.jp-Notebook .jp-Cell.jp-mod-active .jp-InputPrompt')
      .click({ button: 'right' });
    await page.locator('.lm-Menu-item:has-text("Edit Here Again")').click();
    await expect
      .poll(async () => (await lab.cells()).map(({ line }) => line))
      .toEqual(before);
    await expect(lab.panel).toContainText('open musts');
  });
});
