/** "Where should library code live?": a proposal, its files, and their creation. */
import { PathExt } from '@jupyterlab/coreutils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import type { IHome, IStartChoice } from '../../engine';
import type { PromoteNotebook } from '../notebook';
import type { IPromote } from '../promote';
import { reasonOf } from '../reason';

/** Folders that hold notebooks inside of a project: the one above them is the project. */
const NOTEBOOK_FOLDERS = /^(notebooks?|nbs?|analys[ei]s|exploration)$/i;

/** A folder that may become the project, as Jupyter serves it. */
export interface IFolder {
  /** Contents path; '' for the served folder itself. */
  path: string;
  /** For people; '' for the served folder itself. */
  name: string;
}

/** The notebook's folder and those above it, nearest first. */
export function foldersAbove(notebook: string): IFolder[] {
  const folders: IFolder[] = [];
  let path = PathExt.dirname(notebook);
  for (;;) {
    folders.push({ path, name: PathExt.basename(path) });
    if (path === '') {
      return folders;
    }
    path = PathExt.dirname(path);
  }
}

export class LibraryHome {
  constructor(
    readonly notebook: PromoteNotebook,
    private readonly _promote: Pick<IPromote, 'home' | 'client'>,
    private readonly _trans: TranslationBundle
  ) {
    this.folders = foldersAbove(notebook.path);
    const [own, above] = this.folders;
    this._folder =
      above !== undefined && NOTEBOOK_FOLDERS.test(own.name) ? above : own;
  }

  readonly stateChanged = new Signal<this, void>(this);

  /** Folders that may become the project. */
  readonly folders: readonly IFolder[];

  /** Whether there is no project yet, so that its folder is asked for. */
  get asksFolder(): boolean {
    return this.notebook.project?.snapshot.root === null;
  }

  get folder(): IFolder {
    return this._folder;
  }
  set folder(folder: IFolder) {
    this._folder = folder;
    void this.propose();
  }

  /** What stands in the field: as it was typed, else as it is proposed. */
  get library(): string {
    return this._typed ?? this._home?.library ?? '';
  }
  set library(library: string) {
    this._typed = library;
    this.stateChanged.emit();
    void this.propose();
  }

  /** Packs that a new document can start from; none where a document is there. */
  get starts(): readonly IStartChoice[] {
    const document = this.notebook.latest?.document;
    return document?.own === false && document.foreign === null
      ? this._starts
      : [];
  }

  get pack(): string {
    return this._pack;
  }
  set pack(pack: string) {
    this._pack = pack;
    void this.propose();
  }

  /** The newest proposal; null before the first. */
  get home(): IHome | null {
    return this._home;
  }

  /** Why nothing can be created, or why the last attempt failed; null: all is well. */
  get problem(): string | null {
    return (
      this.notebook.project?.unavailable ??
      this._failure ??
      this._home?.problem ??
      null
    );
  }

  get writing(): boolean {
    return this._writing;
  }

  /** Asks for the files again; the newest answer counts. */
  async propose(): Promise<void> {
    const asked = ++this._asked;
    try {
      const home = await this._promote.home(this.notebook, {
        library: this._typed,
        name: this._folder.name,
        pack: this._pack
      });
      if (this._starts.length === 0) {
        this._starts = (await this.notebook.ask('starts', null))?.answer ?? [];
      }
      if (asked === this._asked && home !== null) {
        this._home = home;
        this._failure = null;
      }
    } catch (error) {
      this._failure = reasonOf(error);
    }
    this.stateChanged.emit();
  }

  /**
   * Creates the files, all of them or none.
   *
   * @returns The library folder; null where nothing was created: `problem` says why.
   */
  async create(): Promise<string | null> {
    if (this._home === null || this.problem !== null || this._writing) {
      return null;
    }
    const { files, library } = this._home;
    this._writing = true;
    this.stateChanged.emit();
    try {
      const path = this.asksFolder
        ? PathExt.join(this._folder.path, 'STANDARDS.md')
        : this.notebook.path;
      await this._promote.client.apply(path, files, null);
      await this.notebook.readProject();
      return library;
    } catch (error) {
      await this.propose();
      this._failure = this._trans.__(
        'Nothing was created. %1',
        reasonOf(error)
      );
      return null;
    } finally {
      this._writing = false;
      this.stateChanged.emit();
    }
  }

  private _folder: IFolder;
  private _pack = 'default';
  private _starts: readonly IStartChoice[] = [];
  private _typed: string | null = null;
  private _home: IHome | null = null;
  private _failure: string | null = null;
  private _writing = false;
  private _asked = 0;
}
