/** Hand-over: branch and commit at the left, the promotion note at the right. */
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import * as React from 'react';
import type { HandOver } from '../../model/after-export/hand-over';
import { CommitForm } from './hand-over-commit';
import { NoteView } from './hand-over-note';
import { promoteIcon } from '../icons';

export interface IHandOverProps {
  state: HandOver;
  rendermime: IRenderMimeRegistry;
  trans: TranslationBundle;
  /** Puts a text on the clipboard. */
  copy: (text: string) => void;
  close: () => void;
}

/** Closes with its notebook. */
export class HandOverView extends ReactWidget {
  constructor(private readonly _options: Omit<IHandOverProps, 'close'>) {
    super();
    const { state, trans } = _options;
    const title = trans.__('Hand over');
    this.addClass('jp-promote-preview');
    this.addClass('jp-promote-handover');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', title);
    this.node.tabIndex = -1;
    this.title.label = title;
    this.title.caption = `${title}: ${state.notebook.path}`;
    this.title.icon = promoteIcon;
    this.title.closable = true;
    state.stateChanged.connect(this._draw, this);
    state.notebook.panel.disposed.connect(this.dispose, this);
  }

  /** Asks git and engine again; what was typed is kept. */
  refresh(): Promise<void> {
    return this._options.state.refresh();
  }

  dispose(): void {
    if (!this.isDisposed) {
      const { state } = this._options;
      state.notebook.panel.disposed.disconnect(this.dispose, this);
      state.dispose();
      super.dispose();
    }
  }

  protected render(): JSX.Element {
    const { state, trans } = this._options;
    const props = { ...this._options, close: () => this.close() };
    if (state.proposal === null) {
      return (
        <p className="jp-promote-preview-text" role="status">
          {state.problem ?? trans.__('Reading notebook and project…')}
        </p>
      );
    }
    return (
      <>
        <CommitForm {...props} proposal={state.proposal} />
        <NoteView {...props} proposal={state.proposal} />
      </>
    );
  }

  protected onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    this.node.focus();
  }

  protected onCloseRequest(message: Message): void {
    super.onCloseRequest(message);
    this.dispose();
  }

  private _draw(): void {
    this.update();
  }
}
