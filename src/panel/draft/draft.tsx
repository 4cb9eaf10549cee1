/** A draft of the whole library: its functions with a tick each, and how library and notebook will read. */
import type { CommandRegistry } from '@lumino/commands';
import type { TranslationBundle } from '@jupyterlab/translation';
import { PathExt } from '@jupyterlab/coreutils';
import * as React from 'react';
import type { Draft } from '../../model/refactoring/draft';
import type { IDiff, IDiffEditors } from '../export/diff';
import { DraftWords, LIBRARY, NOTEBOOK } from './draft-words';
import { WordsAndDiff } from '../export/words-and-diff';

export interface IDraftViewOptions {
  state: Draft;
  commands: CommandRegistry;
  editors: IDiffEditors;
  trans: TranslationBundle;
}

export class DraftView extends WordsAndDiff {
  constructor(private readonly _options: IDraftViewOptions) {
    super(
      { ..._options, notebook: _options.state.notebook },
      _options.trans.__('Draft of a library'),
      _options.trans.__('Nothing is drafted.')
    );
    this.addClass('jp-promote-draft');
    _options.state.stateChanged.connect(this.redraw, this);
  }

  dispose(): void {
    if (!this.isDisposed) {
      this._options.state.dispose();
      super.dispose();
    }
  }

  protected renderWords(): JSX.Element {
    return (
      <DraftWords
        {...this._options}
        shown={this._selected}
        select={selected => {
          this._selected = selected;
          this.redraw();
        }}
        cancel={() => this.close()}
      />
    );
  }

  /** The library file, the whole notebook, or the cells of one group. */
  protected shown(): IDiff | null {
    const { state, trans } = this._options;
    const preview = state.answer?.preview ?? null;
    if (preview === null) {
      return null;
    }
    const name = PathExt.basename(state.notebook.path);
    if (this._selected === LIBRARY) {
      return { ...preview.library, title: preview.library.path };
    }
    const group = preview.groups[this._selected];
    return group === undefined
      ? { ...preview.notebook, path: `${name}.py`, title: name }
      : {
          ...group,
          path: `${name}.py`,
          title: trans.__('%1 in %2', group.title, name)
        };
  }

  private _selected = NOTEBOOK;
}
