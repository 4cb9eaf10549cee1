/** Where library code will live: asked once, shown as files and their text, then created. */
import { Button, HTMLSelect, ReactWidget } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { SplitPanel } from '@lumino/widgets';
import * as React from 'react';
import type { LibraryHome } from '../model/library-home';
import { ChangedFiles } from './changed-files';
import type { IDiffEditors } from './diff';
import { DiffPane } from './diff-pane';
import { promoteIcon } from './icons';

export interface ILibraryHomeOptions {
  state: LibraryHome;
  editors: IDiffEditors;
  trans: TranslationBundle;
  /** Creates the files; the widget closes where that worked. */
  create: () => void;
}

export class LibraryHomeForm extends SplitPanel {
  constructor(private readonly _options: ILibraryHomeOptions) {
    super({ orientation: 'horizontal', spacing: 1 });
    const { state, editors, trans } = _options;
    this.addClass('jp-promote-preview');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Home of library code'));
    this.title.label = trans.__('Home of library code');
    this.title.icon = promoteIcon;
    this.title.closable = true;
    this._form = new Form(() => this._renderForm());
    this._pane = new DiffPane(editors, trans);
    this.addWidget(this._form);
    this.addWidget(this._pane);
    this.setRelativeSizes([1, 2]);
    state.stateChanged.connect(this._onState, this);
    state.notebook.panel.disposed.connect(this.dispose, this);
  }

  dispose(): void {
    if (this.isDisposed) {
      return;
    }
    const { state } = this._options;
    state.stateChanged.disconnect(this._onState, this);
    state.notebook.panel.disposed.disconnect(this.dispose, this);
    super.dispose();
  }

  protected onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this._onState();
  }

  protected onCloseRequest(message: Message): void {
    super.onCloseRequest(message);
    this.dispose();
  }

  private _onState(): void {
    const files = this._options.state.home?.files ?? [];
    const file =
      files.find(({ path }) => path === this._selected) ?? files[0] ?? null;
    this._selected = file?.path ?? this._selected;
    void this._pane.setDiff(
      file === null
        ? null
        : {
            path: file.path,
            title: file.path,
            before: file.before,
            after: file.text
          }
    );
    this._form.update();
  }

  private _renderForm(): JSX.Element {
    return (
      <FormView
        {...this._options}
        shown={this._selected}
        select={path => {
          this._selected = path;
          this._onState();
        }}
        cancel={() => this.close()}
      />
    );
  }

  private readonly _form: Form;
  private readonly _pane: DiffPane;
  private _selected: string | null = null;
}

class Form extends ReactWidget {
  constructor(private readonly _draw: () => JSX.Element) {
    super();
    this.addClass('jp-promote-preview-summary');
  }

  protected render(): JSX.Element {
    return this._draw();
  }
}

interface IFormProps extends ILibraryHomeOptions {
  shown: string | null;
  select: (path: string) => void;
  cancel: () => void;
}

function FormView(props: IFormProps): JSX.Element {
  const { state, trans, shown, select, create, cancel } = props;
  const files = state.home?.files ?? [];
  const problem = React.useId();
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        create();
      }}
    >
      <section className="jp-promote-preview-section">
        <h2>{trans.__('Where should library code live?')}</h2>
        <p className="jp-promote-preview-text">
          {trans.__(
            'One folder that others can import. It is asked once and named at the top of the standards document.'
          )}
        </p>
        {state.asksFolder && <FolderField {...props} />}
        <label className="jp-promote-preview-field">
          <span>{trans.__('Library folder, inside of the project')}</span>
          <input
            className="jp-mod-styled"
            type="text"
            spellCheck={false}
            value={state.library}
            aria-invalid={state.problem !== null}
            aria-describedby={problem}
            onChange={event => {
              state.library = event.currentTarget.value;
            }}
          />
        </label>
        <p
          id={problem}
          role="status"
          className={state.problem === null ? '' : 'jp-promote-failure'}
        >
          {state.problem ?? ''}
        </p>
      </section>
      {files.length > 0 && (
        <ChangedFiles
          files={files}
          shown={shown}
          select={select}
          recordsTitle=""
          trans={trans}
        />
      )}
      <div className="jp-promote-preview-actions">
        <div className="jp-promote-preview-buttons">
          <Button
            className="jp-mod-styled jp-mod-accept"
            type="submit"
            disabled={
              files.length === 0 || state.problem !== null || state.writing
            }
          >
            {trans._n('Create %1 file', 'Create %1 files', files.length)}
          </Button>
          <Button
            className="jp-mod-styled jp-mod-reject"
            type="button"
            onClick={cancel}
          >
            {trans.__('Cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function FolderField({ state, trans }: IFormProps): JSX.Element {
  return (
    <label className="jp-promote-preview-field">
      <span>{trans.__('Project folder')}</span>
      <HTMLSelect
        value={state.folder.path}
        onChange={event => {
          const folder = state.folders.find(
            ({ path }) => path === event.currentTarget.value
          );
          if (folder !== undefined) {
            state.folder = folder;
          }
        }}
      >
        {state.folders.map(({ path }) => (
          <option key={path} value={path}>
            {path === ''
              ? trans.__('the folder that Jupyter was started in')
              : path}
          </option>
        ))}
      </HTMLSelect>
    </label>
  );
}
