/** One notebook's way from the preview to written files. Nothing else writes. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import { UUID } from '@lumino/coreutils';
import type { IReview } from '../../engine';
import { codeFiles } from './change-files';
import { changedSince, newMusts } from './changed-since';
import type { IExportRecord } from './export-history';
import { exportId } from './export-history';
import { freshReview } from '../fresh';
import type { PromoteNotebook } from '../notebook';
import type { ProjectClient } from '../project-client';
import type { TestRuns } from './test-runs';
import { reasonOf } from '../reason';

/** What is being done; `idle`: the preview is there to be read. */
export type ExportPhase = 'idle' | 'reading' | 'saving' | 'testing' | 'writing';

export interface IExportServices {
  client: Pick<ProjectClient, 'apply' | 'revert'>;
  runs: Pick<TestRuns, 'of' | 'run'>;
  trans: TranslationBundle;
}

/**
 * Takes an export back, while its files are as they were exported.
 *
 * @returns Paths that were restored, relative to the project root.
 * @throws ServerRefusal with the file that changed since.
 */
export async function revertExport(
  { client }: Pick<IExportServices, 'client'>,
  notebook: PromoteNotebook,
  record: IExportRecord
): Promise<string[]> {
  const { written } = await client.revert(notebook.path, record.id);
  await notebook.readProject();
  return written;
}

/** Ends an attempt; the sentence is shown in the preview. */
class Stopped extends Error {}

export class Export implements IDisposable {
  constructor(
    readonly notebook: PromoteNotebook,
    private readonly _services: IExportServices
  ) {
    notebook.stateChanged.connect(this._changed, this);
  }

  readonly stateChanged = new Signal<this, void>(this);

  /** What would be written now; null before the first review. */
  get review(): IReview | null {
    return this.notebook.latest;
  }

  get phase(): ExportPhase {
    return this._phase;
  }

  /** Why the last attempt wrote nothing: a whole sentence; null: there was none. */
  get notice(): string | null {
    return this._notice;
  }

  /** Whether the tests run before anything is written, unless they ran for this very plan. */
  get testsFirst(): boolean {
    return this._testsFirst;
  }
  set testsFirst(value: boolean) {
    this._testsFirst = value;
    this._changed();
  }

  /** Whether there is anything to run: modules to import or tests. */
  get hasTests(): boolean {
    return (this.review?.stage.modules.length ?? 0) > 0;
  }

  /** Whether import and tests were run for what would be written now. */
  get tested(): boolean {
    const state = this.review?.tests?.state;
    return state === 'passed' || state === 'failed';
  }

  /** Why nothing can be written here at all; null: it can. */
  get unavailable(): string | null {
    const { project } = this.notebook;
    const { trans } = this._services;
    if (project === null) {
      return trans.__('The project is being read.');
    }
    return (
      project.unavailable ??
      (project.snapshot.root === null || this.review?.document.library === null
        ? trans.__('Choose first where library code lives.')
        : null)
    );
  }

  /** Reads notebook and project again, for a preview that shows them as they are. */
  async refresh(): Promise<void> {
    this._notice = null;
    await this._attempt('reading', () => freshReview(this.notebook));
  }

  /**
   * Saves the notebook, reviews it against the files as they are, runs the
   * tests where asked, and writes.
   *
   * @returns What was written; null where nothing was: `notice` or the gate say why.
   */
  async write(): Promise<IExportRecord | null> {
    const seen = this.review;
    if (this._phase !== 'idle' || seen === null) {
      return null;
    }
    this._notice = null;
    return this._attempt('saving', async () => {
      let review = await this._proven(seen);
      if (this._testsFirst && this.hasTests && !this.tested) {
        this._enter('testing');
        await this._test();
        review = await this._proven(seen);
      }
      return this._apply(review);
    });
  }

  /** Ends a test run under way; a write is never interrupted. */
  cancel(): void {
    this._services.runs.of(this.notebook).cancel();
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      this.notebook.stateChanged.disconnect(this._changed, this);
      Signal.clearData(this);
    }
  }

  private async _attempt<T>(
    phase: ExportPhase,
    work: () => Promise<T>
  ): Promise<T | null> {
    this._enter(phase);
    try {
      return await work();
    } catch (error) {
      this._notice = reasonOf(error);
      return null;
    } finally {
      this._enter('idle');
    }
  }

  /** The notebook saved, and a review that would write what was looked at. */
  private async _proven(seen: IReview): Promise<IReview> {
    const { trans } = this._services;
    this._enter('saving');
    await this._save();
    this._enter('reading');
    const review = await freshReview(this.notebook);
    if (this.unavailable !== null) {
      throw new Stopped(this.unavailable);
    }
    if (review.gate.state === 'closed') {
      throw new Stopped(trans.__('Nothing was written: it is not ready yet.'));
    }
    const changed = changedSince(seen, review);
    if (changed.length > 0) {
      throw new Stopped(
        trans.__(
          'Nothing was written: %1 would not be what you looked at, since notebook or project changed. This is the new preview.',
          changed.join(', ')
        )
      );
    }
    if (newMusts(seen, review).length > 0) {
      throw new Stopped(
        trans.__(
          'Nothing was written: more musts are open than when you looked. This is the new preview.'
        )
      );
    }
    if (review.changes.files.length === 0) {
      throw new Stopped(
        trans.__('Nothing to write: the library is in step with the notebook.')
      );
    }
    return review;
  }

  private async _save(): Promise<void> {
    const { context } = this.notebook.panel;
    const { trans } = this._services;
    if (!context.model.dirty) {
      return;
    }
    if (context.contentsModel?.writable === false) {
      throw new Stopped(
        trans.__(
          'Nothing was written: the notebook is read-only and has changes that are not saved. Save it under another name first.'
        )
      );
    }
    try {
      await context.save();
    } catch (error) {
      throw new Stopped(
        trans.__(
          'Nothing was written: the notebook could not be saved (%1).',
          reasonOf(error)
        )
      );
    }
  }

  /** A run that could not be made is no failure: the verdict says "not run". */
  private async _test(): Promise<void> {
    const { runs, trans } = this._services;
    await runs.run(this.notebook);
    if (runs.of(this.notebook).cancelled) {
      throw new Stopped(
        trans.__('Nothing was written: the tests were stopped.')
      );
    }
  }

  private async _apply(review: IReview): Promise<IExportRecord> {
    const { client } = this._services;
    const { notebook } = this;
    const { files } = review.changes;
    this._enter('writing');
    const record: IExportRecord = {
      id: exportId(new Date(), UUID.uuid4().slice(0, 8)),
      files: codeFiles(files).map(({ path }) => path)
    };
    try {
      await client.apply(notebook.path, files, record.id);
    } catch (error) {
      // The preview shows the files as they are now, whatever the refusal was.
      await freshReview(notebook).catch(() => undefined);
      throw error;
    }
    await freshReview(notebook).catch(() => undefined);
    return record;
  }

  private _enter(phase: ExportPhase): void {
    this._phase = phase;
    this._changed();
  }

  private _changed(): void {
    if (!this._isDisposed) {
      this.stateChanged.emit();
    }
  }

  private _phase: ExportPhase = 'idle';
  private _notice: string | null = null;
  private _testsFirst = true;
  private _isDisposed = false;
}
