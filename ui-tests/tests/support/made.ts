/** Notebooks that a test writes itself, opened with an empty project around them. */
import { expect } from '@jupyterlab/galata';
import type { Lab } from './lab';
import { NOTEBOOK } from './lab';

export interface IMadeCell {
  source: string;
  kind?: 'code' | 'markdown';
  /** Module that it is marked for. */
  module?: string;
}

const PROJECT = '[project]\nname = "made"\nversion = "1"\n';

/** Puts a notebook of some cells on the server, opens it with the panel, and saves it once as Lab writes it. */
export async function openMade(lab: Lab, cells: IMadeCell[]): Promise<string> {
  const { page, folder } = lab;
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: {
        display_name: 'Python 3',
        language: 'python',
        name: 'python3'
      }
    },
    cells: cells.map(({ source, kind = 'code', module }, index) => ({
      cell_type: kind,
      id: `made-${index}`,
      metadata: module ? { promote: { module, role: 'code' } } : {},
      source,
      ...(kind === 'code' ? { execution_count: null, outputs: [] } : {})
    }))
  };
  await page.contents.uploadContent(
    PROJECT,
    'text',
    `${folder}/pyproject.toml`
  );
  await page.contents.uploadContent(
    '"""Made."""\n',
    'text',
    `${folder}/src/made/__init__.py`
  );
  await page.contents.uploadContent(
    JSON.stringify(notebook),
    'text',
    `${folder}/${NOTEBOOK}`
  );
  await lab.openNotebook();
  await kernelIsKnown(lab);
  return save(lab);
}

/** What the kernel says of its language comes into the file with the first answer. */
async function kernelIsKnown({ page }: Lab): Promise<void> {
  await page.waitForFunction(() => {
    const { context } = window.jupyterapp.shell.currentWidget as unknown as {
      context?: {
        model: { getMetadata(key: string): { version?: string } | undefined };
      };
    };
    return context?.model.getMetadata('language_info')?.version !== undefined;
  });
}

/** Saves; gives the file's bytes as text. */
export async function save(lab: Lab): Promise<string> {
  await lab.page.evaluate(async path => {
    const widgets = window.jupyterapp.shell.widgets('main');
    for (const widget of widgets) {
      const { context } = widget as unknown as {
        context?: { path: string; save(): Promise<void> };
      };
      if (context?.path === path) {
        await context.save();
      }
    }
  }, `${lab.folder}/${NOTEBOOK}`);
  const text = await lab.read(NOTEBOOK);
  expect(text).not.toBeNull();
  return text!;
}

/** Runs everything in a new kernel; resolves when that is saved, too. */
export async function runAll(lab: Lab): Promise<void> {
  await lab.runAll();
  await expect
    .poll(() =>
      lab.page.evaluate(() => {
        const { context } = window.jupyterapp.shell
          .currentWidget as unknown as {
          context: { model: { dirty: boolean } };
        };
        return context.model.dirty;
      })
    )
    .toBe(false);
}

/** Sources of the code cells, from the top. */
export function sources(file: string): string[] {
  const { cells } = JSON.parse(file) as {
    cells: { cell_type: string; source: string | string[] }[];
  };
  return cells
    .filter(cell => cell.cell_type === 'code')
    .map(({ source }) => (Array.isArray(source) ? source.join('') : source));
}

/** Plain text of the last code cell's value. */
export function lastValue(file: string): string {
  const { cells } = JSON.parse(file) as {
    cells: {
      cell_type: string;
      outputs: { data?: Record<string, string | string[]>; text?: string }[];
    }[];
  };
  const last = cells.filter(cell => cell.cell_type === 'code').at(-1);
  const value = last?.outputs[0]?.data?.['text/plain'] ?? '';
  return Array.isArray(value) ? value.join('') : value;
}
