/** Test runs of open notebooks: the one under way and the last one. */
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ITestCase, ITestRun } from '../../engine';
import type { TestEvent } from '../../kernel/test-events';
import type { PromoteNotebook } from '../notebook';
import type { IRunServices } from './staged-run';

/** Tests of one notebook. */
export class NotebookTests {
  constructor(private readonly _changed: () => void) {}

  /** Tests of the run under way that have ended, in their order. */
  get tests(): readonly ITestCase[] {
    return this._tests;
  }

  /** How many tests the run under way has; null: not known yet. */
  get expected(): number | null {
    return this._expected;
  }

  get running(): boolean {
    return this._abort !== null;
  }

  /** The last run that ended; null before the first. */
  get run(): ITestRun | null {
    return this._run;
  }

  /** Whether the run under way, or the last one, was told to end. */
  get cancelled(): boolean {
    return this._cancelled;
  }

  /** Ends the run under way: its kernel is interrupted and shut. */
  cancel(): void {
    if (this._abort !== null) {
      this._cancelled = true;
      this._abort.abort();
    }
  }

  /** @returns The signal that tells the run to end. */
  begin(): AbortSignal {
    this._abort = new AbortController();
    this._tests = [];
    this._expected = null;
    this._cancelled = false;
    this._changed();
    return this._abort.signal;
  }

  tell(event: TestEvent): void {
    if (event.event === 'test') {
      this._tests = [...this._tests, event.test];
    } else if (event.event === 'collected') {
      this._expected = event.count;
    }
    this._changed();
  }

  end(run: ITestRun | null): void {
    this._abort = null;
    this._run = run ?? this._run;
    this._changed();
  }

  private _abort: AbortController | null = null;
  private _tests: readonly ITestCase[] = [];
  private _expected: number | null = null;
  private _cancelled = false;
  private _run: ITestRun | null = null;
}

export class TestRuns implements IDisposable {
  constructor(private readonly _services: IRunServices) {}

  /** Emitted with each event of a run. */
  readonly changed = new Signal<this, PromoteNotebook>(this);

  of(notebook: PromoteNotebook): NotebookTests {
    let tests = this._tests.get(notebook);
    if (tests === undefined) {
      tests = new NotebookTests(() => this.changed.emit(notebook));
      this._tests.set(notebook, tests);
    }
    return tests;
  }

  /**
   * Runs import proof and tests of what the notebook would export, and tells
   * the worker. A run under way is joined.
   *
   * @returns The run, which says itself why it could not be made.
   * @throws Error where the notebook can't be reviewed.
   */
  run(notebook: PromoteNotebook): Promise<ITestRun> {
    const underWay = this._underWay.get(notebook);
    if (underWay !== undefined) {
      return underWay;
    }
    const run = this._start(notebook).finally(() =>
      this._underWay.delete(notebook)
    );
    this._underWay.set(notebook, run);
    return run;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    Signal.clearData(this);
  }

  private async _start(notebook: PromoteNotebook): Promise<ITestRun> {
    const state = this.of(notebook);
    const signal = state.begin();
    const cancel = () => state.cancel();
    notebook.panel.disposed.connect(cancel);
    let run: ITestRun | null = null;
    try {
      const { stagedRun } = await import('./staged-run');
      run = await stagedRun(
        this._services,
        notebook,
        event => state.tell(event),
        signal
      );
      return run;
    } finally {
      notebook.panel.disposed.disconnect(cancel);
      state.end(run);
      if (run !== null && !notebook.isDisposed) {
        notebook.setTests(run);
      }
    }
  }

  private _tests = new WeakMap<PromoteNotebook, NotebookTests>();
  private _underWay = new Map<PromoteNotebook, Promise<ITestRun>>();
  private _isDisposed = false;
}
