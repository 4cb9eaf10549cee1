/** What a person does in JupyterLab, by mouse and keyboard. */
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect, test as base } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import * as path from 'path';
import { EXAMPLE } from './steps';
import type { Step } from './steps';

export const NOTEBOOK = 'used_vehicle_prices.ipynb';

/** Files of the example that make it a project. */
const FILES = [
  'pyproject.toml',
  'STANDARDS.md',
  NOTEBOOK,
  'data/listings.csv',
  'src/pricing/__init__.py',
  'src/pricing/features.py',
  'tests/test_prices.py'
];

export const test = base.extend({
  // galata's stand-in for the kernels' list never answers a restart.
  kernels: null,
  sessions: null,
  page: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(String(error)));
    await use(page);
    expect(errors).toEqual([]);
  }
});

interface ICodeCell {
  index: number;
  line: string;
  count: number | null;
}

/** As much of Lab's notebook panel as is read here. */
interface INotebookPanel {
  content: {
    model: {
      cells: Iterable<{
        type: string;
        executionCount: number | null;
        sharedModel: { getSource(): string };
      }>;
    };
  };
}

export class Lab {
  constructor(
    readonly page: IJupyterLabPageFixture,
    readonly folder: string
  ) {}

  get panel(): Locator {
    return this.page.locator('#jp-promote-panel');
  }

  /** Puts a copy of the example on the server and opens its notebook and the panel. */
  async openExample(): Promise<void> {
    for (const file of FILES) {
      await this.page.contents.uploadFile(
        path.join(EXAMPLE, file),
        `${this.folder}/${file}`
      );
    }
    await this.openNotebook();
  }

  async openNotebook(): Promise<void> {
    await this.page.notebook.openByPath(`${this.folder}/${NOTEBOOK}`);
    await this.page.notebook.activate(NOTEBOOK);
    await this.page.sidebar.openTab('jp-promote-panel');
    await expect(this.panel.locator('.jp-promote-summary')).toContainText(
      /met|nothing to check/
    );
  }

  /** Reloads the browser's page; the layout comes back as it was. */
  async reload(): Promise<void> {
    // galata's own reload waits for a launcher that does not come back.
    await this.page.evaluate(() => window.location.reload());
    await this.page.waitForSelector('#jupyterlab-splash', {
      state: 'detached'
    });
    await this.page
      .locator(`.lm-DockPanel-tabBar .lm-TabBar-tab:has-text("${NOTEBOOK}")`)
      .click();
    await this.page.locator('.jp-Notebook').waitFor();
  }

  /** The code cells of the current notebook. */
  cells(): Promise<ICodeCell[]> {
    return this.page.evaluate(() => {
      const { content } = window.jupyterapp.shell
        .currentWidget as unknown as INotebookPanel;
      return [...content.model.cells].flatMap((cell, index) =>
        cell.type === 'code'
          ? [
              {
                index,
                line: cell.sharedModel.getSource().split('\n')[0],
                count: cell.executionCount
              }
            ]
          : []
      );
    });
  }

  /** Index of the code cell that begins with a line. */
  async find(line: string): Promise<number> {
    const cell = (await this.cells()).find(cell => cell.line === line);
    expect(cell, line).toBeDefined();
    return cell!.index;
  }

  /** Scrolls to a cell and clicks into its editor. */
  async clickInto(index: number): Promise<void> {
    await this.page.notebook.selectCells(index);
    const editor = this.page.locator(
      `.jp-Notebook .jp-Cell[data-windowed-list-index="${index}"] .cm-content`
    );
    await editor.click({ position: { x: 5, y: 5 } });
    await expect(
      this.page.locator('.jp-Notebook .jp-Cell.jp-mod-active')
    ).toHaveAttribute('data-windowed-list-index', `${index}`);
  }

  async take(step: Step): Promise<void> {
    const { keyboard } = this.page;
    await this.page.notebook.activate(NOTEBOOK);
    await this.clickInto(await this.find(step.cell));
    switch (step.do) {
      case 'replace':
        await keyboard.press('ControlOrMeta+a');
        await keyboard.insertText(step.source);
        break;
      case 'insert':
        await keyboard.press('Escape');
        await keyboard.press('b');
        await keyboard.press('Enter');
        await keyboard.insertText(step.source);
        break;
      case 'mark':
        await this.mark(step.module);
    }
    const line = step.do === 'mark' ? step.cell : step.source.split('\n')[0];
    await this.find(line);
    await keyboard.press('Escape');
  }

  /** Marks the active cell from its context menu, and names the module. */
  async mark(module: string): Promise<void> {
    const { page } = this;
    await page
      .locator('.jp-Notebook .jp-Cell.jp-mod-active .jp-InputPrompt')
      .click({ button: 'right' });
    await page
      .locator('.lm-Menu-item:has-text("Mark for Another Module")')
      .click();
    const input = page.locator('.jp-Dialog input');
    await input.fill(module);
    await input.press('Enter');
    await expect(page.locator('.jp-Dialog')).toHaveCount(0);
  }

  async runAll(): Promise<void> {
    const { page } = this;
    await page.notebook.activate(NOTEBOOK);
    await page.menu.clickMenuItem('Run>Restart Kernel and Run All Cells…');
    await page.locator('.jp-Dialog .jp-mod-accept').click();
    // Every cell ran once, in order: counts are 1, 2, 3, …
    await expect
      .poll(() => this.cells(), { timeout: 90_000, intervals: [500] })
      .toEqual(
        (await this.cells()).map((cell, index) => ({
          ...cell,
          count: index + 1
        }))
      );
    await page.keyboard.press('ControlOrMeta+s');
  }

  /** Opens the preview and exports; gives the preview's words before. */
  async export(button: RegExp): Promise<string> {
    const { page } = this;
    await this.panel.locator('.jp-promote-export').click();
    const preview = page.locator('.jp-promote-preview');
    const write = preview.getByRole('button', { name: button });
    await expect(write).toBeEnabled({ timeout: 30_000 });
    const words = await preview.innerText();
    await write.click();
    await expect(
      page.locator('.Toastify__toast:has-text("Exported")')
    ).toBeVisible({ timeout: 60_000 });
    return words;
  }

  /** Text of a file as it is on the server's disk; null: there is none. */
  async read(file: string): Promise<string | null> {
    const response = await this.page.request.get(
      `/api/contents/${this.folder}/${file}?content=1&type=file&format=text`
    );
    return response.ok() ? (await response.json()).content : null;
  }
}
