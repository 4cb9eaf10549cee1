import { expect } from '@jupyterlab/galata';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import * as fs from 'fs';
import * as path from 'path';
import type { ISnapshot } from '../../src/engine';
import type { FromWorker, ToWorker } from '../../src/worker/protocol';
import { Lab, NOTEBOOK, test } from './support/lab';
import type { INb } from './support/notebooks';
import {
  LEAKS,
  generatedNotebook,
  readNb,
  realNotebooks,
  sourceOf,
  withLeakyOutputs,
  withMarks
} from './support/notebooks';
import type { IVerdict } from './support/verdicts';
import {
  commandVerdict,
  recordWorker,
  reviewVerdict,
  startWorker,
  workerReview
} from './support/verdicts';

const COUNT = 20;

type Opened = Extract<ToWorker, { do: 'open' }>;
type Answer = Extract<FromWorker, { did: 'review' }>;

interface IJudged {
  name: string;
  command: IVerdict;
}

/** In the panel a sentence calls a cell by its title, so sentences differ. */
function placed({ gate, standards, findings, reasons }: IVerdict): unknown {
  return {
    gate,
    standards,
    reasons: reasons.length,
    findings: findings.map(({ message, ...finding }) => finding)
  };
}

/** What the extension told its worker of a notebook, and the answer. */
async function asked(
  page: IJupyterLabPageFixture,
  notebook: string
): Promise<{ opened: Opened; answer: Answer }> {
  const answered = await page.waitForFunction(name => {
    const { sent, received } = window.promoteTraffic!;
    const opened = sent.find(
      message => message.do === 'open' && message.path === name
    );
    const answer = received.find(
      message =>
        message.did === 'review' &&
        opened?.do === 'open' &&
        message.id === opened.id
    );
    return answer && { opened, answer };
  }, notebook);
  return (await answered.jsonValue()) as { opened: Opened; answer: Answer };
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
    const { opened, answer } = await asked(page, NOTEBOOK);
    const sources = opened.cells.map(({ source }) => source);
    expect(placed(reviewVerdict(answer.review, sources))).toEqual(
      placed(command)
    );
  });

  test('on every kind of output, as JupyterLab shows it', async ({
    page,
    tmpPath
  }) => {
    const { root } = await snapshotOf(page, tmpPath);
    const leaky = withLeakyOutputs(readNb(path.join(root!, NOTEBOOK)));
    fs.writeFileSync(path.join(root!, 'leaky.ipynb'), JSON.stringify(leaky));
    const command = await commandVerdict(root!, 'leaky.ipynb');
    expect(
      command.findings.filter(({ check }) => check === 'config-no-secrets')
    ).toHaveLength(LEAKS);
    await page.notebook.openByPath(`${tmpPath}/leaky.ipynb`);
    const { opened, answer } = await asked(page, 'leaky.ipynb');
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
