/** Base of the panel's sections: a React widget that draws only while it can be seen. */
import type { CommandRegistry } from '@lumino/commands';
import type { Message } from '@lumino/messaging';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { TranslationBundle } from '@jupyterlab/translation';
import { VDomRenderer } from '@jupyterlab/ui-components';
import type { IPromote } from '../model/promote';

/** What every section is given. */
export interface ISectionContext {
  model: IPromote;
  commands: CommandRegistry;
  rendermime: IRenderMimeRegistry;
  trans: TranslationBundle;
}

export abstract class Section extends VDomRenderer<IPromote> {
  constructor(protected readonly context: ISectionContext) {
    super(context.model);
    this.addClass('jp-promote-section');
  }

  protected onUpdateRequest(message: Message): void {
    if (this.isVisible) {
      super.onUpdateRequest(message);
    }
  }

  protected onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this.update();
  }
}
