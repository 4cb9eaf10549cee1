/** One shape for what the worker and what the command say about a notebook. */
import { execFile } from 'child_process';
import type { Page } from '@playwright/test';
import type { ICellSource, IReview, ISnapshot } from '../../../src/engine';
import type { FromWorker, ToWorker } from '../../../src/worker/protocol';
import type { INb, INbCell } from './notebooks';
import { sourceOf } from './notebooks';

export interface IVerdict {
  gate: string;
  reasons: string[];
  standards: { id: string; level: string; status: string; found: number[] }[];
  findings: {
    check: string;
    level: string;
    index: number | null;
    from: string | null;
    to: string | null;
    message: string;
    fix: string | null;
  }[];
}

/** As much of `check --format json` as is compared. */
interface ICheckJson {
  gate: string;
  reasons: string[];
  notebooks: { gate: string }[];
  standards: {
    id: string;
    level: string;
    status: string;
    findings: number[];
  }[];
  findings: {
    check: string;
    level: string;
    index: number | null;
    line: number | null;
    column: number | null;
    endLine: number | null;
    endColumn: number | null;
    message: string;
    fix: { title: string } | null;
  }[];
}

/** What the installed command says about a notebook of the folder. */
export function commandVerdict(
  folder: string,
  notebook: string
): Promise<IVerdict> {
  const command = ['promote', 'check', '--format', 'json', notebook];
  return new Promise((resolve, reject) => {
    execFile(
      'jupyter',
      command,
      { cwd: folder, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        // 1 is what a draft or a closed gate exits with.
        if (error !== null && error.code !== 1) {
          reject(new Error(`${notebook}: ${stderr || error.message}`));
          return;
        }
        resolve(fromJson(JSON.parse(stdout)));
      }
    );
  });
}

function fromJson(said: ICheckJson): IVerdict {
  const place = (line: number | null, column: number | null) =>
    line === null ? null : `${line}:${column}`;
  return {
    gate: said.notebooks[0].gate,
    reasons: said.reasons,
    standards: said.standards.map(({ id, level, status, findings }) => ({
      id,
      level,
      status,
      found: findings
    })),
    findings: said.findings.map(finding => ({
      check: finding.check,
      level: finding.level,
      index: finding.index,
      from: place(finding.line, finding.column),
      to: place(finding.endLine, finding.endColumn),
      message: finding.message,
      fix: finding.fix?.title ?? null
    }))
  };
}

/** A review of the worker; `sources` are the cells it was given. */
export function reviewVerdict(
  review: IReview,
  sources: readonly string[]
): IVerdict {
  return {
    gate: review.gate.state,
    reasons: review.gate.reasons.map(({ message }) => message),
    standards: review.standards.map(({ id, level, status, findings }) => ({
      id,
      level,
      status,
      found: findings
    })),
    findings: review.findings.map(
      ({ check, level, cell, range, sentence, fix }) => {
        const index = cell === null ? null : review.cells[cell].index;
        const place = (offset: number | undefined) =>
          offset === undefined || index === null
            ? null
            : position(sources[index], offset);
        return {
          check,
          level,
          index: index === null ? null : index + 1,
          from: place(range?.start),
          to: place(range?.end),
          message: sentence,
          fix: fix?.title ?? null
        };
      }
    )
  };
}

/** `line:column`, both from 1, of an offset in UTF-16 units. */
function position(source: string, offset: number): string {
  const lines = source.slice(0, offset).split(/\r\n|\r|\n/);
  return `${lines.length}:${lines[lines.length - 1].length + 1}`;
}

/** The cells of a file as a host hands them to the engine. */
export function cellSources(notebook: INb): ICellSource[] {
  return notebook.cells.map(cell => ({
    id: cell.id ?? '',
    kind: cell.cell_type as ICellSource['kind'],
    source: sourceOf(cell),
    executionCount: cell.execution_count ?? null,
    metadata: cell.metadata,
    textOutputs: (cell.outputs ?? []).flatMap(outputTexts)
  }));
}

function outputTexts(output: NonNullable<INbCell['outputs']>[0]): string[] {
  const text = (value: unknown) =>
    Array.isArray(value) ? value.join('') : String(value ?? '');
  const data = (output.data ?? {}) as Record<string, unknown>;
  return [
    ...(output.output_type === 'error'
      ? [
          `${output.ename}: ${output.evalue}`,
          ((output.traceback as string[] | undefined) ?? []).join('\n')
        ]
      : []),
    text(output.text),
    text(data['text/plain'])
  ].filter(one => one !== '');
}

/** What passed between the extension and its worker, as the page recorded it. */
export interface ITraffic {
  url: string;
  /** As the bundler wrote them: what is a module in the source is a script in the bundle. */
  options?: WorkerOptions;
  sent: ToWorker[];
  received: FromWorker[];
}

declare global {
  interface Window {
    promoteTraffic?: ITraffic;
    promoteWorker?: Worker;
  }
}

/** Lets the page write down what its extension's worker is sent and answers. */
export async function recordWorker(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.Worker = new Proxy(window.Worker, {
      construct(target, [url, options]: [string | URL, WorkerOptions?]) {
        const worker = new target(url, options);
        if (!window.promoteTraffic && `${url}`.includes('lib_worker_index')) {
          const sent: ToWorker[] = [];
          const received: FromWorker[] = [];
          window.promoteTraffic = { url: `${url}`, options, sent, received };
          const post = worker.postMessage.bind(worker);
          worker.postMessage = (message: ToWorker) => {
            sent.push(message);
            post(message);
          };
          worker.addEventListener('message', ({ data }) => {
            received.push(data);
          });
        }
        return worker;
      }
    });
  });
}

/** Starts the worker's bundle once more, for messages of the test's own. */
export async function startWorker(
  page: Page,
  snapshot: ISnapshot
): Promise<void> {
  await page.evaluate(async snapshot => {
    const { url, options } = window.promoteTraffic!;
    const worker = new Worker(url, options);
    window.promoteWorker = worker;
    await new Promise((resolve, reject) => {
      worker.addEventListener('message', resolve, { once: true });
      worker.addEventListener('error', ({ message }) =>
        reject(new Error(message))
      );
    });
    worker.postMessage({ do: 'project', project: 'parity', snapshot });
  }, snapshot);
}

/** Asks the worker that `startWorker` started. */
export async function workerReview(
  page: Page,
  path: string,
  notebook: INb
): Promise<IReview> {
  return page.evaluate(
    ([path, cells, today]) =>
      new Promise<IReview>((resolve, reject) => {
        const worker = window.promoteWorker!;
        const send = (message: ToWorker) => worker.postMessage(message);
        const listen = ({ data }: MessageEvent<FromWorker>) => {
          if (data.did === 'review' && data.id === path) {
            worker.removeEventListener('message', listen);
            resolve(data.review);
          } else if (data.did === 'fail') {
            reject(new Error(data.message));
          }
        };
        worker.addEventListener('message', listen);
        send({
          do: 'open',
          id: path,
          version: 1,
          path,
          language: 'python',
          project: 'parity',
          cells
        });
        send({
          do: 'review',
          id: path,
          request: 1,
          options: { aim: null, today, cellNames: 'number' }
        });
      }),
    [path, cellSources(notebook), today()] as const
  );
}

/** The local date, as a person's calendar has it. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
