/** A read-only diff of one file: unified, side by side where there is room. */
import {
  MergeView,
  getChunks,
  goToNextChunk,
  goToPreviousChunk,
  unifiedMergeView
} from '@codemirror/merge';
import type { Extension, StateCommand } from '@codemirror/state';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { CodeEditor } from '@jupyterlab/codeeditor';
import type {
  IEditorExtensionRegistry,
  IEditorLanguageRegistry
} from '@jupyterlab/codemirror';
import type { TranslationBundle } from '@jupyterlab/translation';
import { DisposableDelegate, DisposableSet } from '@lumino/disposable';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { DIFF, lineCounts, shownText } from './diff-text';

/** Pixels from which both texts stand beside each other. */
const SIDE_BY_SIDE = 900;

const COLLAPSE = { margin: 3, minSize: 6 };

export interface IDiff {
  /** Tells the language by its end; shown to screen readers. */
  path: string;
  /** What its head says. */
  title: string;
  /** Null: there is no text on this side. */
  before: string | null;
  after: string | null;
}

export interface IDiffEditors {
  extensions: IEditorExtensionRegistry;
  languages: IEditorLanguageRegistry;
}

export class DiffView extends Widget {
  constructor(
    private readonly _editors: IDiffEditors,
    private readonly _trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-promote-diff');
  }

  /** How many changed places the shown file has. */
  get changes(): number {
    return this._view === null
      ? 0
      : (getChunks(this._view.state)?.chunks.length ?? 0);
  }

  /** Shows a file; the same texts again change nothing. */
  async setDiff(diff: IDiff | null): Promise<void> {
    const known = this._diff;
    const same =
      known?.path === diff?.path &&
      known?.before === diff?.before &&
      known?.after === diff?.after;
    if (!same) {
      this._diff = diff;
      await this._draw();
    }
  }

  next(): void {
    this._go(goToNextChunk);
  }

  previous(): void {
    this._go(goToPreviousChunk);
  }

  dispose(): void {
    if (!this.isDisposed) {
      this._drawn.dispose();
      super.dispose();
    }
  }

  protected onResize(message: Widget.ResizeMessage): void {
    super.onResize(message);
    this._onRoom();
  }

  protected onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this._onRoom();
  }

  private _onRoom(): void {
    const wide = this.node.clientWidth >= SIDE_BY_SIDE;
    if (this.node.clientWidth > 0 && wide !== this._wide) {
      this._wide = wide;
      void this._draw();
    }
  }

  private _go(command: StateCommand): void {
    const view = this._view;
    if (view !== null) {
      command(view);
      view.dispatch({
        effects: EditorView.scrollIntoView(view.state.selection.main.head, {
          y: 'center'
        })
      });
    }
  }

  private async _draw(): Promise<void> {
    const diff = this._diff;
    const language = diff === null ? [] : await this._language(diff.path);
    if (this.isDisposed || diff !== this._diff) {
      return;
    }
    this._drawn.dispose();
    this._drawn = new DisposableSet();
    this._view = null;
    if (diff !== null) {
      const both = diff.before !== null && diff.after !== null;
      if (this._wide && both) {
        this._sideBySide(diff, language);
      } else {
        this._unified(diff, language);
      }
    }
  }

  private _unified(diff: IDiff, language: Extension): void {
    const text = shownText(diff.after);
    const view: EditorView = new EditorView({
      parent: this.node,
      state: EditorState.create({
        doc: text,
        extensions: [
          this._extensions(text, diff.path, () => view),
          language,
          unifiedMergeView({
            original: shownText(diff.before),
            mergeControls: false,
            highlightChanges: isRewritten(diff),
            collapseUnchanged: COLLAPSE,
            diffConfig: DIFF
          })
        ]
      })
    });
    this._view = view;
    this._drawn.add(new DisposableDelegate(() => view.destroy()));
  }

  private _sideBySide(diff: IDiff, language: Extension): void {
    const side = (text: string, view: () => EditorView) => ({
      doc: text,
      extensions: [this._extensions(text, diff.path, view), language]
    });
    const merge: MergeView = new MergeView({
      parent: this.node,
      a: side(shownText(diff.before), () => merge.a),
      b: side(shownText(diff.after), () => merge.b),
      highlightChanges: isRewritten(diff),
      collapseUnchanged: COLLAPSE,
      diffConfig: DIFF
    });
    this._view = merge.b;
    this._drawn.add(new DisposableDelegate(() => merge.destroy()));
  }

  /** Core's own editor settings and theme, as the person has them, for an editor that is not core's. */
  private _extensions(
    text: string,
    path: string,
    view: () => EditorView
  ): Extension[] {
    const model = new CodeEditor.Model();
    model.sharedModel.setSource(text);
    const handler = this._editors.extensions.createNew({
      inline: false,
      model,
      config: { readOnly: true, lineNumbers: true, lineWrap: false }
    });
    handler.configChanged.connect((_, changed) =>
      handler.reconfigureExtensions(view(), changed)
    );
    this._drawn.add(handler);
    this._drawn.add(model);
    return [
      handler.getInitialExtensions(),
      EditorView.contentAttributes.of({
        'aria-label': this._trans.__('Changes of %1', path),
        'aria-readonly': 'true'
      }),
      EditorState.phrases.of({
        '$ unchanged lines': this._trans.__('$ unchanged lines')
      })
    ];
  }

  private async _language(path: string): Promise<Extension> {
    const { languages } = this._editors;
    const spec = languages.findByFileName(path);
    const language = spec === null ? null : await languages.getLanguage(spec);
    return language?.support ?? [];
  }

  private _diff: IDiff | null = null;
  private _view: EditorView | null = null;
  private _drawn = new DisposableSet();
  private _wide = false;
}

/** Where lines are only added, marking their text as well says nothing new. */
function isRewritten({ before, after }: IDiff): boolean {
  return lineCounts(before, after).removed > 0;
}
