/** Where library code will live: asked once, shown as files and their text, then created. */
import { Button, HTMLSelect } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { LibraryHome } from '../../model/export/library-home';
import { ChangedFiles } from '../export/changed-files';
import type { IDiff, IDiffEditors } from '../export/diff';
import { WordsAndDiff } from '../export/words-and-diff';

export interface ILibraryHomeOptions {
  state: LibraryHome;
  editors: IDiffEditors;
  trans: TranslationBundle;
  /** Creates the files; the widget closes where that worked. */
  create: () => void;
}

export class LibraryHomeForm extends WordsAndDiff {
  constructor(private readonly _options: ILibraryHomeOptions) {
    super(
      { ..._options, notebook: _options.state.notebook },
      _options.trans.__('Home of library code'),
      _options.trans.__('No file to create.')
    );
    _options.state.stateChanged.connect(this.redraw, this);
  }

  dispose(): void {
    if (!this.isDisposed) {
      this._options.state.stateChanged.disconnect(this.redraw, this);
      super.dispose();
    }
  }

  protected renderWords(): JSX.Element {
    return (
      <FormView
        {...this._options}
        shown={this.shown()?.path ?? null}
        select={path => {
          this._selected = path;
          this.redraw();
        }}
        cancel={() => this.close()}
      />
    );
  }

  protected shown(): IDiff | null {
    const files = this._options.state.home?.files ?? [];
    const file = files.find(({ path }) => path === this._selected) ?? files[0];
    return file === undefined
      ? null
      : {
          path: file.path,
          title: file.path,
          before: file.before,
          after: file.text
        };
  }

  private _selected: string | null = null;
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
        {state.starts.length > 0 && <PackField {...props} />}
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
            {files.length === 0
              ? trans.__('Create')
              : trans._n('Create %1 file', 'Create %1 files', files.length)}
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

/** What a new standards document starts from; the preview shows it. */
function PackField({ state, trans }: IFormProps): JSX.Element {
  return (
    <label className="jp-promote-preview-field">
      <span>{trans.__('Standards start from')}</span>
      <HTMLSelect
        value={state.pack}
        onChange={event => {
          state.pack = event.currentTarget.value;
        }}
      >
        {state.starts.map(({ name, title, distribution }) => (
          <option key={name} value={name}>
            {distribution === null
              ? trans.__('%1: %2', name, title)
              : trans.__('%1: %2 (package %3)', name, title, distribution)}
          </option>
        ))}
      </HTMLSelect>
    </label>
  );
}
