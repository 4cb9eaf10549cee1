/** The form that turns statements into a function: what was inferred at the left, what becomes of it at the right. */
import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import { Button, ReactWidget } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import type { Message } from '@lumino/messaging';
import type { Widget } from '@lumino/widgets';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { FunctionForm } from '../../model/refactoring/function-form';
import { FunctionFields } from './function-form-fields';
import { FunctionPreview } from './function-form-preview';
import { FormRefusals } from './function-form-refusals';
import { FormRemarks } from './function-form-remarks';
import { FunctionValues } from './function-form-values';
import { promoteIcon } from '../icons';

/** Pixels from which form and preview fit beside each other. */
const WIDE = 720;

export interface IFunctionFormOptions {
  form: FunctionForm;
  commands: CommandRegistry;
  languages: IEditorLanguageRegistry;
  trans: TranslationBundle;
  /** Applies; whoever made the form closes it where that worked. */
  apply: () => void;
}

/** Closes with its notebook, and on Escape. */
export class FunctionFormWidget extends ReactWidget {
  constructor(private readonly _options: IFunctionFormOptions) {
    super();
    const { form, trans } = _options;
    this.addClass('jp-promote-form');
    this.node.setAttribute('role', 'region');
    this.title.icon = promoteIcon;
    this.title.closable = true;
    this._nameTab();
    this.node.setAttribute('aria-label', trans.__('Turn into a function'));
    form.stateChanged.connect(this._onState, this);
    form.notebook.panel.disposed.connect(this.dispose, this);
  }

  dispose(): void {
    if (this.isDisposed) {
      return;
    }
    const { form } = this._options;
    form.notebook.panel.disposed.disconnect(this.dispose, this);
    form.dispose();
    super.dispose();
  }

  protected render(): JSX.Element {
    return <FormView {...this._options} close={() => this.close()} />;
  }

  protected onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    this.node.addEventListener('keydown', this._onKey);
  }

  protected onBeforeDetach(message: Message): void {
    this.node.removeEventListener('keydown', this._onKey);
    super.onBeforeDetach(message);
  }

  protected onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    void this.renderPromise?.then(() => this._focusFirst());
  }

  /** What had the focus may be gone: Escape and Tab must go on from here. */
  protected onUpdateRequest(message: Message): void {
    const had = this.node.contains(document.activeElement);
    super.onUpdateRequest(message);
    void this.renderPromise?.then(() => {
      if (had && document.activeElement === document.body) {
        this._focusFirst();
      }
    });
  }

  protected onCloseRequest(message: Message): void {
    super.onCloseRequest(message);
    const { panel } = this._options.form.notebook;
    this.dispose();
    if (!panel.isDisposed) {
      panel.content.activate();
    }
  }

  protected onResize(message: Widget.ResizeMessage): void {
    super.onResize(message);
    if (message.width > 0) {
      this.toggleClass('jp-mod-wide', message.width >= WIDE);
    }
  }

  private _focusFirst(): void {
    this.node
      .querySelector<HTMLElement>('input, .jp-promote-form-actions button')
      ?.focus();
  }

  private _nameTab(): void {
    const { form, trans } = this._options;
    const name =
      form.title === ''
        ? trans.__('Turn into a function')
        : trans.__('Turn into a function: “%1”', form.title);
    this.title.label = name;
    this.title.caption = `${name} (${form.notebook.path})`;
  }

  private _onState(): void {
    this._nameTab();
    this.update();
  }

  private _onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  };
}

export interface IFormProps extends IFunctionFormOptions {
  close: () => void;
}

function FormView(props: IFormProps): JSX.Element {
  const { form, trans, apply, close } = props;
  const { region, failure } = form;
  return (
    <form
      className="jp-promote-form-columns"
      aria-busy={!form.isSettled}
      onSubmit={event => {
        event.preventDefault();
        apply();
      }}
    >
      <div className="jp-promote-form-words">
        {region !== null && <FunctionFields {...props} region={region} />}
        {region !== null && <FunctionValues {...props} region={region} />}
        {failure !== null && <p className="jp-promote-failure">{failure}</p>}
        <FormRefusals {...props} />
        {region !== null && <FormRemarks {...props} region={region} />}
        <div className="jp-promote-form-actions">
          {region !== null && (
            <Button
              className="jp-mod-styled jp-mod-accept"
              type="submit"
              disabled={form.refusals.length > 0}
            >
              {trans.__('Turn into a function')}
            </Button>
          )}
          <Button
            className="jp-mod-styled jp-mod-reject"
            type="button"
            onClick={close}
          >
            {region === null ? trans.__('Close') : trans.__('Cancel')}
          </Button>
        </div>
      </div>
      <FunctionPreview {...props} />
    </form>
  );
}
