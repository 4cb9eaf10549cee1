/** A diff with its head: which file, and the way from change to change. */
import {
  ReactWidget,
  ToolbarButtonComponent,
  caretDownIcon,
  caretUpIcon
} from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import { PanelLayout, Widget } from '@lumino/widgets';
import * as React from 'react';
import type { IDiff, IDiffEditors } from './diff';
import { DiffView } from './diff';

export class DiffPane extends Widget {
  /**
   * @param empty - Said where there is no file to show.
   */
  constructor(editors: IDiffEditors, trans: TranslationBundle, empty: string) {
    super();
    this.addClass('jp-promote-diff-pane');
    this._view = new DiffView(editors, trans);
    this._head = new Head(() => (
      <DiffHead
        diff={this._diff}
        view={this._view}
        trans={trans}
        empty={empty}
      />
    ));
    const layout = new PanelLayout();
    layout.addWidget(this._head);
    layout.addWidget(this._view);
    this.layout = layout;
  }

  /** Shows a file; the same texts again change nothing. */
  async setDiff(diff: IDiff | null): Promise<void> {
    this._diff = diff;
    await this._view.setDiff(diff);
    this._head.update();
  }

  private readonly _head: Head;
  private readonly _view: DiffView;
  private _diff: IDiff | null = null;
}

class Head extends ReactWidget {
  constructor(private readonly _draw: () => JSX.Element) {
    super();
    this.addClass('jp-promote-diff-head');
  }

  protected render(): JSX.Element {
    return this._draw();
  }
}

interface IDiffHeadProps {
  diff: IDiff | null;
  view: DiffView;
  trans: TranslationBundle;
  empty: string;
}

function DiffHead({ diff, view, trans, empty }: IDiffHeadProps): JSX.Element {
  if (diff === null) {
    return <p className="jp-promote-quiet">{empty}</p>;
  }
  return (
    <>
      <h2 title={diff.path}>{diff.title}</h2>
      <span className="jp-promote-count">
        {diff.before === null
          ? trans.__('new file')
          : diff.after === null
            ? trans.__('will be deleted')
            : trans._n('%1 change', '%1 changes', view.changes)}
      </span>
      <ToolbarButtonComponent
        icon={caretUpIcon}
        tooltip={trans.__('Previous change')}
        enabled={view.changes > 1}
        onClick={() => view.previous()}
      />
      <ToolbarButtonComponent
        icon={caretDownIcon}
        tooltip={trans.__('Next change')}
        enabled={view.changes > 1}
        onClick={() => view.next()}
      />
    </>
  );
}
