import { expect } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { seriousFaults } from './support/axe';
import { Lab, NOTEBOOK, test } from './support/lab';
import type { IMadeCell } from './support/made';
import { lastValue, openMade, save, sources } from './support/made';

const LOAD =
  'cars = json.loads(\'[{"age": 3, "price": 20}, {"age": 12, "price": 4}, {"age": 5, "price": 9}]\')';
const SORT = 'new.sort(key=lambda car: car["price"])';
const SUM =
  'total = 0\nfor car in new:\n    total += car["price"]\nmean = total / len(new)';

const CELLS: IMadeCell[] = [
  { source: '# Cars', kind: 'markdown' },
  { source: 'import json' },
  { source: 'limit = 10' },
  { source: '## Load the cars', kind: 'markdown' },
  { source: LOAD },
  { source: '## Clean the cars', kind: 'markdown' },
  { source: 'def is_new(car):\n    return car["age"] < limit' },
  { source: 'new = [car for car in cars if is_new(car)]' },
  { source: SORT },
  { source: '## Sum up', kind: 'markdown' },
  { source: SUM },
  { source: 'if mean:\n    !echo big' },
  { source: '(total, mean, len(new))' }
];

const VALUE = '(29, 14.5, 2)';

/** What a scientist reads afterwards. */
const SCRIPT = [
  'import json',
  'limit = 10',
  'cars = load_cars()',
  'new = clean_cars(cars, limit)',
  'total, mean = make_total(new)',
  'if mean:\n    !echo big',
  '(total, mean, len(new))'
];

function viewOf(lab: Lab): Locator {
  return lab.page.locator('.jp-promote-draft');
}

async function openDraft(lab: Lab): Promise<Locator> {
  await lab.panel.getByRole('button', { name: 'Draft a library…' }).click();
  const view = viewOf(lab);
  await expect(view.getByRole('button', { name: /^Apply/ })).toBeEnabled();
  return view;
}

/** Runs all in the notebook's kernel, until the last cell says this. */
async function runTo(lab: Lab, value: string): Promise<void> {
  await lab.runAll();
  await expect
    .poll(async () => lastValue((await lab.read(NOTEBOOK))!))
    .toBe(value);
}

const calls = (file: string) =>
  sources(file).filter(source => !source.startsWith('def '));

test.describe('a draft of the whole library', () => {
  test.setTimeout(120_000);

  test('shown as one diff, applied, run to the same values, one function undone', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await openMade(lab, CELLS);
    await runTo(lab, VALUE);

    const view = await openDraft(lab);
    await expect(view).toContainText('New functions');
    await expect(view.getByRole('checkbox')).toHaveCount(4);
    await expect(view).toContainText('IPython syntax');
    await expect(view.locator('.cm-content').last()).toContainText(
      'cars = load_cars()'
    );
    await view.getByRole('button', { name: /src\/made\/.*\.py/ }).click();
    await expect(view.locator('.cm-content').last()).toContainText(
      'def clean_cars(cars, limit):'
    );

    // Without a function: its cells stay, and the rest still stands.
    const tick = view.getByRole('checkbox', { name: 'Draft load_cars()' });
    await tick.uncheck();
    await expect(
      view.getByRole('button', { name: 'Apply 2 functions' })
    ).toBeEnabled();
    await tick.check();
    await view
      .getByRole('button', { name: 'make_total(new)', exact: true })
      .click();
    await expect(view.locator('.cm-content').last()).toContainText(
      'total, mean = make_total(new)'
    );
    for (const theme of ['JupyterLab Dark', 'JupyterLab Light']) {
      await page.theme.setTheme(theme);
      expect(await seriousFaults(page, '.jp-promote-draft')).toEqual([]);
    }
    await view.getByRole('button', { name: 'Apply 3 functions' }).click();
    await expect(view).toContainText('The notebook is drafted');
    expect(await seriousFaults(page, '.jp-promote-draft')).toEqual([]);
    expect(calls(await save(lab))).toEqual(SCRIPT);

    await runTo(lab, VALUE);

    await page.locator('.lm-TabBar-tab:has-text("Draft of a library")').click();
    await view.getByRole('button', { name: 'Undo clean_cars' }).click();
    const rest = calls(await save(lab));
    expect(rest).toContain('cars = load_cars()');
    expect(rest).toContain(SORT);
    expect(rest).toContain(
      'new = [car for car in cars if is_new(car, limit=limit)]'
    );
    await runTo(lab, VALUE);

    await page.locator('.lm-TabBar-tab:has-text("Draft of a library")').click();
    await view.getByRole('button', { name: 'Undo all' }).click();
    expect(sources(await save(lab))).toEqual(
      CELLS.filter(({ kind }) => kind !== 'markdown').map(
        ({ source }) => source
      )
    );
  });

  test('by keyboard alone, and the toast’s Undo gives the bytes before', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    const before = await openMade(lab, CELLS);
    await lab.clickInto(2);
    await page.keyboard.press('ControlOrMeta+Shift+c');
    await page.keyboard.insertText('Draft a Library');
    await page.keyboard.press('Enter');
    const view = viewOf(lab);
    const apply = view.getByRole('button', { name: 'Apply 3 functions' });
    await expect(apply).toBeEnabled();
    const tabTo = async (target: Locator): Promise<void> => {
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        if (await target.evaluate(node => node === document.activeElement)) {
          break;
        }
      }
      await expect(target).toBeFocused();
    };
    await tabTo(view.getByRole('checkbox', { name: 'Draft load_cars()' }));
    await page.keyboard.press('Space');
    await expect(
      view.getByRole('button', { name: 'Apply 2 functions' })
    ).toBeEnabled();
    await expect(
      view.getByRole('checkbox', { name: 'Draft load_cars()' })
    ).toBeFocused();
    await page.keyboard.press('Space');
    await expect(apply).toBeEnabled();
    await tabTo(apply);
    await page.keyboard.press('Enter');
    await expect(view).toContainText('The notebook is drafted');
    expect(await save(lab)).not.toBe(before);
    await page
      .locator('.Toastify__toast:has-text("3 functions drafted")')
      .getByRole('button', { name: 'Undo' })
      .click();
    expect(await save(lab)).toBe(before);
    await expect(apply).toBeEnabled();
  });

  test('follows the notebook, and a suggestion is marked where it stands', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await openMade(lab, [
      { source: 'import math' },
      { source: 'def area(r):\n    return math.pi * r * r\nsmall = area(1)' },
      { source: 'big = [area(r) for r in range(3)]\nbig.reverse()' },
      { source: 'big' }
    ]);
    const view = await openDraft(lab);
    await expect(
      view.getByRole('checkbox', { name: /Draft \w+\(\)/ })
    ).toHaveCount(1);
    await page.notebook.activate(NOTEBOOK);
    await lab.clickInto(3);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('rest = big[1:]\nrest.sort()\nrest');
    await page.locator('.lm-TabBar-tab:has-text("Draft of a library")').click();
    await expect(view.locator('.cm-content').last()).toContainText('rest.sort');
    await page.notebook.activate(NOTEBOOK);

    await lab.panel.getByRole('button', { name: 'Mark area' }).click();
    await page.locator('.jp-Dialog input').press('Enter');
    await expect(lab.panel).toContainText('brings math');
    await expect(lab.panel).toContainText('Draft the rest of the notebook…');
    const { cells } = JSON.parse(await save(lab));
    expect(cells[1].metadata.promote).toEqual({
      module: 'features',
      role: 'code',
      skip: ['small = area(1)']
    });
  });
});
