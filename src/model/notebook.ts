/** One open notebook: its live cells, its project, and the newest review of it. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import type { ICellModel } from '@jupyterlab/cells';
import type { IDisposable } from '@lumino/disposable';
import { Debouncer } from '@lumino/polling';
import { Signal } from '@lumino/signaling';
import type { ICellSource, IReview, ISuggestion, ITestRun } from '../engine';
import type { Answer, Args, Question } from '../worker/questions';
import { Basis } from './basis';
import { Choices } from './export/choices';
import type { EngineClient, IOpenNotebook } from './engine-client';
import { LiveCells, spliceBetween } from './live-cells';
import { localDate } from './local-date';
import type { IProjectState, Projects } from './projects';
import { reasonOf } from './reason';

/** A cell as the shown review saw it. */
export interface IReviewedCell {
  key: string;
  source: string;
}

/** Milliseconds of quiet before an edit is looked at. */
const QUIET = 400;

let opened = 0;

function keysInOrder({ cells }: IReview): string[] {
  return Object.entries(cells)
    .sort(([, a], [, b]) => a.index - b.index)
    .map(([key]) => key);
}

export class PromoteNotebook implements IDisposable {
  constructor(
    readonly panel: NotebookPanel,
    private readonly _engine: EngineClient,
    private readonly _projects: Projects,
    private readonly _contents: Contents.IManager
  ) {
    this._cells = new LiveCells(panel.context.model);
    this._cells.changed.connect(this._onEdit, this);
    panel.context.model.metadataChanged.connect(this._onMetadata, this);
    panel.context.pathChanged.connect(this._onPath, this);
    panel.context.fileChanged.connect(this._onSaved, this);
    _projects.changed.connect(this._onProject, this);
    this._quiet = new Debouncer(() => this._review(), QUIET);
    this.ready = this.readProject();
  }

  /** What somebody chose where library and notebook differ. */
  readonly choices = new Choices(() => void this.check());

  /** Emitted whenever something that is drawn changed. */
  readonly stateChanged = new Signal<this, void>(this);

  /** Resolves when the project was read for the first time. */
  readonly ready: Promise<void>;

  /** Newest review: the library file is drawn from it while one types. */
  get latest(): IReview | null {
    return this._latest;
  }

  /** The review whose findings are shown: it waits until a cell ran or lost the focus. */
  get settled(): IReview | null {
    return this._settled;
  }

  /** The live cells behind the review that is shown. */
  get settledCells(): ReadonlyMap<ICellModel, IReviewedCell> {
    return this._settledCells;
  }

  /** Whether the notebook was edited after the review that is shown. */
  get stale(): boolean {
    return this._settledVersion !== this._version || this._pending;
  }

  get suggestions(): readonly ISuggestion[] {
    return this._suggestions;
  }

  get project(): IProjectState | null {
    return this._project;
  }

  get checking(): boolean {
    return this._checking;
  }

  /** When the shown review was made; null before the first. */
  get checkedAt(): Date | null {
    return this._checkedAt;
  }

  /** What went wrong in the worker, as it said it; null: nothing. */
  get failure(): string | null {
    return this._failure;
  }

  /** Stage that the panel is "ready for"; null: the document's aim. */
  get aim(): string | null {
    return this._aim;
  }
  set aim(aim: string | null) {
    if (aim !== this._aim) {
      this._aim = aim;
      void this.check();
    }
  }

  /** Contents path without drive. */
  get path(): string {
    return this._contents.localPath(this.panel.context.path);
  }

  /** The live cell behind a key of the newest review. */
  cell(key: string): { index: number; model: ICellModel } | null {
    const model = this._basis?.get(key);
    if (model === undefined) {
      return null;
    }
    const now = [...this.panel.context.model.cells].indexOf(model);
    return now < 0 ? null : { index: now, model };
  }

  /** How a person would call a cell of the newest review. */
  titleOf(key: string): string | null {
    return this._latest?.cells[key]?.title ?? null;
  }

  /** The cells that the newest review speaks of; null before the first. */
  get basis(): Basis | null {
    return this._basis;
  }

  /** Whether nothing was edited since. */
  isCurrent({ version }: Basis): boolean {
    const open = this._open_;
    return (
      open !== null &&
      open.version === version &&
      spliceBetween(open.cells, this._cells.read()).length === 0
    );
  }

  /**
   * Asks the worker about the notebook as it is now.
   *
   * @returns null where it was edited meanwhile, or nothing was read yet.
   * @throws Error with the worker's own sentence.
   */
  async ask<Q extends Question>(
    question: Q,
    args: Args<Q>
  ): Promise<{ answer: Answer<Q>; basis: Basis } | null> {
    await this.ready;
    const open = this._open_;
    if (open === null || this._isDisposed) {
      return null;
    }
    this._send(open);
    const models = this._cells.models;
    const answered = await this._engine.ask(open.id, question, args);
    return (
      answered && {
        answer: answered.answer,
        basis: new Basis(answered.version, answered.keys, models)
      }
    );
  }

  /** Reads the project again; a change of it starts a review. */
  async readProject(): Promise<void> {
    const before = this._project;
    const project = await this._projects.read(this.path);
    if (this._isDisposed) {
      return;
    }
    this._project = project;
    const moved =
      before === null ||
      before.key !== project.key ||
      before.notebook !== project.notebook;
    if (moved) {
      this._open(project);
      await this.check();
    } else if (before.unavailable !== project.unavailable) {
      this.stateChanged.emit();
    }
  }

