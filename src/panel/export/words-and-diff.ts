/** Words at the left, a diff at the right: what previews have in common. */
import { ReactWidget } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import type { Widget } from '@lumino/widgets';
import { SplitPanel } from '@lumino/widgets';
import type { PromoteNotebook } from '../../model/notebook';
import type { IDiff, IDiffEditors } from './diff';
import { DiffPane } from './diff-pane';
import { promoteIcon } from '../icons';

/** Pixels below which words and diff do not fit beside each other. */
const NARROW = 640;

export interface IWordsAndDiffOptions {
  notebook: PromoteNotebook;
  editors: IDiffEditors;
  trans: TranslationBundle;
}

/** Closes with its notebook; draws nothing while it can't be seen. */
export abstract class WordsAndDiff extends SplitPanel {
  /**
   * @param title - Of the tab.
   * @param empty - Said where there is no file to show.
   */
  constructor(
    { notebook, editors, trans }: IWordsAndDiffOptions,
    title: string,
    empty: string
  ) {
    super({ orientation: 'horizontal', spacing: 1 });
    this.addClass('jp-promote-preview');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', title);
    this.title.label = title;
    this.title.caption = `${title}: ${notebook.path}`;
    this.title.icon = promoteIcon;
    this.title.closable = true;
    this._words = new Words(() => this.renderWords());
    this._pane = new DiffPane(editors, trans, empty);
    this.addWidget(this._words);
    this.addWidget(this._pane);
    this.setRelativeSizes([1, 3]);
    this._notebook = notebook;
    notebook.panel.disposed.connect(this.dispose, this);
  }

  dispose(): void {
    if (!this.isDisposed) {
      this._notebook.panel.disposed.disconnect(this.dispose, this);
      super.dispose();
    }
  }

  protected abstract renderWords(): JSX.Element;

  /** What the diff shows now. */
  protected abstract shown(): IDiff | null;

  protected redraw(): void {
    if (this.isVisible) {
      void this._pane.setDiff(this.shown());
      this._words.update();
    }
  }

  protected onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this.redraw();
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
    this._words.node.focus();
  }

  protected onCloseRequest(message: Message): void {
    super.onCloseRequest(message);
    this.dispose();
  }

  private readonly _notebook: PromoteNotebook;
  private readonly _words: Words;
  private readonly _pane: DiffPane;
}

class Words extends ReactWidget {
  constructor(private readonly _draw: () => JSX.Element) {
    super();
    this.addClass('jp-promote-preview-summary');
    this.node.tabIndex = -1;
  }

  protected render(): JSX.Element {
    return this._draw();
  }
}
