/** Which exports can be taken back: remembered over reloads, the undo folder holds the files. */
import type { IStateDB } from '@jupyterlab/statedb';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { Signal } from '@lumino/signaling';

const KEY = 'jupyterlab-promote:exports';

/** Older ones are forgotten; git has them. */
const KEPT = 20;

export interface IExportRecord extends ReadonlyPartialJSONObject {
  /** Name of the export under `.promote/undo`. */
  id: string;
  /** Absolute path of the project root. */
  root: string;
  /** Relative to the root. */
  notebook: string;
  /** What was written for people, relative to the root. */
  files: string[];
}

/** A name for an export that sorts by time. */
export function exportId(now: Date, random: string): string {
  const time = now.toISOString().slice(0, 19).replace(/[-:]/g, '');
  return `${time.replace('T', '-')}-${random}`;
}

export class ExportHistory {
  /**
   * @param state - Where it is kept over reloads; null: only until then.
   */
  constructor(private readonly _state: IStateDB | null) {
    this.ready = this._read();
  }

  readonly changed = new Signal<this, void>(this);

  /** Resolves when the exports from before a reload are known. */
  readonly ready: Promise<void>;

  /** The last export of a notebook that was not taken back. */
  last(root: string, notebook: string): IExportRecord | null {
    const own = this._records.filter(
      record => record.root === root && record.notebook === notebook
    );
    return own.at(-1) ?? null;
  }

  add(record: IExportRecord): Promise<void> {
    this._records = [...this._records, record].slice(-KEPT);
    return this._write();
  }

  remove(id: string): Promise<void> {
    this._records = this._records.filter(record => record.id !== id);
    return this._write();
  }

  private async _read(): Promise<void> {
    const kept = await this._state?.fetch(KEY).catch(() => undefined);
    const records = (kept as { records?: unknown } | undefined)?.records;
    if (Array.isArray(records)) {
      this._records = [...(records as IExportRecord[]), ...this._records];
      this.changed.emit();
    }
  }

  private async _write(): Promise<void> {
    this.changed.emit();
    await this._state?.save(KEY, { records: this._records });
  }

  private _records: readonly IExportRecord[] = [];
}
