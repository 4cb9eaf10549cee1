/** The export's button in a notebook's toolbar: there as soon as a cell is marked, and says what will happen. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { LabIcon } from '@jupyterlab/ui-components';
import { ReactWidget, ToolbarButtonComponent } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IPromote } from '../../model/promote';
import { exportLabel } from './export-label';

export interface IExportButtonOptions {
  model: IPromote;
  panel: NotebookPanel;
  icon: LabIcon;
  run: () => void;
  trans: TranslationBundle;
}

export class ExportButton extends ReactWidget {
  constructor(private readonly _options: IExportButtonOptions) {
    super();
    this.addClass('jp-promote-toolbar-export');
    _options.model.stateChanged.connect(this._onState, this);
    this._onState();
  }

  dispose(): void {
    if (!this.isDisposed) {
      this._options.model.stateChanged.disconnect(this._onState, this);
      super.dispose();
    }
  }

  protected render(): JSX.Element {
    const { icon, run, trans } = this._options;
    return (
      <ToolbarButtonComponent
        icon={icon}
        label={this._label}
        tooltip={
          this._unavailable ??
          trans.__('See what an export would write (nothing is written yet)')
        }
        onClick={run}
      />
    );
  }

  /** A notebook in the back keeps the label that it had. */
  private _onState(): void {
    const { model, panel, trans } = this._options;
    const { current } = model;
    if (current?.panel === panel && current.latest !== null) {
      const review = current.latest;
      this._label = exportLabel(review, trans);
      this._unavailable = current.project?.unavailable ?? null;
      this.setHidden(review.gate.state === 'none');
      this.update();
    } else if (this._label === '') {
      this.hide();
    }
  }

  private _label = '';
  private _unavailable: string | null = null;
}
