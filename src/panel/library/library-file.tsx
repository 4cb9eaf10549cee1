/** A module as the library will have it: read-only, live while one types. */
import { EditorView } from '@codemirror/view';
import type { IEditorServices } from '@jupyterlab/codeeditor';
import { CodeEditor, CodeEditorWrapper } from '@jupyterlab/codeeditor';
import { PathExt } from '@jupyterlab/coreutils';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import { PanelLayout, Widget } from '@lumino/widgets';
import * as React from 'react';
import type { IModule, IReview } from '../../engine';
import type { PromoteNotebook } from '../../model/notebook';
import { promoteIcon } from '../icons';
import type { ILibraryHeadProps } from './library-head';
import { LibraryHead } from './library-head';
import { splicesBetween } from './text-splices';

const PYTHON = 'text/x-python';

/** Which of the modules is shown. */
export interface IModuleChoice {
  module: string;
  role: 'code' | 'test';
}

export interface ILibraryFileOptions extends Pick<
  ILibraryHeadProps,
  'commands' | 'trans'
> {
  notebook: PromoteNotebook;
  editors: IEditorServices;
}

/** One for each notebook; modules are switched in its head. */
export class LibraryFile extends Widget {
  constructor(private readonly _options: ILibraryFileOptions) {
    super();
    const { notebook, editors, trans } = _options;
    this.addClass('jp-promote-library');
    this.node.setAttribute('role', 'region');
    this.title.icon = promoteIcon;
    this.title.closable = true;
    this._model = new CodeEditor.Model({ mimeType: PYTHON });
    const editor = new CodeEditorWrapper({
      model: this._model,
      factory: options => editors.factoryService.newDocumentEditor(options),
      editorOptions: {
        config: { readOnly: true, lineNumbers: true, lineWrap: false },
        extensions: [
          EditorView.contentAttributes.of({
            'aria-label': trans.__('Text of the library file')
          })
        ]
      }
    });
    editor.addClass('jp-promote-library-text');
    this._head = new Head(() => this._renderHead());
    const layout = new PanelLayout();
    layout.addWidget(this._head);
    layout.addWidget(editor);
    this.layout = layout;
    notebook.stateChanged.connect(this._onState, this);
    notebook.panel.disposed.connect(this.dispose, this);
    this.title.label = trans.__('Library file');
  }

  /** Shows a module; with null the one shown now stays, else the first. */
  choose(choice: IModuleChoice | null): void {
    this._choice = choice ?? this._choice;
    this._draw();
  }

  dispose(): void {
    if (this.isDisposed) {
      return;
    }
    const { notebook } = this._options;
    notebook.stateChanged.disconnect(this._onState, this);
    notebook.panel.disposed.disconnect(this.dispose, this);
    super.dispose();
    this._model.dispose();
  }

  protected onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this._draw();
  }

  protected onCloseRequest(message: Message): void {
    super.onCloseRequest(message);
    this.dispose();
  }

  private _onState(): void {
    if (this.isVisible) {
      this._draw();
    }
  }

  private _draw(): void {
    const { trans, notebook } = this._options;
    const review = notebook.latest;
    const shown = review === null ? null : chosen(review, this._choice);
    if (shown !== null) {
      this._choice = { module: shown.module, role: shown.role };
      const name = PathExt.basename(shown.path);
      this.title.label = name;
      this.title.caption = shown.path;
      this.node.setAttribute(
        'aria-label',
        trans.__('%1, as the library will have it', name)
      );
    }
    this._setText(shown?.text ?? '');
    this._head.update();
  }

  /** By lines: scroll position and selection stay where they are. */
  private _setText(text: string): void {
    const { sharedModel } = this._model;
    const splices = splicesBetween(sharedModel.getSource(), text);
    sharedModel.transact(() => {
      for (const { start, end, text: lines } of splices.reverse()) {
        sharedModel.updateSource(start, end, lines);
      }
    });
  }

  private _renderHead(): JSX.Element {
    const { notebook, commands, trans } = this._options;
    const review = notebook.latest;
    return (
      <LibraryHead
        notebook={notebook}
        commands={commands}
        trans={trans}
        module={review === null ? null : chosen(review, this._choice)}
        choose={choice => this.choose(choice)}
      />
    );
  }

  private readonly _model: CodeEditor.Model;
  private readonly _head: Head;
  private _choice: IModuleChoice | null = null;
}

class Head extends ReactWidget {
  constructor(private readonly _draw: () => JSX.Element) {
    super();
    this.addClass('jp-promote-library-head');
  }

  protected render(): JSX.Element {
    return this._draw();
  }
}

function chosen(review: IReview, choice: IModuleChoice | null): IModule | null {
  const { modules } = review.plan;
  return (
    modules.find(
      ({ module, role }) => module === choice?.module && role === choice.role
    ) ??
    modules[0] ??
    null
  );
}
