/** The preview of an export: what would be written, why it may or may not, and the diff beside it. */
import { ReactWidget } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import type { Message } from '@lumino/messaging';
import type { Widget } from '@lumino/widgets';
import { SplitPanel } from '@lumino/widgets';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import { codeFiles } from '../model/change-files';
import type { Export } from '../model/export';
import type { TestRuns } from '../model/test-runs';
import type { IDiff, IDiffEditors } from './diff';
import { DiffPane } from './diff-pane';
import { ExportSummary } from './export-summary';
import { conflictKey } from './export-verdict';
import { promoteIcon } from './icons';

/** Pixels below which words and diff do not fit beside each other. */
const NARROW = 640;

export interface IExportPreviewOptions {
  state: Export;
  runs: TestRuns;
  commands: CommandRegistry;
  editors: IDiffEditors;
  trans: TranslationBundle;
  /** Writes; the preview closes itself where something was written. */
  write: () => void;
}

export class ExportPreview extends SplitPanel {
  constructor(private readonly _options: IExportPreviewOptions) {
    super({ orientation: 'horizontal', spacing: 1 });
    const { state, trans, runs } = _options;
    const { notebook } = state;
    this.addClass('jp-promote-preview');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Export preview'));
    this.title.label = trans.__('Export preview');
    this.title.caption = trans.__('Export of %1', notebook.path);
    this.title.icon = promoteIcon;
    this.title.closable = true;
    this._summary = new Summary(() => this._renderSummary());
    this._pane = new DiffPane(_options.editors, trans);
    this.addWidget(this._summary);
    this.addWidget(this._pane);
    this.setRelativeSizes([1, 3]);
    state.stateChanged.connect(this._onState, this);
    runs.changed.connect(this._onState, this);
    notebook.panel.disposed.connect(this.dispose, this);
  }

  /** Reads notebook and project again. */
  refresh(): Promise<void> {
    return this._options.state.refresh();
  }

  dispose(): void {
    if (this.isDisposed) {
      return;
    }
    const { state, runs } = this._options;
    runs.changed.disconnect(this._onState, this);
    state.notebook.panel.disposed.disconnect(this.dispose, this);
    state.dispose();
    super.dispose();
  }

  protected onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this._onState();
  }

  /** In a narrow place the words stand above the diff. */
  protected onResize(message: Widget.ResizeMessage): void {
    const orientation = message.width < NARROW ? 'vertical' : 'horizontal';
    if (message.width > 0 && orientation !== this.orientation) {
      this.orientation = orientation;
      this.setRelativeSizes(orientation === 'vertical' ? [1, 1] : [1, 3]);
    }
    super.onResize(message);
  }

  protected onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    this._summary.node.focus();
  }

  protected onCloseRequest(message: Message): void {
    super.onCloseRequest(message);
    this.dispose();
  }

  private _onState(): void {
    if (this.isVisible) {
      void this._pane.setDiff(this._shown());
      this._summary.update();
    }
  }

  private _select(diff: string): void {
    this._selected = diff;
    this._onState();
  }

  /** The file or conflict that was chosen, else the first file. */
  private _shown(): IDiff | null {
    const changes = this._options.state.review?.changes;
    const { trans } = this._options;
    const conflict = changes?.conflicts.find(
      ({ path, name }) => conflictKey(path, name) === this._selected
    );
    if (conflict !== undefined) {
      return {
        path: conflict.path,
        title: trans.__('%1: library and notebook', conflict.name),
        before: conflict.theirs,
        after: conflict.ours
      };
    }
    const files = changes?.files ?? [];
    const file =
      files.find(({ path }) => path === this._selected) ?? codeFiles(files)[0];
    return file === undefined
      ? null
      : {
          path: file.path,
          title: file.path,
          before: file.before,
          after: file.text
        };
  }

  private _renderSummary(): JSX.Element {
    const { state, runs, commands, trans, write } = this._options;
    return (
      <ExportSummary
        state={state}
        runs={runs}
        commands={commands}
        trans={trans}
        shown={this._selected ?? this._shown()?.path ?? null}
        select={diff => this._select(diff)}
        write={write}
        cancel={() => this.close()}
      />
    );
  }

  private readonly _summary: Summary;
  private readonly _pane: DiffPane;
  private _selected: string | null = null;
}

class Summary extends ReactWidget {
  constructor(private readonly _draw: () => JSX.Element) {
    super();
    this.addClass('jp-promote-preview-summary');
    this.node.tabIndex = -1;
  }

  protected render(): JSX.Element {
    return this._draw();
  }
}
