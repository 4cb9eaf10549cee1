import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect } from '@jupyterlab/galata';
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { Lab, test } from './support/lab';
import {
  madeNotebooks,
  notebookText,
  realNotebooks
} from './support/notebooks';
import type { ICell } from './support/notebooks';
import { EXAMPLE } from './support/steps';

/** As much of the worker's review as is compared. */
interface IReview {
  gate: { state: string; reasons: { message: string }[] };
  standards: { id: string; status: string }[];
  findings: {
    check: string;
    level: string;
    cell: string | null;
    sentence: string;
  }[];
}

/** What both say of a notebook, in the same words. */
interface IVerdict {
  gate: string;
  reasons: string[];
  standards: string[];
  findings: string[];
}

/** The verdict of the installed command. */
function byCommand(root: string, notebook: string): IVerdict {
  const { stdout, stderr } = spawnSync(
    'jupyter',
    ['promote', 'check', notebook, '--format', 'json'],
    { cwd: root, encoding: 'utf-8', maxBuffer: 2 ** 28 }
  );
  expect(stdout, stderr).not.toBe('');
  const said = JSON.parse(stdout);
  return {
    gate: said.notebooks[0].gate,
    reasons: said.notebooks[0].reasons,
    standards: said.standards.map(
      (one: { id: string; status: string }) => `${one.id}: ${one.status}`
    ),
    findings: said.findings.map(
      (one: { check: string; level: string; cell: string; message: string }) =>
        `${one.check} ${one.level} ${one.cell} ${one.message}`
    )
  };
}

/** Keeps the address of the worker that the extension starts. */
async function watchWorkers(page: IJupyterLabPageFixture): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    const Original = window.Worker;
    Object.assign(window, {
      promoteWorkers: seen,
      Worker: class extends Original {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          seen.push(String(url));
        }
      }
    });
  });
}

/** The verdicts of the built worker, in the browser. */
function byWorker(
  page: IJupyterLabPageFixture,
  notebook: string,
  cells: ICell[]
): Promise<IVerdict> {
  return page.evaluate(
    async ({ notebook, cells }) => {
      const { promoteWorkers } = window as unknown as {
        promoteWorkers: string[];
      };
      const url = promoteWorkers.find(address => address.includes('promote'));
      const answer = await fetch(
        `/jupyterlab_promote/project?path=${encodeURIComponent(notebook)}`
      );
      const { notebook: inProject, ...snapshot } = await answer.json();
      // The bundler makes a classic script of it.
      const worker = new Worker(url!);
      const review = await new Promise<IReview>((resolve, reject) => {
        worker.onerror = event => reject(new Error(event.message));
        worker.onmessage = ({ data }) => {
          if (data.did === 'review') {
            resolve(data.review);
          } else if (data.did === 'fail') {
            reject(new Error(data.message));
          }
        };
        worker.postMessage({ do: 'project', project: 'p', snapshot });
        worker.postMessage({
          do: 'open',
          id: 'n',
          version: 1,
          path: inProject,
          language: 'python',
          project: 'p',
          cells: cells.map(cell => ({
            id: cell.id,
            kind: cell.cell_type,
            source: cell.source,
            executionCount: null,
            metadata: cell.metadata,
            textOutputs: []
          }))
        });
        worker.postMessage({
          do: 'review',
          id: 'n',
          request: 1,
          options: {
            aim: null,
            today: new Date().toISOString().slice(0, 10),
            cellNames: 'number'
          }
        });
      });
      worker.terminate();
      return {
        gate: review.gate.state,
        reasons: review.gate.reasons.map(({ message }) => message),
        standards: review.standards.map(({ id, status }) => `${id}: ${status}`),
        findings: review.findings.map(
          ({ check, level, cell, sentence }) =>
            `${check} ${level} ${cell} ${sentence}`
        )
      };
    },
    { notebook, cells }
  );
}

test.describe('worker and command line', () => {
  test.setTimeout(240_000);

  async function compare(
    page: IJupyterLabPageFixture,
    folder: string,
    notebooks: ICell[][]
  ): Promise<IVerdict[]> {
    await watchWorkers(page);
    await page.goto();
    const lab = new Lab(page, folder);
    await lab.openExample();
    const { root } = await page.evaluate(
      async at =>
        (await fetch(`/jupyterlab_promote/project?path=${at}`)).json(),
      `${folder}/used_vehicle_prices.ipynb`
    );
    const verdicts: IVerdict[] = [];
    for (const [index, cells] of notebooks.entries()) {
      const name = `notebook-${index}.ipynb`;
      fs.writeFileSync(path.join(root, name), notebookText(cells));
      const worker = await byWorker(page, `${folder}/${name}`, cells);
      expect(worker, name).toEqual(byCommand(root, name));
      verdicts.push(worker);
    }
    return verdicts;
  }

  test('say the same of the example and of 20 notebooks made of its cells', async ({
    page,
    tmpPath
  }) => {
    const example = JSON.parse(
      fs.readFileSync(path.join(EXAMPLE, 'used_vehicle_prices.ipynb'), 'utf-8')
    );
    const cells = example.cells.map((cell: ICell & { source: string[] }) => ({
      ...cell,
      source: [cell.source].flat().join(''),
      ...(cell.cell_type === 'code'
        ? { execution_count: null, outputs: [] }
        : {})
    }));
    const verdicts = await compare(page, tmpPath, [
      cells,
      ...madeNotebooks(20)
    ]);
    // Of different kinds, or it would prove little.
    expect(new Set(verdicts.map(one => one.gate)).size).toBeGreaterThan(1);
    expect(verdicts.flatMap(one => one.findings).length).toBeGreaterThan(50);
  });

  test('say the same of 20 real notebooks', async ({ page, tmpPath }) => {
    const notebooks = realNotebooks(20);
    test.skip(notebooks.length === 0, 'the corpora are not there');
    await compare(page, tmpPath, notebooks);
  });
});
