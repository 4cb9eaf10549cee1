/** One keystroke in a large notebook: what the worker does for it, in milliseconds. */
import { readFileSync } from 'node:fs';
import { readNotebook, readProject, readDocument, known } from '../src/engine';
import type { ICellSource, ISnapshot } from '../src/engine';
import { planOf } from '../src/engine/plan/plan';
import { notebookOf } from '../src/engine/notebook/read';
import { loadRuff } from '../src/cli/ruff';
import { Session } from '../src/worker/session';

const [, , notebookPath, snapshotPath] = process.argv;
const ROUNDS = 25;

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

async function main(): Promise<void> {
  const read = readNotebook(readFileSync(notebookPath, 'utf-8'), 'bench.ipynb');
  if (!read.ok) {
    throw new Error(read.problem.message);
  }
  const snapshot = JSON.parse(readFileSync(snapshotPath, 'utf-8')) as ISnapshot;
  const cells: ICellSource[] = read.notebook.cells.map(cell => ({
    id: cell.id,
    kind: cell.kind,
    source: cell.source,
    executionCount: null,
    metadata: { promote: cell.mark ?? undefined },
    textOutputs: []
  }));
  const document = readDocument(snapshot, known);
  const project = readProject(snapshot, document);
  const session = new Session(await loadRuff());
  session.update({ do: 'project', project: 'p', snapshot });
  session.update({
    do: 'open',
    id: 'n',
    version: 1,
    path: 'bench.ipynb',
    language: 'python',
    project: 'p',
    cells: [...cells]
  });
  const review = () => {
    const steps = session.review('n', {
      aim: null,
      today: '2026-01-01',
      cellNames: 'title'
    });
    for (let step = steps.next(); !step.done; step = steps.next()) {
      // To its end.
    }
  };
  const first = timed(review);
  const at = cells.findIndex(
    (cell, index) =>
      index > cells.length / 2 && cell.source.includes('def step')
  );
  const plans: number[] = [];
  const reviews: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const source = `${cells[at].source}    # edit ${round}\n`;
    const edited = { ...cells[at], source };
    cells[at] = edited;
    plans.push(
      timed(() => planOf(notebookOf('bench.ipynb', 'python', cells), project))
    );
    session.update({
      do: 'change',
      id: 'n',
      version: round + 2,
      splices: [{ index: at, remove: 1, insert: [edited] }]
    });
    reviews.push(timed(review));
  }
  process.stdout.write(
    JSON.stringify({
      cells: cells.length,
      first: Math.round(first),
      plan: Number(median(plans).toFixed(1)),
      review: Number(median(reviews).toFixed(1)),
      memory: Math.round(process.memoryUsage().rss / 2 ** 20)
    })
  );
}

void main();
