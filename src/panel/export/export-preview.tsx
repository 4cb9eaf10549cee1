/** The preview of an export: what would be written, why it may or may not, and the diff beside it. */
import type { CommandRegistry } from '@lumino/commands';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import { codeFiles } from '../../model/export/change-files';
import type { Export } from '../../model/export/export';
import type { TestRuns } from '../../model/export/test-runs';
import type { IDiff, IDiffEditors } from './diff';
import { ExportSummary } from './export-summary';
import { conflictKey } from './conflicts';
import { WordsAndDiff } from './words-and-diff';

export interface IExportPreviewOptions {
  state: Export;
  runs: TestRuns;
  commands: CommandRegistry;
  editors: IDiffEditors;
  trans: TranslationBundle;
  /** Writes; whoever made the preview closes it where something was written. */
  write: () => void;
}

export class ExportPreview extends WordsAndDiff {
  constructor(private readonly _options: IExportPreviewOptions) {
    super(
      { ..._options, notebook: _options.state.notebook },
      _options.trans.__('Export preview'),
      _options.trans.__('No file of the library would change.')
    );
    _options.state.stateChanged.connect(this.redraw, this);
    _options.runs.changed.connect(this.redraw, this);
  }

  /** Reads notebook and project again. */
  refresh(): Promise<void> {
    return this._options.state.refresh();
  }

  dispose(): void {
    if (!this.isDisposed) {
      const { state, runs } = this._options;
      runs.changed.disconnect(this.redraw, this);
      state.dispose();
      super.dispose();
    }
  }

  protected renderWords(): JSX.Element {
    const { state, runs, commands, trans, write } = this._options;
    return (
      <ExportSummary
        state={state}
        runs={runs}
        commands={commands}
        trans={trans}
        shown={this._selected ?? this.shown()?.path ?? null}
        select={diff => {
          this._selected = diff;
          this.redraw();
        }}
        write={write}
        cancel={() => this.close()}
      />
    );
  }

  /** The file or conflict that was chosen, else the first file; without a library, the first module. */
  protected shown(): IDiff | null {
    const { review } = this._options.state;
    if (review === null) {
      return null;
    }
    const { files, conflicts } = review.changes;
    const conflict = conflicts.find(
      ({ path, name }) => conflictKey(path, name) === this._selected
    );
    if (conflict !== undefined) {
      const { path, name, theirs, ours } = conflict;
      const { trans } = this._options;
      return {
        path,
        title: trans.__('%1: library and notebook', name),
        before: theirs,
        after: ours
      };
    }
    const file =
      files.find(({ path }) => path === this._selected) ?? codeFiles(files)[0];
    if (file !== undefined) {
      const { path, before, text } = file;
      return { path, title: path, before, after: text };
    }
    const [module] = review.plan.modules;
    return review.document.library !== null || module === undefined
      ? null
      : {
          path: module.path,
          title: module.path,
          before: null,
          after: module.text
        };
  }

  private _selected: string | null = null;
}
