/** Notebooks checked in several threads; each has an engine of its own. */
import { availableParallelism } from 'node:os';
import { Worker, parentPort, workerData } from 'node:worker_threads';
import type { IChecked, ILinter } from '../engine';
import { Checker, groundOf } from './checking';
import type { ICheckJob, ICheckOptions, IGround } from './checking';
import { UserError, sentenceOf } from './command';
import { loadRuff } from './ruff';

/** Checks notebooks, in what order and where is its own business. */
export interface IPool {
  /** @throws UserError where the file is no notebook. */
  check(job: ICheckJob): Promise<IChecked>;
  close(): void;
}

interface ITask {
  job: ICheckJob;
  resolve(checked: IChecked): void;
  reject(error: Error): void;
}

interface IReply {
  checked?: IChecked;
  /** What the person has to mend. */
  problem?: string;
  fault?: string;
}

/** Below so many characters a further thread costs more than it brings. */
const WORTH = 400_000;
const MOST = 8;

/** Threads that pay for themselves on so much text in so many notebooks; PROMOTE_THREADS says it otherwise. */
export function threadsFor(notebooks: number, characters: number): number {
  const wanted = Number(process.env.PROMOTE_THREADS);
  if (Number.isInteger(wanted) && wanted > 0) {
    return Math.min(wanted, notebooks);
  }
  return Math.max(
    1,
    Math.min(
      availableParallelism(),
      notebooks,
      Math.ceil(characters / WORTH),
      MOST
    )
  );
}

/** This thread alone. */
export class OneThread implements IPool {
  constructor(
    private readonly _options: ICheckOptions,
    private readonly _ground: IGround,
    private readonly _linter: () => Promise<ILinter>
  ) {}

  async check(job: ICheckJob): Promise<IChecked> {
    this._checker ??= this._linter().then(
      linter => new Checker(this._options, this._ground, linter)
    );
    return (await this._checker).check(job);
  }

  close(): void {
    // There is nothing to end.
  }

  private _checker: Promise<Checker> | null = null;
}

/** Threads of this very program; each takes the next notebook when it is free. */
export class Threads implements IPool {
  /** @param file - The program, which calls `serveThread` where it is no main thread. */
  constructor(file: string, count: number, options: ICheckOptions) {
    for (let i = 0; i < count; i++) {
      this._start(new Worker(file, { workerData: options }));
    }
  }

  check(job: ICheckJob): Promise<IChecked> {
    return new Promise((resolve, reject) => {
      this._tasks.push({ job, resolve, reject });
      this._next();
    });
  }

  close(): void {
    this._all.forEach(worker => void worker.terminate());
  }

  private _start(worker: Worker): void {
    this._all.push(worker);
    this._free.push(worker);
    worker.on('message', (reply: IReply) => {
      const task = this._running.get(worker)!;
      this._running.delete(worker);
      this._free.push(worker);
      this._next();
      if (reply.checked) {
        task.resolve(reply.checked);
      } else {
        task.reject(
          reply.problem === undefined
            ? new Error(reply.fault)
            : new UserError(reply.problem)
        );
      }
    });
    worker.on('error', error => {
      this._running.get(worker)?.reject(error);
      this._running.delete(worker);
      this._all = this._all.filter(one => one !== worker);
      if (!this._all.length) {
        this._tasks.splice(0).forEach(({ reject }) => reject(error));
      }
    });
  }

  private _next(): void {
    while (this._free.length && this._tasks.length) {
      const worker = this._free.pop()!;
      const task = this._tasks.shift()!;
      this._running.set(worker, task);
      worker.postMessage(task.job);
    }
  }

  private _all: Worker[] = [];
  private readonly _free: Worker[] = [];
  private readonly _tasks: ITask[] = [];
  private readonly _running = new Map<Worker, ITask>();
}

/** What a thread does that is not the main one. */
export function serveThread(): void {
  const options = workerData as ICheckOptions;
  const pool = new OneThread(options, groundOf(options), loadRuff);
  parentPort!.on('message', (job: ICheckJob) => {
    pool.check(job).then(
      checked => answer({ checked }),
      error =>
        answer(
          error instanceof UserError
            ? { problem: error.message }
            : { fault: sentenceOf(error) }
        )
    );
  });
}

function answer(reply: IReply): void {
  parentPort!.postMessage(reply);
}
