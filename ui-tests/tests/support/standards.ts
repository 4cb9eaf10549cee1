/** What a person does with the standards in the panel. */
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import * as fs from 'fs';
import * as path from 'path';
import type { Lab } from './lab';
import { NOTEBOOK } from './lab';
import { EXAMPLE } from './steps';

/** The row of a standard, by words of its title. */
export function standard(lab: Lab, words: string): Locator {
  return lab.panel.locator('.jp-promote-standard', { hasText: words }).first();
}

/** Opens a row by keyboard, as the tree has it. */
export async function open(row: Locator): Promise<void> {
  await row.focus();
  await row.press('ArrowRight');
  await expect(row.locator('.jp-promote-whyLink')).toBeVisible();
}

/** Puts the example on the server with another standards document (null: none), and opens it. */
export async function openWith(
  lab: Lab,
  standards: string | null
): Promise<void> {
  const { page, folder } = lab;
  for (const file of ['pyproject.toml', NOTEBOOK, 'src/pricing/__init__.py']) {
    await page.contents.uploadFile(
      path.join(EXAMPLE, file),
      `${folder}/${file}`
    );
  }
  if (standards !== null) {
    await page.contents.uploadContent(
      standards,
      'text',
      `${folder}/STANDARDS.md`
    );
  }
  await lab.openNotebook();
}

export function readExample(file: string): string {
  return fs.readFileSync(path.join(EXAMPLE, file), 'utf-8');
}

export function execute(
  page: IJupyterLabPageFixture,
  command: string,
  args: Record<string, unknown> = {}
): Promise<void> {
  return page.evaluate(
    ([id, args]) =>
      window.jupyterapp.commands.execute(id, args as never) as Promise<void>,
    [command, args] as const
  );
}

/** What was copied; the browser has to allow it. */
export async function clipboard(page: IJupyterLabPageFixture): Promise<string> {
  await page.context().grantPermissions(['clipboard-read']);
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Takes every mark of the notebook away. */
export function unmarkAll(page: IJupyterLabPageFixture): Promise<void> {
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

/** Source of the code cell that begins with a line. */
export function sourceOf(lab: Lab, line: string): Promise<string | undefined> {
  return lab.page.evaluate(first => {
    const panel = [
      ...(
        window.jupyterapp.shell as unknown as {
          widgets(area: string): Iterable<{ content?: { model?: unknown } }>;
        }
      ).widgets('main')
    ].find(
      widget =>
        widget.content?.model !== undefined &&
        'cells' in (widget.content.model as object)
    ) as
      | {
          content: {
            model: {
              cells: Iterable<{ sharedModel: { getSource(): string } }>;
            };
          };
        }
      | undefined;
    return [...(panel?.content.model.cells ?? [])]
      .map(cell => cell.sharedModel.getSource())
      .find(source => source.includes(first));
  }, line);
}
