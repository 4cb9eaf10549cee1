import { expect } from '@jupyterlab/galata';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import * as fs from 'fs';
import * as path from 'path';
import type { ISnapshot } from '../../src/engine';
import { Lab, NOTEBOOK, test } from './support/lab';
import type { INb } from './support/notebooks';
import {
  generatedNotebook,
  readNb,
  realNotebooks,
  sourceOf,
  withMarks
} from './support/notebooks';
import type { ITraffic, IVerdict } from './support/verdicts';
import {
  commandVerdict,
  recordWorker,
  reviewVerdict,
  startWorker,
  workerReview
} from './support/verdicts';

const COUNT = 20;

interface IJudged {
  name: string;
  command: IVerdict;
}

/** What the extension told its worker and got back last. */
function traffic(page: IJupyterLabPageFixture): Promise<ITraffic> {
  return page.evaluate(() => window.promoteTraffic!);
}

/** Project of the example's copy, as the server extension hands it over. */
async function snapshotOf(
  page: IJupyterLabPageFixture,
  folder: string
): Promise<ISnapshot> {
  const response = await page.request.get('/jupyterlab_promote/project', {
    params: { path: `${folder}/${NOTEBOOK}` }
  });
  expect(response.ok()).toBe(true);
  return response.json();
}

test.describe('worker and command give the same verdict', () => {
  test.use({ autoGoto: false });
  test.setTimeout(180_000);

  test.beforeEach(async ({ page, tmpPath }) => {
    await recordWorker(page);
    await page.goto();
    await new Lab(page, tmpPath).openExample();
  });

  /** Both hosts on the same files; fails on the first difference. */
  async function compare(
    page: IJupyterLabPageFixture,
    folder: string,
    notebooks: [string, INb][]
  ): Promise<IJudged[]> {
    const snapshot = await snapshotOf(page, folder);
    await startWorker(page, snapshot);
    const judged: IJudged[] = [];
    const waiting = [...notebooks];
    const judge = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [name, notebook] = next;
        fs.writeFileSync(
          path.join(snapshot.root!, name),
          JSON.stringify(notebook)
        );
        const [command, review] = await Promise.all([
          commandVerdict(snapshot.root!, name),
          workerReview(page, name, notebook)
        ]);
        expect(review.ruff, name).not.toBeNull();
        const sources = notebook.cells.map(sourceOf);
        expect(reviewVerdict(review, sources), name).toEqual(command);
        judged.push({ name, command });
      }
    };
    await Promise.all([judge(), judge()]);
    return judged;
  }

  test('on the example, as JupyterLab shows it', async ({ page, tmpPath }) => {
    const { root } = await snapshotOf(page, tmpPath);
    const command = await commandVerdict(root!, NOTEBOOK);
    expect(command.gate).toBe('draft');
    const { sent, received } = await traffic(page);
    const opened = sent.find(message => message.do === 'open');
    const answer = received.find(message => message.did === 'review');
    if (opened?.do !== 'open' || answer?.did !== 'review') {
      throw new Error('The extension asked for no review.');
    }
    // In the panel a sentence calls a cell by its title, so sentences differ.
    const placed = ({ gate, standards, findings, reasons }: IVerdict) => ({
      gate,
      standards,
      reasons: reasons.length,
      findings: findings.map(({ message, ...finding }) => finding)
    });
    const sources = opened.cells.map(({ source }) => source);
    expect(placed(reviewVerdict(answer.review, sources))).toEqual(
      placed(command)
    );
  });

  test(`on the example and ${COUNT} notebooks made of its cells`, async ({
    page,
    tmpPath
  }) => {
    const made = Array.from({ length: COUNT }, (_, seed): [string, INb] => [
      `made_${seed + 1}.ipynb`,
      generatedNotebook(seed + 1)
    ]);
    const { root } = await snapshotOf(page, tmpPath);
    const judged = await compare(page, tmpPath, [
      ['example.ipynb', readNb(path.join(root!, NOTEBOOK))],
      ...made
    ]);
    // There was something to agree on.
    const gates = new Set(judged.map(({ command }) => command.gate));
    expect([...gates].sort()).toEqual(['closed', 'draft']);
    const checks = new Set(
      judged.flatMap(({ command }) =>
        command.findings.map(({ check }) => check)
      )
    );
    expect(checks.size).toBeGreaterThan(8);
  });

  test(`on ${COUNT} notebooks of other people`, async ({ page, tmpPath }) => {
    const files = realNotebooks(COUNT);
    test.skip(files.length < COUNT, 'the corpora are not there');
    const judged = await compare(
      page,
      tmpPath,
      files.map((file, index) => [
        `real_${index + 1}.ipynb`,
        withMarks(readNb(file))
      ])
    );
    expect(
      judged.filter(({ command }) => command.findings.length > 0).length
    ).toBeGreaterThan(COUNT / 2);
  });
});
