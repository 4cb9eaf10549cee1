/** The functions of a draft: a tick each before it is applied, an undo each afterwards. */
import { checkIcon } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IDraftRow } from '../../model/refactoring/draft';
import type { IDraftWordsProps } from './draft-words';
import { ToneIcon } from '../status';

export function DraftGroups(props: IDraftWordsProps): JSX.Element {
  const { state, trans } = props;
  const { rows, answer } = state;
  const defined = answer?.draft.definitions.symbols ?? [];
  return (
    <section className="jp-promote-preview-section">
      <h3>
        <span>{trans.__('New functions')}</span>
        <span className="jp-promote-count">
          {trans.__(
            '%1 of %2',
            rows.filter(({ ticked }) => ticked).length,
            rows.length
          )}
        </span>
      </h3>
      {rows.length === 0 && (
        <p className="jp-promote-preview-text">
          {trans.__('No loose cell is left that could become a function.')}
        </p>
      )}
      <ul className="jp-promote-list">
        {rows.map((row, index) => (
          <Row
            {...props}
            key={row.group.id}
            row={row}
            heading={
              row.group.heading === rows[index - 1]?.group.heading
                ? ''
                : row.group.heading
            }
          />
        ))}
      </ul>
      {defined.length > 0 && (
        <p className="jp-promote-preview-text">
          {trans._n(
            '%1 definition is marked, too:',
            '%1 definitions are marked, too:',
            defined.length
          )}{' '}
          {defined.map((name, index) => (
            <React.Fragment key={name}>
              {index > 0 && ', '}
              <code>{name}</code>
            </React.Fragment>
          ))}
        </p>
      )}
    </section>
  );
}

interface IRowProps extends IDraftWordsProps {
  row: IDraftRow;
  /** '' where it is that of the row above. */
  heading: string;
}

function Row(props: IRowProps): JSX.Element {
  const { row, heading, state, shown, select, trans } = props;
  const { id, cells, remarks, name } = row.group;
  return (
    <li>
      {heading !== '' && (
        <p className="jp-promote-draft-heading" title={heading}>
          {heading}
        </p>
      )}
      <div
        className="jp-promote-draft-row"
        data-jp-current={id === shown || undefined}
      >
        {state.applied === null ? <Tick {...props} /> : <Done {...props} />}
        <button
          className="jp-promote-draft-name"
          aria-current={id === shown}
          disabled={!row.ticked}
          title={trans.__('Show its cells as they are and as they will be')}
          onClick={() => select(id)}
        >
          <code>{row.title}</code>
        </button>
        <span className="jp-promote-count">
          {trans._n('%1 cell', '%1 cells', cells.length)}
        </span>
        {state.applied?.isGroupUndone(id) === false && (
          <button
            className="jp-promote-link"
            aria-label={trans.__('Undo %1', name)}
            onClick={() => void state.undoGroup(id)}
          >
            {trans.__('Undo')}
          </button>
        )}
      </div>
      {row.ticked && remarks.length > 0 && (
        <details>
          <summary>
            {trans._n('%1 remark', '%1 remarks', remarks.length)}
          </summary>
          <ul className="jp-promote-preview-reasons">
            {remarks.map(({ kind, name, cell, line, sentence }) => (
              <li key={`${kind} ${name} ${cell} ${line}`}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Tick({ row, state, trans }: IRowProps): JSX.Element {
  return (
    <label className="jp-promote-draft-tick">
      <input
        type="checkbox"
        checked={row.ticked}
        onChange={event => state.tick(row, event.currentTarget.checked)}
      />
      <span className="jp-sr-only">{trans.__('Draft %1', row.title)}</span>
    </label>
  );
}

function Done({ row, state, trans }: IRowProps): JSX.Element {
  return state.applied?.isGroupUndone(row.group.id) === false && row.ticked ? (
    <ToneIcon icon={checkIcon} tone="good" word={trans.__('drafted')} />
  ) : (
    <span className="jp-promote-draft-tick jp-promote-quiet">
      <span aria-hidden="true">–</span>
      <span className="jp-sr-only">{trans.__('as it was')}</span>
    </span>
  );
}
