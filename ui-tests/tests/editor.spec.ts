import { expect, galata } from '@jupyterlab/galata';
import { Lab, test } from './support/lab';
import {
  execute,
  open,
  sourceOf,
  standard,
  unmarkAll
} from './support/standards';

const SQUIGGLE = '.jp-Notebook .jp-promote-squiggle';

test.describe('findings in the editor', () => {
  test.setTimeout(120_000);

  test('only musts are underlined, and nothing without a mark', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    await lab.clickInto(await lab.find('def clean(listings):'));
    const underlined = page.locator(SQUIGGLE);
    await expect(underlined.filter({ hasText: /^print$/ })).toHaveCount(1);
    expect(
      await underlined.evaluateAll(marks =>
        marks.every(mark => mark.classList.contains('jp-mod-must'))
      )
    ).toBe(true);

    // The status bar says how many, and leads to the panel.
    const status = page.locator('.jp-promote-statusButton');
    await expect(status).toHaveText(/^\d+ open musts$/);
    await page.sidebar.close('right');
    await expect(lab.panel).toBeHidden();
    await status.click();
    await expect(lab.panel).toBeVisible();

    await unmarkAll(page);
    await expect(underlined).toHaveCount(0);
    await expect(status).toBeHidden();
  });

  test('hover says what, why and how, and the fix is one step that is undone', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    await lab.clickInto(await lab.find('def clean(listings):'));
    const before = await sourceOf(lab, 'def clean(listings):');
    const print = page.locator(SQUIGGLE).filter({ hasText: /^print$/ });
    await print.hover();
    const hover = page.locator('.cm-tooltip .jp-promote-hover');
    await expect(hover).toContainText('prints once');
    await expect(hover).toContainText('never with print');
    await expect(hover.locator('.jp-promote-hover-why')).not.toBeEmpty();
    await page
      .locator('.cm-tooltip .cm-diagnosticAction', { hasText: 'logger' })
      .click();
    await expect(print).toHaveCount(0);
    expect(await sourceOf(lab, 'def clean(listings):')).toContain(
      'logger.info("dropped '
    );
    await page
      .locator('.Toastify__toast', { hasText: 'Done' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await expect(print).toHaveCount(1);
    expect(await sourceOf(lab, 'def clean(listings):')).toBe(before);
  });

  test('quick fix by keyboard; the focus stays where the typing is', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    const { keyboard } = page;
    await lab.clickInto(await lab.find('def clean(listings):'));
    const editor = page.locator('.jp-Cell.jp-mod-active .cm-content');
    await expect(page.locator(SQUIGGLE).first()).toBeVisible();

    // A new print, line by line: the checks go on beside it.
    await keyboard.press('ControlOrMeta+End');
    await keyboard.press('ControlOrMeta+Home');
    await keyboard.press('End');
    await keyboard.press('Enter');
    await keyboard.type('print("cleaning")', { delay: 60 });
    await expect(editor).toBeFocused();
    await execute(page, 'promote:check');
    await expect(editor).toBeFocused();
    await open(standard(lab, 'never with print'));
    await expect(lab.panel).toContainText(/prints (2 times|twice)/);
    await editor.focus();

    await execute(page, 'promote:quick-fix');
    const menu = page.locator('.lm-Menu');
    await expect(menu).toContainText('logger');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(
      page.locator(SQUIGGLE).filter({ hasText: /^print$/ })
    ).toHaveCount(0);
    await expect(menu).toHaveCount(0);
  });
});

test.describe('with everything underlined', () => {
  test.use({
    mockSettings: {
      ...galata.DEFAULT_SETTINGS,
      'jupyterlab-promote:editor': { underline: 'all' }
    }
  });

  test('a setting adds what should and may be', async ({ page, tmpPath }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    await lab.clickInto(await lab.find('def clean(listings):'));
    await expect(
      page.locator(`${SQUIGGLE}:is(.jp-mod-should, .jp-mod-may)`).first()
    ).toBeAttached();
  });
});
