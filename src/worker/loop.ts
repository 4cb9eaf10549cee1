/**
 * The worker's message loop: one review at a time, in steps, so that a message
 * that arrives in between (an edit, a cancel) is read before the next step.
 */
import type { IReviewOptions } from '../engine';
import type { FromWorker, ToWorker } from './protocol';
import type { Session } from './session';

interface IJob {
  id: string;
  request: number;
  options: IReviewOptions;
}

export class Loop {
  /**
   * @param session - The state of the worker; a promise while ruff loads.
   * @param send - Posts an answer.
   * @param pause - Resolves after waiting messages were delivered.
   */
  constructor(
    private readonly _session: Promise<Session>,
    private readonly _send: (message: FromWorker) => void,
    private readonly _pause: () => Promise<void>
  ) {}

  /** Takes a message; the order of messages is kept. */
  receive(message: ToWorker): void {
    if (message.do === 'cancel') {
      this._cancelled.add(message.request);
      return;
    }
    if (message.do === 'home') {
      this._homes.push(message);
    } else if (message.do === 'ask') {
      this._asks.push(message);
    } else if (message.do === 'review') {
      // A newer request for the same notebook outdates the older one.
      for (const job of this._jobs.filter(job => job.id === message.id)) {
        this._drop(job.request);
      }
      this._jobs = this._jobs.filter(job => job.id !== message.id);
      this._jobs.push(message);
    } else {
      this._updates.push(message);
    }
    if (!this._running) {
      this._running = true;
      void this._run();
    }
  }

  private async _run(): Promise<void> {
    const session = await this._session;
    while (this._waiting()) {
      this._takeUpdates(session);
      this._answerHomes(session);
      this._answerAsks(session);
      const job = this._jobs.shift();
      if (job !== undefined) {
        await this._review(session, job);
      }
    }
    this._running = false;
  }

  private async _review(session: Session, job: IJob): Promise<void> {
    const { id, request, options } = job;
    try {
      const version = session.version(id);
      const steps = session.review(id, options);
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) {
          this._send({ did: 'review', id, request, ...step.value });
          return;
        }
        await this._pause();
        this._takeUpdates(session);
        this._answerAsks(session);
        const outdated =
          session.version(id) !== version ||
          this._jobs.some(other => other.id === id);
        if (outdated || this._cancelled.has(request)) {
          this._drop(request);
          return;
        }
      }
    } catch (error) {
      this._fail(request, error);
    }
  }

  private _waiting(): boolean {
    return (
      this._jobs.length > 0 ||
      this._updates.length > 0 ||
      this._asks.length > 0 ||
      this._homes.length > 0
    );
  }

  private _answerHomes(session: Session): void {
    for (const { request, project, home } of this._homes.splice(0)) {
      try {
        const answer = session.home(project, home);
        this._send({ did: 'home', request, home: answer });
      } catch (error) {
        this._fail(request, error);
      }
    }
  }

  /** Somebody looks at a form while it waits: questions go before reviews. */
  private _answerAsks(session: Session): void {
    for (const ask of this._asks.splice(0)) {
      const { id, version, request, question, args } = ask;
      if (session.version(id) !== version || this._cancelled.has(request)) {
        this._drop(request);
        continue;
      }
      try {
        const answer = session.ask(id, question, args);
        this._send({ did: 'answer', id, version, request, ...answer });
      } catch (error) {
        this._fail(request, error);
      }
    }
  }

  private _takeUpdates(session: Session): void {
    for (const update of this._updates.splice(0)) {
      try {
        session.update(update);
      } catch (error) {
        this._fail(-1, error);
      }
    }
  }

  private _drop(request: number): void {
    this._cancelled.delete(request);
    this._send({ did: 'drop', request });
  }

  private _fail(request: number, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this._send({ did: 'fail', request, message });
  }

  private _jobs: IJob[] = [];
  private _homes: Extract<ToWorker, { do: 'home' }>[] = [];
  private _asks: Extract<ToWorker, { do: 'ask' }>[] = [];
  private _updates: ToWorker[] = [];
  private _cancelled = new Set<number>();
  private _running = false;
}
