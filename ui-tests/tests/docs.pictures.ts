/** Takes the pictures of the documentation: the example as it is committed. */
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect } from '@jupyterlab/galata';
import * as path from 'path';
import { Lab, test } from './support/lab';

const IMAGES = path.resolve(__dirname, '../../docs/images');

const THEMES = { light: 'JupyterLab Light', dark: 'JupyterLab Dark' };

/** Opens the standard that the example breaks once, below its section's head. */
async function openPrints(lab: Lab): Promise<void> {
  const row = lab.panel
    .locator('.jp-promote-standard', { hasText: 'never with print' })
    .first();
  await row.click();
  await row.press('ArrowRight');
  const finding = row.locator('.jp-promote-finding');
  await expect(finding).toBeVisible();
  await finding.click();
}

/** Another width or theme scrolls the checklist. */
async function showLogging(lab: Lab): Promise<void> {
  await lab.panel
    .locator('.jp-promote-treeGroup', { hasText: 'Logging and errors' })
    .evaluate(group => group.scrollIntoView({ block: 'start' }));
}

/** The pointer leaves nothing lit up behind. */
async function restPointer(page: IJupyterLabPageFixture): Promise<void> {
  await page.mouse.move(900, 8);
  await page.waitForTimeout(400);
}

test.use({ viewport: { width: 1180, height: 800 } });
test.setTimeout(120_000);

test.beforeEach(async ({ page, tmpPath }) => {
  await new Lab(page, tmpPath).openExample();
  await page.sidebar.close('left');
  await page
    .locator('.lm-TabBar-tab:has-text("Launcher") .lm-TabBar-tabCloseIcon')
    .click();
});

test('panel', async ({ page, tmpPath }) => {
  const lab = new Lab(page, tmpPath);
  await page.sidebar.setWidth(320, 'right');
  await openPrints(lab);
  await showLogging(lab);
  // The heading belongs to the cell.
  await page
    .locator('.jp-Notebook .jp-WindowedPanel-outer')
    .evaluate(notebook => {
      notebook.scrollTop -= 40;
    });
  await restPointer(page);
  await page.screenshot({
    path: path.join(IMAGES, 'panel.png'),
    // Without Lab's own menu and status bar.
    clip: { x: 34, y: 28, width: 1146, height: 748 }
  });
  for (const [name, theme] of Object.entries(THEMES)) {
    await page.theme.setTheme(theme);
    for (const width of [280, 360]) {
      await page.sidebar.setWidth(width, 'right');
      await showLogging(lab);
      await restPointer(page);
      await lab.panel.screenshot({
        path: path.join(IMAGES, `panel-${name}-${width}.png`)
      });
    }
  }
});

test('preview of an export', async ({ page, tmpPath }) => {
  const lab = new Lab(page, tmpPath);
  await lab.panel.locator('.jp-promote-export').click();
  const preview = page.locator('.jp-promote-preview');
  await expect(preview.locator('.cm-changedLine').first()).toBeVisible();
  await page.sidebar.close('right');
  for (const [name, theme] of Object.entries(THEMES)) {
    await page.theme.setTheme(theme);
    await restPointer(page);
    const suffix = name === 'light' ? '' : `-${name}`;
    await preview.screenshot({
      path: path.join(IMAGES, `export-preview${suffix}.png`)
    });
  }
});

test('form that makes a function', async ({ page, tmpPath }) => {
  const lab = new Lab(page, tmpPath);
  await page.sidebar.close('right');
  await lab.clickInto(
    await lab.find('df["age"] = age_years(df["first_registration"])')
  );
  await page.keyboard.press('Escape');
  await page.evaluate(() =>
    window.jupyterapp.commands.execute('promote:to-function')
  );
  const form = page.locator('.jp-promote-form');
  await form.getByLabel('Name', { exact: true }).fill('add_age');
  await expect(form).toContainText('def add_age(');
  for (const [name, theme] of Object.entries(THEMES)) {
    await page.theme.setTheme(theme);
    await restPointer(page);
    const suffix = name === 'light' ? '' : `-${name}`;
    await form.screenshot({
      path: path.join(IMAGES, `function-form${suffix}.png`)
    });
  }
});

test('offer of a parameter', async ({ page, tmpPath }) => {
  const lab = new Lab(page, tmpPath);
  await page.sidebar.setWidth(320, 'right');
  await lab.clickInto(await lab.find('def age_years(first_registration):'));
  await page.keyboard.press('Escape');
  await lab.mark('features');
  await lab.panel
    .getByRole('button', { name: 'Make today a parameter…' })
    .click();
  const offer = lab.panel.locator('.jp-promote-offer');
  await expect(offer).toContainText('*, today):');
  for (const [name, theme] of Object.entries(THEMES)) {
    await page.theme.setTheme(theme);
    for (const width of [280, 360]) {
      await page.sidebar.setWidth(width, 'right');
      await offer.evaluate(node => node.scrollIntoView({ block: 'end' }));
      await restPointer(page);
      await lab.panel.screenshot({
        path: path.join(IMAGES, `parameter-${name}-${width}.png`)
      });
    }
  }
});

test('draft of a library', async ({ page, tmpPath }) => {
  const lab = new Lab(page, tmpPath);
  await expect(lab.panel).toBeVisible();
  await page.evaluate(() =>
    window.jupyterapp.commands.execute('promote:draft')
  );
  const view = page.locator('.jp-promote-draft');
  await expect(view.getByRole('button', { name: /^Apply/ })).toBeEnabled();
  await page.sidebar.close('right');
  for (const [name, theme] of Object.entries(THEMES)) {
    await page.theme.setTheme(theme);
    await restPointer(page);
    const suffix = name === 'light' ? '' : `-${name}`;
    await view.screenshot({ path: path.join(IMAGES, `draft${suffix}.png`) });
  }
});
