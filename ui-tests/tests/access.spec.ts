import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { seriousFaults } from './support/axe';
import { Lab, NOTEBOOK, test } from './support/lab';
import { openMade } from './support/made';

const THEMES = [
  'JupyterLab Light',
  'JupyterLab Dark',
  'JupyterLab Dark High Contrast'
];

/** The standard that the example breaks once. */
function printRow(lab: Lab): Locator {
  return lab.panel
    .locator('.jp-promote-standard', { hasText: 'never with print' })
    .first();
}

function execute(page: IJupyterLabPageFixture, command: string): Promise<void> {
  return page.evaluate(
    id => window.jupyterapp.commands.execute(id),
    command
  ) as Promise<void>;
}

/** Changes a code cell's text as another editor would. */
async function replaceCell(
  page: IJupyterLabPageFixture,
  index: number,
  from: string,
  to: string
): Promise<void> {
  await page.evaluate(
    ([index, from, to]) => {
      const { content } = window.jupyterapp.shell.currentWidget as unknown as {
        content: {
          model: {
            sharedModel: {
              cells: { getSource(): string; setSource(text: string): void }[];
            };
          };
        };
      };
      const cell = content.model.sharedModel.cells[index];
      cell.setSource(cell.getSource().replace(from, to));
    },
    [index, from, to] as const
  );
}

function unmarkAll(page: IJupyterLabPageFixture): Promise<void> {
  return page.evaluate(() => {
    const { content } = window.jupyterapp.shell.currentWidget as unknown as {
      content: {
        model: { cells: Iterable<{ deleteMetadata(key: string): void }> };
      };
    };
    for (const cell of content.model.cells) {
      cell.deleteMetadata('promote');
    }
  });
}

test.describe('everybody can use the panel', () => {
  test.setTimeout(120_000);

  test('no serious fault of access in any state, light, dark and of high contrast', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    const faultless = async (selector: string, state: string) => {
      for (const theme of THEMES) {
        await page.theme.setTheme(theme);
        const faults = await seriousFaults(page, selector);
        expect(faults, `${state}, ${theme}`).toEqual([]);
      }
    };

    const row = printRow(lab);
    await row.click();
    await row.press('ArrowRight');
    await expect(row.locator('.jp-promote-finding')).toBeVisible();
    await row.locator('.jp-promote-whyLink').click();
    await expect(row.locator('.jp-promote-why')).toBeVisible();
    await faultless('#jp-promote-panel', 'draft, one standard open');

    await execute(page, 'promote:export-notebook');
    await expect(
      page.locator('.jp-promote-preview-file').first()
    ).toBeVisible();
    await faultless('.jp-promote-preview', 'preview');
    await page.notebook.activate(NOTEBOOK);

    const clean = await lab.find('def clean(listings):');
    await replaceCell(page, clean, 'listings["mileage"]', 'raw["mileage"]');
    await expect(lab.panel.locator('.jp-promote-export')).toContainText(
      'Not ready'
    );
    await faultless('#jp-promote-panel', 'closed by a blocker');

    await execute(page, 'promote:show-library-file');
    await expect(page.locator('.jp-promote-library .cm-content')).toBeVisible();
    await faultless('.jp-promote-library-head', 'library file');

    await page.notebook.activate(NOTEBOOK);
    await unmarkAll(page);
    await expect(lab.panel).toContainText('Nothing marked yet');
    await faultless('#jp-promote-panel', 'nothing marked');
  });

  test('no serious fault in the form that makes functions, nor in the offer of a parameter', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await openMade(lab, [
      {
        source: 'import json\nrate = json.loads("0.2")\nrows = [{"price": 5}]'
      },
      {
        source: 'def with_tax(price):\n    return price * (1 + rate)',
        module: 'prices'
      },
      {
        source:
          'for row in rows:\n    row["tax"] = with_tax(row["price"])\n    print(row)\ntotal = len(rows)\ntotal'
      },
      { source: 'total' }
    ]);
    await lab.panel
      .getByRole('button', { name: 'Make rate a parameter…' })
      .click();
    await expect(lab.panel.locator('.jp-promote-offer')).toContainText(
      'def with_tax(price, *, rate):'
    );
    await lab.clickInto(await lab.find('for row in rows:'));
    await page.keyboard.press('Escape');
    await execute(page, 'promote:to-function');
    const form = page.locator('.jp-promote-form');
    await expect(form).toContainText('def ');
    const faultless = async (selector: string, state: string) => {
      for (const theme of THEMES) {
        await page.theme.setTheme(theme);
        const faults = await seriousFaults(page, selector);
        expect(faults, `${state}, ${theme}`).toEqual([]);
      }
    };
    await faultless('.jp-promote-form', 'form');
    await faultless('.jp-promote-offer', 'offer of a parameter');
    await form.getByLabel('Name', { exact: true }).fill('class');
    await expect(form).toContainText('is no name of a function');
    await faultless('.jp-promote-form', 'form with a refusal');
  });

  test('by keyboard from the tab into the checklist, to a finding and on to its cell', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    const { keyboard } = page;
    const focused = page.locator(':focus');

    // Tab leads from the panel's head into the tree, and past it, not through its rows.
    await lab.panel.locator('.jp-promote-stage select').focus();
    const inTree = () =>
      page.evaluate(
        () => document.activeElement?.closest('.jp-promote-tree') !== null
      );
    for (let steps = 0; !(await inTree()) && steps < 30; steps++) {
      await keyboard.press('Tab');
    }
    expect(await inTree()).toBe(true);

    // Arrows go down the rows to the standard and open it.
    const row = printRow(lab);
    await keyboard.press('Home');
    for (
      let steps = 0;
      !(await row.evaluate(item => item === document.activeElement)) &&
      steps < 40;
      steps++
    ) {
      await keyboard.press('ArrowDown');
    }
    await expect(row).toBeFocused();
    await keyboard.press('ArrowRight');
    await expect(row.locator('.jp-promote-finding')).toBeVisible();
    await keyboard.press('ArrowDown');
    await expect(focused).toHaveClass(/jp-promote-finding/);

    // Enter shows the place and stays; with Shift it goes there.
    await keyboard.press('Enter');
    const active = page.locator('.jp-Notebook .jp-Cell.jp-mod-active');
    await expect(active).toContainText('def clean(listings):');
    await expect(focused).toHaveClass(/jp-promote-finding/);
    await keyboard.press('Shift+Enter');
    await expect(active.locator('.cm-content')).toBeFocused();
    expect(
      await page.evaluate(() => window.getSelection()?.toString())
    ).toContain('print');
  });

  test('nothing moves for those who asked for that', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    const clean = await lab.find('def clean(listings):');
    await replaceCell(page, clean, 'listings["mileage"]', 'raw["mileage"]');
    await expect(lab.panel.locator('.jp-mod-stale')).not.toHaveCount(0);
    const moving = () =>
      lab.panel.evaluate(panel =>
        [panel, ...panel.querySelectorAll('*')]
          .filter(node => /promote|jp-mod-stale/.test(node.className))
          .filter(node => {
            // Both are empty for what is folded away.
            const { transitionDuration, animationName } =
              getComputedStyle(node);
            return (
              !['', 'none'].includes(animationName) ||
              transitionDuration.split(', ').some(time => parseFloat(time) > 0)
            );
          })
          .map(node => node.className)
      );
    expect(await moving()).not.toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await moving()).toEqual([]);
  });
});