  /** Reviews now, and shows the findings. */
  async check(): Promise<IReview | null> {
    this._wanted = true;
    return this._review();
  }

  /** Findings may be shown: a cell ran, lost the focus, or the notebook was saved. */
  settle(): void {
    if (this._pending || this._latestVersion !== this._version) {
      this._wanted = true;
    } else if (this._settledVersion !== this._latestVersion) {
      this._show();
    }
  }

  setTests(run: ITestRun | null): void {
    if (this._open_ !== null) {
      this._engine.tests(this._open_, run);
    }
    void this.check();
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._quiet.dispose();
    this.panel.context.model?.metadataChanged.disconnect(
      this._onMetadata,
      this
    );
    this._cells.dispose();
    if (this._open_ !== null) {
      this._engine.close(this._open_.id);
    }
    Signal.clearData(this);
  }

  private _open(project: IProjectState): void {
    if (this._open_ !== null) {
      this._engine.close(this._open_.id);
    }
    this._open_ = {
      id: `${++opened}`,
      version: ++this._version,
      path: project.notebook,
      language: this._language(),
      project: project.key,
      cells: this._cells.read(),
      tests: null
    };
    this._engine.open(this._open_);
  }

  private _language(): string {
    const { model } = this.panel.context;
    const kernel = model.getMetadata('kernelspec') as
      { language?: unknown } | undefined;
    const language = kernel?.language ?? model.defaultKernelLanguage;
    return String(language || 'python').toLowerCase();
  }

  private async _review(): Promise<IReview | null> {
    const open = this._open_;
    if (open === null || this._isDisposed) {
      return null;
    }
    this._pending = false;
    this._send(open);
    this._checking = true;
    this.stateChanged.emit();
    try {
      const { models } = this._cells;
      const sources = open.cells;
      const answer = await this._engine.review(open.id, {
        aim: this._aim,
        today: localDate(new Date()),
        cellNames: 'title',
        choices: this.choices.byId
      });
      if (answer === null || this._isDisposed) {
        return null;
      }
      this._failure = null;
      this._latest = answer.review;
      this._latestVersion = answer.version;
      this._suggestions = answer.suggestions;
      this._basis = new Basis(
        answer.version,
        keysInOrder(answer.review),
        models
      );
      this._sources = sources;
      const marked = answer.review.gate.state !== 'none';
      // With the first mark everything speaks up, with the last one all is quiet.
      const turned = marked !== (this._settled?.gate.state !== 'none');
      if (this._wanted || this._settled === null || turned) {
        this._wanted = false;
        this._show();
      }
      return answer.review;
    } catch (error) {
      this._failure = reasonOf(error);
      return null;
    } finally {
      this._checking = false;
      if (!this._isDisposed) {
        this.stateChanged.emit();
      }
    }
  }

  /** Sends what changed since the worker was told last. */
  private _send(open: IOpenNotebook): void {
    const cells = this._cells.read();
    const splices = spliceBetween(open.cells, cells);
    if (splices.length > 0) {
      open.cells = cells;
      open.version = ++this._version;
      this._engine.change(open, splices);
    }
  }

  private _show(): void {
    this._settled = this._latest;
    this._settledCells = this._cellsOf(this._latest);
    this._settledVersion = this._latestVersion;
    this._checkedAt = new Date();
    this.stateChanged.emit();
  }

  private _cellsOf(review: IReview | null): Map<ICellModel, IReviewedCell> {
    const cells = new Map<ICellModel, IReviewedCell>();
    for (const [key, { index }] of Object.entries(review?.cells ?? {})) {
      const model = this._basis?.get(key);
      const source = this._sources[index]?.source;
      if (model !== undefined && source !== undefined) {
        cells.set(model, { key, source });
      }
    }
    return cells;
  }

  private _onEdit(): void {
    const first = !this._pending;
    this._pending = true;
    void this._quiet.invoke().catch(() => undefined);
    if (first) {
      this.stateChanged.emit();
    }
  }

  /** What is put off for this notebook stands there. */
  private _onMetadata(): void {
    this.stateChanged.emit();
  }

  private _onPath(): void {
    void this.readProject();
  }

  private _onSaved(): void {
    this.settle();
    void this.readProject();
  }

  private _onProject(_: Projects, key: string): void {
    if (this._project?.key === key) {
      void this.check();
    }
  }

  private readonly _cells: LiveCells;
  private readonly _quiet: Debouncer<IReview | null>;
  private _open_: IOpenNotebook | null = null;
  private _project: IProjectState | null = null;
  private _latest: IReview | null = null;
  private _latestVersion = -1;
  private _settled: IReview | null = null;
  private _settledVersion = -1;
  private _suggestions: readonly ISuggestion[] = [];
  private _settledCells: ReadonlyMap<ICellModel, IReviewedCell> = new Map();
  private _basis: Basis | null = null;
  private _sources: readonly ICellSource[] = [];
  private _version = 0;
  private _pending = false;
  private _wanted = true;
  private _checking = false;
  private _checkedAt: Date | null = null;
  private _failure: string | null = null;
  private _aim: string | null = null;
  private _isDisposed = false;
}
