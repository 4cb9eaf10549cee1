/** State of a view whose buttons ask the server or the worker: busy, and what went wrong. */
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import { reasonOf } from '../reason';

export abstract class Attempts implements IDisposable {
  readonly stateChanged = new Signal<this, void>(this);

  get busy(): boolean {
    return this._busy;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    Signal.clearData(this);
  }

  /** Why the last attempt did nothing, a whole sentence; null: there was none. */
  protected failure: string | null = null;

  /** What goes wrong is kept as `failure`. */
  protected async attempt(work: () => Promise<void>): Promise<void> {
    this._busy = true;
    this.failure = null;
    this.changed();
    try {
      await work();
    } catch (error) {
      this.failure = reasonOf(error);
    } finally {
      this._busy = false;
      this.changed();
    }
  }

  protected changed(): void {
    if (!this._isDisposed) {
      this.stateChanged.emit();
    }
  }

  private _busy = false;
  private _isDisposed = false;
}
