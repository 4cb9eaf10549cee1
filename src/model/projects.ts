/** Snapshots of projects, read once for all notebooks of a project and again when asked. */
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ISnapshot } from '../engine';
import type { ProjectClient } from './project-client';
import { ServerRefusal } from './project-client';
import { reasonOf } from './reason';

/** What is known of the project of one notebook. */
export interface IProjectState {
  /** Name under which the worker knows it. */
  key: string;
  snapshot: ISnapshot;
  /** Path of the notebook relative to the project root. */
  notebook: string;
  /** Why export is off, a whole sentence; null: it is on. */
  unavailable: string | null;
}

/** A project without files: the built-in standards hold, nothing can be written. */
export function emptySnapshot(): ISnapshot {
  return {
    schema: 1,
    kind: 'none',
    name: '',
    root: null,
    contents: null,
    files: [],
    folders: [],
    packs: [],
    administration: { locked: [], defaultStandards: null },
    git: { present: false, identity: null },
    problems: []
  };
}

export class Projects implements IDisposable {
  constructor(
    private readonly _client: ProjectClient,
    private readonly _toWorker: (key: string, snapshot: ISnapshot) => void,
    private readonly _sentences: { missing: string }
  ) {}

  /** Emitted with the key of a project whose texts changed. */
  readonly changed = new Signal<this, string>(this);

  /**
   * Reads the project of a notebook.
   *
   * @param path - Contents path, without drive.
   */
  async read(path: string): Promise<IProjectState> {
    try {
      const { notebook, ...snapshot } = await this._client.read(path);
      const key = snapshot.root ?? `folder of ${path}`;
      this._tell(key, snapshot);
      return { key, snapshot, notebook, unavailable: null };
    } catch (error) {
      const missing = error instanceof ServerRefusal && error.status === 404;
      const key = `without server: ${path}`;
      const snapshot = emptySnapshot();
      this._tell(key, snapshot);
      return {
        key,
        snapshot,
        notebook: path,
        unavailable: missing ? this._sentences.missing : reasonOf(error)
      };
    }
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    this._known.clear();
    Signal.clearData(this);
  }

  /** The worker is told only what is new: most reads find everything as it was. */
  private _tell(key: string, snapshot: ISnapshot): void {
    const text = JSON.stringify(snapshot);
    if (this._known.get(key) !== text) {
      this._known.set(key, text);
      this._toWorker(key, snapshot);
      this.changed.emit(key);
    }
  }

  private _known = new Map<string, string>();
  private _isDisposed = false;
}
