/** The state behind the panel: it follows the current notebook. */
import { VDomModel } from '@jupyterlab/ui-components';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { NotebookActions } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';
import type { IHome, IHomeRequest } from '../engine';
import { EngineClient } from './engine-client';
import { PromoteNotebook } from './notebook';
import type { ProjectClient } from './project-client';
import { Projects } from './projects';

export interface IPromoteOptions {
  tracker: INotebookTracker;
  contents: Contents.IManager;
  client: ProjectClient;
  createWorker: () => Worker;
  /** Shown where the server extension is missing: what is off and how to get it. */
  missingServer: string;
}

/** What other plugins may use. */
export interface IPromote extends VDomModel {
  /** The notebook that the panel shows; null: none is open. */
  readonly current: PromoteNotebook | null;
  readonly client: ProjectClient;
  /** Emitted with a notebook whose state changed, be it the current one or another that is open. */
  readonly notebookChanged: ISignal<IPromote, PromoteNotebook>;
  /** Help pages of the checks by id. */
  readonly pages: Readonly<Record<string, string>>;
  /** State of a notebook, made when it is first asked for. */
  of(panel: NotebookPanel): PromoteNotebook;
  /** The files that give library code a home in a notebook's project; null: cancelled. */
  home(notebook: PromoteNotebook, request: IHomeRequest): Promise<IHome | null>;
  /** Stops reviews that are under way. */
  stop(): void;
}

export class Promote extends VDomModel implements IPromote {
  constructor(private readonly _options: IPromoteOptions) {
    super();
    const { tracker, client } = _options;
    this.client = client;
    this._engine = new EngineClient(_options.createWorker);
    this._projects = new Projects(
      client,
      (key, snapshot) => this._engine.project(key, snapshot),
      { missing: _options.missingServer }
    );
    tracker.currentChanged.connect(this._onCurrent, this);
    tracker.activeCellChanged.connect(this._onActiveCell, this);
    NotebookActions.executed.connect(this._onExecuted, this);
    window.addEventListener('focus', this._onFocus);
    this._onCurrent(tracker, tracker.currentWidget);
  }

  readonly client: ProjectClient;

  readonly notebookChanged = new Signal<this, PromoteNotebook>(this);

  /** Help pages of the checks by id: Markdown, empty until the worker is ready. */
  get pages(): Readonly<Record<string, string>> {
    return this._engine.pages;
  }

  get current(): PromoteNotebook | null {
    return this._current;
  }

  of(panel: NotebookPanel): PromoteNotebook {
    const { context } = panel;
    let notebook = this._notebooks.get(context);
    if (notebook === undefined) {
      notebook = new PromoteNotebook(
        panel,
        this._engine,
        this._projects,
        this._options.contents
      );
      const made = notebook;
      this._notebooks.set(context, made);
      made.stateChanged.connect(this._onState, this);
      panel.disposed.connect(() => {
        this._notebooks.delete(context);
        made.dispose();
        if (this._current === made) {
          this._setCurrent(null);
        }
      });
      // Leaving a cell's editor is the other moment at which findings show.
      panel.content.stateChanged.connect((_, change) => {
        if (change.name === 'mode' && change.newValue === 'command') {
          made.settle();
        }
      });
    }
    return notebook;
  }

  async home(
    notebook: PromoteNotebook,
    request: IHomeRequest
  ): Promise<IHome | null> {
    await notebook.readProject();
    const { project } = notebook;
    return project === null ? null : this._engine.home(project.key, request);
  }

  stop(): void {
    this._engine.cancel();
  }

  dispose(): void {
    if (this.isDisposed) {
      return;
    }
    window.removeEventListener('focus', this._onFocus);
    this._projects.dispose();
    this._engine.dispose();
    Signal.clearData(this);
    super.dispose();
  }

  private _setCurrent(notebook: PromoteNotebook | null): void {
    if (notebook !== this._current) {
      this._current = notebook;
      this.stateChanged.emit();
    }
  }

  private _onCurrent(_: INotebookTracker, panel: NotebookPanel | null): void {
    if (panel === null) {
      this._setCurrent(null);
      return;
    }
    void panel.context.ready.then(() => {
      const isCurrent = this._options.tracker.currentWidget === panel;
      if (!this.isDisposed && !panel.isDisposed && isCurrent) {
        this._setCurrent(this.of(panel));
      }
    });
  }

  private _onActiveCell(): void {
    this._current?.settle();
    this.stateChanged.emit();
  }

  private _onExecuted(): void {
    this._current?.settle();
  }

  private _onState(notebook: PromoteNotebook): void {
    this.notebookChanged.emit(notebook);
    if (notebook === this._current) {
      this.stateChanged.emit();
    }
  }

  /** Files may have been edited elsewhere while the window was in the back. */
  private _onFocus = (): void => {
    void this._current?.readProject();
  };

  private readonly _engine: EngineClient;
  private readonly _projects: Projects;
  private _current: PromoteNotebook | null = null;
  private _notebooks = new WeakMap<object, PromoteNotebook>();
}
