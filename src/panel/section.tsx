/** Base of the panel's sections: a React widget that draws only while it can be seen. */
import type { CommandRegistry } from '@lumino/commands';
import type { Message } from '@lumino/messaging';
import { Signal } from '@lumino/signaling';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { TranslationBundle } from '@jupyterlab/translation';
import { VDomRenderer } from '@jupyterlab/ui-components';
import type { IPromote } from '../model/promote';
import type { Signer } from '../model/standards/signer';

/** What every section is given. */
export interface ISectionContext {
  model: IPromote;
  commands: CommandRegistry;
  rendermime: IRenderMimeRegistry;
  signer: Signer;
  trans: TranslationBundle;
}

export abstract class Section extends VDomRenderer<IPromote> {
  constructor(protected readonly context: ISectionContext) {
    super(context.model);
    this.addClass('jp-promote-section');
  }

  /** Emitted when what is shown was drawn anew: its height may be another one. */
  readonly drawn = new Signal<this, void>(this);

  protected onUpdateRequest(message: Message): void {
    if (this.isVisible) {
      super.onUpdateRequest(message);
      void this.renderPromise?.then(() => this.drawn.emit());
    }
  }

  protected onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this.update();
  }
}
