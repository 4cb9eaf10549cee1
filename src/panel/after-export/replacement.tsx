/** Preview of replace by import: what goes and comes at the left, the notebook before and after at the right. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { PathExt } from '@jupyterlab/coreutils';
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IOfferedReplacement } from '../../engine';
import type { Replacement } from '../../model/after-export/replacement';
import type { IDiff, IDiffEditors } from '../export/diff';
import { WordsAndDiff } from '../export/words-and-diff';

export interface IReplacementOptions {
  state: Replacement;
  editors: IDiffEditors;
  trans: TranslationBundle;
}

export class ReplacementView extends WordsAndDiff {
  constructor(private readonly _options: IReplacementOptions) {
    super(
      { ..._options, notebook: _options.state.notebook },
      _options.trans.__('Replace by import'),
      _options.trans.__('No cell would change.')
    );
    _options.state.stateChanged.connect(this.redraw, this);
  }

  /** Asks again for the notebook as it is now. */
  refresh(): Promise<void> {
    return this._options.state.read();
  }

  dispose(): void {
    if (!this.isDisposed) {
      this._options.state.dispose();
      super.dispose();
    }
  }

  protected renderWords(): JSX.Element {
    return <Words {...this._options} close={() => this.close()} />;
  }

  protected shown(): IDiff | null {
    const { state } = this._options;
    if (state.answer === null || state.answer.imports.length === 0) {
      return null;
    }
    const name = PathExt.basename(state.notebook.path);
    return { ...state.answer.preview, path: `${name}.py`, title: name };
  }
}

interface IWordsProps extends IReplacementOptions {
  close: () => void;
}

function Words(props: IWordsProps): JSX.Element {
  const { state, trans, close } = props;
  const { answer, problem, busy } = state;
  return (
    <>
      <section className="jp-promote-preview-section">
        <h2>{trans.__('Replace by import')}</h2>
        <p className="jp-promote-preview-text">
          {trans.__(
            'The notebook imports what the library has. The cells are kept, with outputs and marks, and come back by “Edit here again”.'
          )}
        </p>
      </section>
      {answer !== null && answer.imports.length > 0 && (
        <>
          <Imports {...props} answer={answer} />
          <Offers {...props} answer={answer} />
          <Saved {...props} answer={answer} />
        </>
      )}
      <div className="jp-promote-preview-actions">
        <p
          className={problem === null ? '' : 'jp-promote-failure'}
          role="status"
        >
          {problem ?? (answer === null ? trans.__('Reading…') : '')}
        </p>
        <div className="jp-promote-preview-buttons">
          <Button
            className="jp-mod-styled jp-mod-accept"
            disabled={busy || answer === null || problem !== null}
            onClick={async () => {
              if (await state.apply()) {
                close();
              }
            }}
          >
            {trans.__('Replace')}
          </Button>
          <Button className="jp-mod-styled jp-mod-reject" onClick={close}>
            {trans.__('Cancel')}
          </Button>
        </div>
      </div>
    </>
  );
}

interface IAnswerProps extends IWordsProps {
  answer: IOfferedReplacement;
}

function Imports({ state, answer, trans }: IAnswerProps): JSX.Element {
  const { importable, busy } = state;
  return (
    <section className="jp-promote-preview-section">
      <h3>{trans.__('Imports')}</h3>
      <ul className="jp-promote-list">
        {answer.imports.map(({ cell, importName, names }) => (
          <li className="jp-promote-preview-text" key={`${cell} ${importName}`}>
            <code>
              {names.length > 0
                ? `from ${importName} import ${names.join(', ')}`
                : `import ${importName}`}
            </code>
          </li>
        ))}
      </ul>
      <p className="jp-promote-preview-text">
        {trans._n(
          '%1 cell changes or goes.',
          '%1 cells change or go.',
          answer.kept.length
        )}
      </p>
      <div className="jp-promote-preview-buttons">
        <Button
          className="jp-promote-fix"
          disabled={busy}
          onClick={() => void state.check()}
        >
          {trans.__('Ask the kernel whether it can import them')}
        </Button>
      </div>
      <p
        className={
          importable?.ok === false
            ? 'jp-promote-failure jp-promote-preview-reason'
            : 'jp-promote-preview-text'
        }
        role="status"
      >
        {importable?.sentence ?? ''}
      </p>
    </section>
  );
}

/** None of them is ticked beforehand. */
function Offers({ state, answer, trans }: IAnswerProps): JSX.Element {
  return answer.offers.length === 0 ? (
    <></>
  ) : (
    <section className="jp-promote-preview-section">
      <h3>{trans.__('Along with it')}</h3>
      {answer.offers.map(({ title }) => (
        <label className="jp-promote-preview-check" key={title}>
          <input
            type="checkbox"
            checked={state.offers.has(title)}
            onChange={event => state.offer(title, event.currentTarget.checked)}
          />
          {title}
        </label>
      ))}
    </section>
  );
}

/** Files that are there name the notebook's own classes, which it has no longer. */
function Saved({ state, answer, trans }: IAnswerProps): JSX.Element {
  return answer.saved.length === 0 ? (
    <></>
  ) : (
    <section className="jp-promote-preview-section">
      <h3>{trans.__('Saved objects')}</h3>
      <ul className="jp-promote-preview-reasons">
        {answer.saved.map(({ cell, line, call }) => (
          <li key={`${cell} ${line}`}>
            {trans.__(
              '%1 in “%2”, line %3: files that it wrote before name __main__; run it again after the replacement.',
              call,
              state.notebook.titleOf(cell) ?? cell,
              line
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
