/** How many musts are open, in Lab's status bar. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { checkIcon, VDomRenderer } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import * as React from 'react';
import type { IPromote } from '../model/promote';
import { summaryOf } from '../model/summary';
import { CommandIDs } from '../tokens';
import { failingIcon } from './icons';

/** Without a notebook or a mark there is nothing to say. */
export function isShown(model: IPromote): boolean {
  const review = model.current?.settled ?? null;
  return review !== null && summaryOf(review).marked;
}

export class StatusItem extends VDomRenderer<IPromote> {
  constructor(
    model: IPromote,
    private readonly _commands: CommandRegistry,
    private readonly _trans: TranslationBundle
  ) {
    super(model);
    this.addClass('jp-promote-statusItem');
  }

  protected render(): JSX.Element | null {
    const review = this.model.current?.settled ?? null;
    if (review === null) {
      return null;
    }
    const { musts } = summaryOf(review);
    const icon = musts > 0 ? failingIcon : checkIcon;
    return (
      <button
        className="jp-promote-statusButton"
        title={this._trans.__('Show the standards in the panel')}
        onClick={() => void this._commands.execute(CommandIDs.showPanel)}
      >
        <icon.react tag="span" width="14px" height="14px" aria-hidden="true" />
        {musts > 0
          ? this._trans._n('%1 open must', '%1 open musts', musts)
          : this._trans.__('no open must')}
      </button>
    );
  }
}
