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
    await expect(note.locator('td', { hasText: 'clean(' })).toBeVisible();
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
