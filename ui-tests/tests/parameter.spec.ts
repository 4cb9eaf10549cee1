import { expect } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { Lab, NOTEBOOK, test } from './support/lab';
import type { IMadeCell } from './support/made';
import { lastValue, openMade, runAll, save, sources } from './support/made';

const CELLS: IMadeCell[] = [
  { source: 'import json\nrate = json.loads("0.2")\nbase = json.loads("100")' },
  {
    source:
      'def with_tax(price):\n    """Price with tax."""\n    return base + price * (1 + rate)',
    module: 'prices'
  },
  {
    source: 'def both(a, b):\n    return with_tax(a) + with_tax(b)',
    module: 'prices'
  },
  { source: '## Use', kind: 'markdown' },
  { source: 'result = both(10, 20)' },
  { source: 'round(result + with_tax(0), 6)' }
];

const VALUE = '336.0';

function offers(lab: Lab): Locator {
  return lab.panel.locator('.jp-promote-remedies').first();
}

test.use({ actionTimeout: 20_000 });

test.describe('a notebook variable becomes a parameter', () => {
  test.setTimeout(180_000);

  test('one, by mouse, as previewed; undone by the toast to the byte', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    const before = await openMade(lab, CELLS);
    await offers(lab)
      .getByRole('button', { name: 'Make base a parameter…' })
      .click();
    const preview = lab.panel.locator('.jp-promote-offer');
    await expect(preview).toContainText('def with_tax(price, *, base):');
    await expect(preview).toContainText('which gets the parameter too');
    await preview.getByRole('button', { name: 'Make it a parameter' }).click();
    await expect(
      page.locator('.Toastify__toast:has-text("base now comes into")')
    ).toBeVisible();
    const after = sources(await save(lab));
    expect(after[1]).toContain('def with_tax(price, *, base):');
    expect(after[3]).toBe('result = both(10, 20, base=base)');
    await page
      .locator('.Toastify__toast:has-text("base now comes into")')
      .getByRole('button', { name: 'Undo' })
      .click();
    expect(await save(lab)).toBe(before);
  });

  test('all, by keyboard; the notebook runs to the same value; undone by command after an edit elsewhere', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await openMade(lab, CELLS);
    const all = offers(lab).getByRole('button', {
      name: 'Make all 2 parameters…'
    });
    await all.focus();
    await page.keyboard.press('Enter');
    await expect(all).toHaveAttribute('aria-expanded', 'true');
    const apply = lab.panel
      .locator('.jp-promote-offer')
      .getByRole('button', { name: 'Make them parameters' });
    await expect(apply).toBeVisible();
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press('Tab');
      if (await apply.evaluate(node => node === document.activeElement)) {
        break;
      }
    }
    await page.keyboard.press('Enter');
    await expect(
      page.locator('.Toastify__toast:has-text("comes into")')
    ).toBeVisible();
    await expect(lab.panel).not.toContainText('needs');
    await runAll(lab);
    const after = await save(lab);
    expect(lastValue(after)).toBe(VALUE);
    expect(sources(after)[3]).toBe(
      'result = both(10, 20, base=base, rate=rate)'
    );

    await lab.clickInto(await lab.find('import json'));
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('\nextra = 1');
    await page.evaluate(() =>
      window.jupyterapp.commands.execute('promote:undo-refactoring')
    );
    expect(sources(await save(lab))).toEqual([
      `${CELLS[0].source}\nextra = 1`,
      CELLS[1].source,
      CELLS[2].source,
      CELLS[4].source,
      CELLS[5].source
    ]);
  });

  test('what can’t become one is said and changes nothing', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    const before = await openMade(lab, [
      { source: 'import json\nrate = json.loads("0.2")' },
      {
        source: 'def with_tax(price):\n    return price * (1 + rate)',
        module: 'prices'
      },
      { source: 'def shop(rate):\n    return with_tax(10)' },
      { source: 'shop(3)' }
    ]);
    await offers(lab)
      .getByRole('button', { name: 'Make rate a parameter…' })
      .click();
    const preview = lab.panel.locator('.jp-promote-offer');
    await expect(preview).toContainText('rate');
    await expect(preview).toContainText('Go there');
    await expect(
      preview.getByRole('button', { name: 'Make it a parameter' })
    ).toHaveCount(0);
    await page.keyboard.press('Escape');
    expect(await save(lab)).toBe(before);
  });

  test('a copy of its own is told at the symbol, everything else to know below', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    const before = await openMade(lab, [
      { source: 'limit = 3' },
      {
        source: 'def below(value):\n    return value < limit',
        module: 'prices'
      },
      { source: 'def twice(value):\n    return 2 * value', module: 'prices' },
      { source: 'def twice(value):\n    return value * 2', module: 'prices' },
      { source: 'below(2)' }
    ]);
    const { panel } = lab;
    await expect(panel).toContainText(
      /The library has its own copy of\s*limit/
    );
    const remarks = panel.getByRole('list', { name: 'To know' });
    await expect(remarks.getByRole('listitem')).toHaveCount(1);
    await expect(remarks).toContainText(/twice.* is marked again below/s);
    await remarks.getByRole('button', { name: 'Go to the cell' }).click();
    await expect(
      page.locator('.jp-Notebook .jp-Cell.jp-mod-active')
    ).toHaveAttribute('data-windowed-list-index', '2');

    await offers(lab)
      .getByRole('button', { name: 'Make limit a parameter…' })
      .click();
    await panel
      .locator('.jp-promote-offer')
      .getByRole('button', { name: 'Make it a parameter' })
      .click();
    const toast = page.locator(
      '.Toastify__toast:has-text("limit now comes into")'
    );
    await expect(toast).toBeVisible();
    await expect(panel).not.toContainText('its own copy');
    const after = sources(await save(lab));
    expect(after[1]).toContain('def below(value, *, limit=3):');
    expect(after[4]).toBe('below(2, limit=limit)');
    await toast.getByRole('button', { name: 'Undo' }).click();
    expect(await save(lab)).toBe(before);
  });

  test('the other remedies are one step, undone whole', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    const before = await openMade(lab, [
      { source: 'limit = 3' },
      {
        source: 'def below(value):\n    return value < limit',
        module: 'prices'
      },
      { source: 'limit = 5\nbelow(4)' },
      { source: 'print("loose")', module: 'prices' }
    ]);
    await offers(lab)
      .getByRole('button', { name: 'Bring limit along' })
      .click();
    const toast = page.locator('.Toastify__toast:has-text("Done")');
    await expect(toast).toBeVisible();
    await expect(lab.panel).not.toContainText('Bring limit along');
    expect(await save(lab)).toContain('"constant"');
    await toast.getByRole('button', { name: 'Undo' }).click();
    expect(await save(lab)).toBe(before);

    await offers(lab)
      .getByRole('button', { name: 'Turn its cell into a function…' })
      .click();
    const form = page.locator('.jp-promote-form');
    await expect(form.locator(':focus')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(form).toHaveCount(0);

    // A marked statement outside of a function: the button stands below it.
    await lab.panel
      .getByRole('button', { name: 'Turn into a function…' })
      .first()
      .click();
    await expect(form).toContainText('print("loose")');
    await expect(form.locator(':focus')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.notebook.activate(NOTEBOOK);
    expect(await save(lab)).toBe(before);
  });
});
