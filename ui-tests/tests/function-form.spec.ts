import { expect } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { Lab, NOTEBOOK, test } from './support/lab';
import type { IMadeCell } from './support/made';
import { lastValue, openMade, runAll, save, sources } from './support/made';

const DEAR = [
  '# those above the threshold',
  'dear = [row for row in rows if row["price"] > threshold]',
  'total = sum(row["price"] for row in dear)',
  'count = len(dear)',
  'count'
].join('\n');

const CELLS: IMadeCell[] = [
  { source: '# Prices', kind: 'markdown' },
  { source: 'threshold = 10' },
  { source: 'rows = [{"price": 5}, {"price": 12}, {"price": 30}]' },
  { source: '## Dear ones', kind: 'markdown' },
  { source: DEAR },
  { source: 'mean = total / count' },
  { source: 'total, count, mean' }
];

const VALUE = '(42, 2, 21.0)';

function formOf(lab: Lab): Locator {
  return lab.page.locator('.jp-promote-form');
}

async function openForm(lab: Lab, line: string): Promise<Locator> {
  const { page } = lab;
  await page.notebook.activate(NOTEBOOK);
  await lab.clickInto(await lab.find(line));
  await page.keyboard.press('Escape');
  await page
    .locator('.jp-Notebook .jp-Cell.jp-mod-active .jp-InputPrompt')
    .click({ button: 'right' });
  await page.locator('.lm-Menu-item:has-text("Turn into a Function")').click();
  const form = formOf(lab);
  await expect(form.getByLabel('Name', { exact: true })).toBeVisible();
  return form;
}

test.use({ actionTimeout: 20_000 });

test.describe('statements become a function', () => {
  test.setTimeout(180_000);

  test('by mouse: what is inferred is changed with the preview live; same values; undone whole', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    const before = await openMade(lab, CELLS);
    const form = await openForm(lab, '# those above the threshold');
    const preview = form.locator('.jp-promote-form-code');
    await expect(preview).toContainText('return total, count');

    await form.getByLabel('Name', { exact: true }).fill('sum_dear');
    await form.getByLabel('Docstring').fill('Sum and number of dear rows.');
    await form.getByLabel('Name of the parameter for threshold').fill('least');
    await form.getByLabel('Default of threshold').fill('10');
    await form.getByLabel('Type of rows').fill('list');
    await form.getByRole('button', { name: 'Move count up' }).click();
    await form.getByLabel(/Module/).fill('features');
    await expect(preview).toContainText('def sum_dear(rows: list, least=10):');
    await expect(preview).toContainText('return count, total');
    await expect(preview).toContainText(
      'count, total = sum_dear(rows, least=threshold)'
    );

    await form.getByRole('button', { name: 'Turn into a function' }).click();
    await expect(form).toHaveCount(0);
    const after = sources(await save(lab));
    expect(after[2]).toContain('def sum_dear(rows: list, least=10):');
    expect(after[3]).toBe(
      'count, total = sum_dear(rows, least=threshold)\ncount'
    );
    await runAll(lab);
    await expect.poll(async () => lastValue(await save(lab))).toBe(VALUE);

    await page.evaluate(() =>
      window.jupyterapp.commands.execute('promote:undo-refactoring')
    );
    const restored = sources(await save(lab));
    expect(restored).toEqual(sources(before));
  });

  test('by keyboard alone, and the toast’s Undo gives the bytes before', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    const before = await openMade(lab, CELLS);
    await lab.clickInto(await lab.find('# those above the threshold'));
    await page.keyboard.press('ControlOrMeta+Shift+c');
    await page.keyboard.insertText('Turn into a Function');
    await page.keyboard.press('Enter');
    const form = formOf(lab);
    await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('find_dear');
    await expect(form).toContainText('def find_dear(');
    // To the button, past everything that is in between.
    const apply = form.getByRole('button', { name: 'Turn into a function' });
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if (await apply.evaluate(node => node === document.activeElement)) {
        break;
      }
    }
    await expect(apply).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(form).toHaveCount(0);
    expect(await save(lab)).not.toBe(before);
    await page
      .locator('.Toastify__toast:has-text("find_dear")')
      .getByRole('button', { name: 'Undo' })
      .click();
    expect(await save(lab)).toBe(before);
  });

  test('types come from the kernel when it is asked', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await openMade(lab, CELLS);
    await runAll(lab);
    const form = await openForm(lab, '# those above the threshold');
    await form
      .getByRole('button', { name: 'Fill in the types from the kernel' })
      .click();
    await expect(form).toContainText(
      'def make_total(rows: list, threshold: int) -> tuple[int, int]:'
    );
  });

  test('of selected lines; Escape changes nothing', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    const before = await openMade(lab, CELLS);
    await lab.clickInto(await lab.find('# those above the threshold'));
    await page.keyboard.press('ControlOrMeta+Home');
    for (let line = 0; line < 2; line++) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Shift+ArrowDown');
    await page.evaluate(() =>
      window.jupyterapp.commands.execute('promote:to-function')
    );
    const form = formOf(lab);
    await expect(form).toContainText('Of the selected lines only.');
    await expect(form).toContainText('return total');
    await form.getByRole('button', { name: 'Take the whole cell' }).click();
    await expect(form).toContainText('return total, count');
    await page.keyboard.press('Escape');
    await expect(form).toHaveCount(0);
    expect(await save(lab)).toBe(before);
  });

  test('what can’t be is refused with the line, and follows the notebook', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await openMade(lab, [
      { source: 'x = 1' },
      { source: 'y = x + 1\n!ls\nz = y + 1' },
      { source: 'z' }
    ]);
    await lab.clickInto(await lab.find('y = x + 1'));
    await page.keyboard.press('Escape');
    await page.evaluate(() =>
      window.jupyterapp.commands.execute('promote:to-function')
    );
    const form = formOf(lab);
    await expect(form).toContainText('acts between the statements');
    await form.getByRole('button', { name: 'Go to line 2' }).click();
    await expect(
      page.locator('.jp-Notebook .jp-Cell.jp-mod-active')
    ).toContainText('!ls');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('y = x + 1\nz = y + 1');
    await page.locator('.lm-TabBar-tab:has-text("Turn into")').click();
    await expect(form).toContainText('def ');
    await form.getByLabel('Name', { exact: true }).fill('class');
    await expect(form).toContainText('is no name of a function');
    await expect(
      form.getByRole('button', { name: 'Turn into a function' })
    ).toBeDisabled();
  });
});
