/** Proof by re-running of open notebooks: the one under way and the last one. */
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { IVerifyResult, IVerifySaid, VerifyEvent } from '../../engine';
import type { Basis } from '../basis';
import type { PromoteNotebook } from '../notebook';
import type { IRunServices } from '../export/staged-run';
import type { IVerified } from './verify-run';

export type VerifyProgress = Exclude<VerifyEvent, { event: 'done' }>;

/** Proofs of one notebook. */
export class NotebookVerify {
  constructor(private readonly _changed: () => void) {}

  get running(): boolean {
    return this._abort !== null;
  }

  /** Where the run under way is; null: its kernel starts. */
  get progress(): VerifyProgress | null {
    return this._progress;
  }

  /** The last result; null before the first. */
  get result(): IVerifyResult | null {
    return this._result;
  }

  /** The last result in words. */
  get said(): IVerifySaid | null {
    return this._said;
  }

  /** The cells that ran; null: none did. */
  get basis(): Basis | null {
    return this._basis;
  }

  /** Ends the run under way: all its kernels are shut. */
  cancel(): void {
    this._abort?.abort();
  }

  /** @returns The signal that tells the run to end. */
  begin(): AbortSignal {
    this._abort = new AbortController();
    this._progress = null;
    this._changed();
    return this._abort.signal;
  }

  tell(event: VerifyEvent): void {
    if (event.event !== 'done') {
      this._progress = event;
      this._changed();
    }
  }

  end({ result, basis }: IVerified, said: IVerifySaid): void {
    this._abort = null;
    this._result = result;
    this._basis = basis;
    this._said = said;
    this._changed();
  }

  private _abort: AbortController | null = null;
  private _progress: VerifyProgress | null = null;
  private _result: IVerifyResult | null = null;
  private _said: IVerifySaid | null = null;
  private _basis: Basis | null = null;
}

export class VerifyRuns implements IDisposable {
  constructor(private readonly _services: IRunServices) {}

  /** Emitted with each event of a run. */
  readonly changed = new Signal<this, PromoteNotebook>(this);

  of(notebook: PromoteNotebook): NotebookVerify {
    let state = this._states.get(notebook);
    if (state === undefined) {
      state = new NotebookVerify(() => this.changed.emit(notebook));
      this._states.set(notebook, state);
    }
    return state;
  }

  /** Runs the notebook as it was (at the last commit, or else the last export) and as it is; while one is under way nothing begins. */
  async run(notebook: PromoteNotebook): Promise<void> {
    const state = this.of(notebook);
    if (state.running) {
      return;
    }
    const signal = state.begin();
    const cancel = () => state.cancel();
    notebook.panel.disposed.connect(cancel);
    const { verifyRun } = await import('./verify-run');
    const verified = await verifyRun(
      this._services,
      notebook,
      event => state.tell(event),
      signal
    );
    notebook.panel.disposed.disconnect(cancel);
    state.end(verified, await sayIt(notebook, verified.result));
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    Signal.clearData(this);
  }

  private _states = new WeakMap<PromoteNotebook, NotebookVerify>();
  private _isDisposed = false;
}

async function sayIt(
  notebook: PromoteNotebook,
  result: IVerifyResult
): Promise<IVerifySaid> {
  const said = await notebook.ask('verify-said', { result }).catch(() => null);
  return said?.answer ?? { verdict: result.reason ?? '', lines: [] };
}
