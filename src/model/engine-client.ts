/** The UI thread's side of the worker: requests in, reviews out; stale ones are dropped. */
import type {
  ICellSource,
  IHome,
  IHomeRequest,
  IReviewOptions,
  ISnapshot,
  ITestRun
} from '../engine';
import type { FromWorker, ISplice, ToWorker } from '../worker/protocol';
import type { Answer, Args, Question } from '../worker/questions';

/** Milliseconds that a cancelled worker gets before it is ended and started anew. */
const PATIENCE = 1000;

export type ReviewAnswer = Extract<FromWorker, { did: 'review' }>;
type HomeAnswer = Extract<FromWorker, { did: 'home' }>;
type AskAnswer = Extract<FromWorker, { did: 'answer' }>;
type AnyAnswer = ReviewAnswer | HomeAnswer | AskAnswer;

/** An answer about a version of an open notebook. */
export interface IAnswered<Q extends Question> {
  version: number;
  /** Keys of the cells of that version, in order. */
  keys: readonly string[];
  answer: Answer<Q>;
}

/** A notebook as the UI thread holds it, so that a new worker can be told everything again. */
export interface IOpenNotebook {
  id: string;
  version: number;
  path: string;
  language: string;
  project: string;
  cells: ICellSource[];
  tests: ITestRun | null;
}

export class EngineClient {
  constructor(private readonly _create: () => Worker) {}

  /** Help pages of the checks by id; empty until the worker is ready. */
  get pages(): Readonly<Record<string, string>> {
    return this._pages;
  }

  open(notebook: IOpenNotebook): void {
    this._notebooks.set(notebook.id, notebook);
    this._sendOpen(notebook);
  }

  /** Tells the worker what changed; `notebook.cells` is the whole truth. */
  change(notebook: IOpenNotebook, splices: ISplice[]): void {
    this._notebooks.set(notebook.id, notebook);
    this._send({
      do: 'change',
      id: notebook.id,
      version: notebook.version,
      splices
    });
  }

  close(id: string): void {
    if (this._notebooks.delete(id)) {
      this._send({ do: 'close', id });
    }
  }

  project(project: string, snapshot: ISnapshot): void {
    this._projects.set(project, snapshot);
    this._send({ do: 'project', project, snapshot });
  }

  tests(notebook: IOpenNotebook, run: ITestRun | null): void {
    notebook.tests = run;
    this._send({ do: 'tests', id: notebook.id, run });
  }

  /**
   * Reviews a notebook.
   *
   * @returns null where the answer was overtaken by a change or cancelled.
   * @throws Error with the worker's own sentence.
   */
  review(id: string, options: IReviewOptions): Promise<ReviewAnswer | null> {
    return this._ask<ReviewAnswer>(request => ({
      do: 'review',
      id,
      request,
      options
    }));
  }

  /**
   * The files that give library code a home.
   *
   * @param project - Name of the project, as `project` was told.
   * @returns null where it was cancelled.
   */
  async home(project: string, home: IHomeRequest): Promise<IHome | null> {
    const answer = await this._ask<HomeAnswer>(request => ({
      do: 'home',
      project,
      request,
      home
    }));
    return answer?.home ?? null;
  }

  /**
   * Asks about an open notebook, as it was told last.
   *
   * @returns null where the answer was overtaken by a change or cancelled.
   * @throws Error with the worker's own sentence.
   */
  async ask<Q extends Question>(
    id: string,
    question: Q,
    args: Args<Q>
  ): Promise<IAnswered<Q> | null> {
    const version = this._notebooks.get(id)?.version;
    if (version === undefined) {
      return null;
    }
    const answered = await this._ask<AskAnswer>(request => ({
      do: 'ask',
      id,
      version,
      request,
      question,
      args
    }));
    return answered as IAnswered<Q> | null;
  }

  /** Gives up everything that is under way; a worker that does not listen is replaced. */
  cancel(): void {
    const requests = [...this._pending.keys()];
    for (const request of requests) {
      this._send({ do: 'cancel', request });
    }
    setTimeout(() => {
      if (requests.some(request => this._pending.has(request))) {
        this._restart();
      }
    }, PATIENCE);
  }

  dispose(): void {
    this._worker?.terminate();
    this._worker = null;
    this._dropAll();
    this._notebooks.clear();
    this._projects.clear();
  }

  private _restart(): void {
    this._worker?.terminate();
    this._worker = null;
    this._dropAll();
    for (const [project, snapshot] of this._projects) {
      this._send({ do: 'project', project, snapshot });
    }
    for (const notebook of this._notebooks.values()) {
      this._sendOpen(notebook);
    }
  }

  private _dropAll(): void {
    for (const { resolve } of this._pending.values()) {
      resolve(null);
    }
    this._pending.clear();
  }

  private _sendOpen(notebook: IOpenNotebook): void {
    const { tests, ...open } = notebook;
    this._send({ do: 'open', ...open });
    if (tests !== null) {
      this._send({ do: 'tests', id: notebook.id, run: tests });
    }
  }

  private _ask<T extends AnyAnswer>(
    message: (request: number) => ToWorker
  ): Promise<T | null> {
    const request = ++this._request;
    this._send(message(request));
    return new Promise((resolve, reject) => {
      this._pending.set(request, {
        resolve: answer => resolve(answer as T | null),
        reject
      });
    });
  }

  private _send(message: ToWorker): void {
    if (this._worker === null) {
      this._worker = this._create();
      this._worker.onmessage = event => this._receive(event.data);
      this._worker.onerror = event => this._fail(event.message);
    }
    this._worker.postMessage(message);
  }

  private _receive(message: FromWorker): void {
    if (message.did === 'ready') {
      this._pages = message.pages;
      return;
    }
    const pending = this._pending.get(message.request);
    this._pending.delete(message.request);
    switch (message.did) {
      case 'review':
      case 'answer': {
        const newest = this._notebooks.get(message.id)?.version;
        pending?.resolve(message.version === newest ? message : null);
        break;
      }
      case 'home':
        pending?.resolve(message);
        break;
      case 'drop':
        pending?.resolve(null);
        break;
      case 'fail':
        if (pending === undefined) {
          console.error(`jupyterlab-promote: ${message.message}`);
        }
        pending?.reject(new Error(message.message));
    }
  }

  /** A worker that died at load answers nothing: everybody who waits is told. */
  private _fail(message: string): void {
    for (const { reject } of this._pending.values()) {
      reject(new Error(message));
    }
    this._pending.clear();
  }

  private _worker: Worker | null = null;
  private _pages: Record<string, string> = {};
  private _request = 0;
  private _pending = new Map<
    number,
    {
      resolve: (answer: AnyAnswer | null) => void;
      reject: (error: Error) => void;
    }
  >();
  private _notebooks = new Map<string, IOpenNotebook>();
  private _projects = new Map<string, ISnapshot>();
}
