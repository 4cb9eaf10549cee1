/** Where library and notebook differ and somebody has to choose: nothing is decided unasked. */
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IConflict, ILeftSymbol } from '../../engine';
import type { IChosen } from '../../model/export/choices';
import type { IReviewProps } from './export-summary';
import { Sentence } from '../sentence';

/** Name under which a conflict is shown; no path has a line break. */
export function conflictKey(path: string, name: string): string {
  return `${path}\n${name}`;
}

export function Conflicts(props: IReviewProps): JSX.Element {
  const { review, state, trans } = props;
  const { conflicts, left } = review.changes;
  const { choices } = state.notebook;
  return (
    <>
      {conflicts.length > 0 && (
        <section className="jp-promote-preview-section">
          <h3>{trans._n('%1 conflict', '%1 conflicts', conflicts.length)}</h3>
          <ul className="jp-promote-list">
            {conflicts.map(conflict => (
              <li className="jp-promote-conflict" key={conflict.id}>
                <ConflictRow {...props} conflict={conflict} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {left.length > 0 && (
        <section className="jp-promote-preview-section">
          <h3>{trans.__('No longer exported')}</h3>
          <ul className="jp-promote-list">
            {left.map(symbol => (
              <li className="jp-promote-conflict" key={symbol.id}>
                <LeftRow {...props} symbol={symbol} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {choices.all.length > 0 && (
        <section className="jp-promote-preview-section">
          <h3>{trans.__('You chose')}</h3>
          <ul className="jp-promote-list">
            {choices.all.map(chosen => (
              <li className="jp-promote-conflict" key={chosen.id}>
                <ChosenRow {...props} chosen={chosen} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ConflictRow(
  props: IReviewProps & { conflict: IConflict }
): JSX.Element {
  const { conflict, state, select, shown, trans } = props;
  const { path, name, message, theirs, ours, choices } = conflict;
  const [editing, setEditing] = React.useState(false);
  const key = conflictKey(path, name);
  const choose = state.notebook.choices;
  return (
    <>
      <p>
        <Sentence text={message} />
      </p>
      <div className="jp-promote-conflict-buttons">
        {theirs !== null && ours !== null && (
          <Button
            className="jp-promote-fix"
            aria-current={key === shown}
            onClick={() => select(key)}
          >
            {trans.__('Compare')}
          </Button>
        )}
        {choices.includes('library') && (
          <Button
            className="jp-promote-fix"
            onClick={() => choose.choose(conflict, 'library')}
          >
            {trans.__('Keep the library’s')}
          </Button>
        )}
        {choices.includes('notebook') && (
          <Button
            className="jp-promote-fix"
            onClick={() => choose.choose(conflict, 'notebook')}
          >
            {trans.__('Take the notebook’s')}
          </Button>
        )}
        {choices.includes('edit') && (
          <Button
            className="jp-promote-fix"
            aria-expanded={editing}
            onClick={() => {
              select(key);
              setEditing(!editing);
            }}
          >
            {trans.__('Edit…')}
          </Button>
        )}
      </div>
      {editing && <Editor {...props} />}
    </>
  );
}

/** Begins with both sides' edits where they don't overlap. */
function Editor({
  conflict,
  state,
  trans
}: IReviewProps & { conflict: IConflict }): JSX.Element {
  const { name, proposal, ours, theirs } = conflict;
  const [text, setText] = React.useState(proposal ?? ours ?? theirs ?? '');
  return (
    <div className="jp-promote-conflict-editor">
      {proposal !== null && (
        <p className="jp-promote-quiet">
          {trans.__(
            'Both sides’ edits together: look at it before you use it.'
          )}
        </p>
      )}
      <textarea
        className="jp-mod-styled"
        aria-label={trans.__('Text of %1', name)}
        rows={Math.min(20, text.split('\n').length + 1)}
        spellCheck={false}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <div className="jp-promote-conflict-buttons">
        <Button
          className="jp-promote-fix"
          onClick={() => state.notebook.choices.choose(conflict, { text })}
        >
          {trans.__('Use this text')}
        </Button>
      </div>
    </div>
  );
}

/** It stays in the library until somebody says otherwise. */
function LeftRow({
  symbol,
  state,
  trans
}: IReviewProps & { symbol: ILeftSymbol }): JSX.Element {
  const { choices } = state.notebook;
  return (
    <>
      <p>
        <Sentence text={symbol.message} />
      </p>
      <div className="jp-promote-conflict-buttons">
        <Button
          className="jp-promote-fix"
          onClick={() => choices.choose(symbol, 'library')}
        >
          {trans.__('It is the library’s now')}
        </Button>
        <Button
          className="jp-promote-fix"
          onClick={() => choices.choose(symbol, 'notebook')}
        >
          {trans.__('Delete it from the library')}
        </Button>
      </div>
    </>
  );
}

function ChosenRow({
  chosen,
  state,
  trans
}: IReviewProps & { chosen: IChosen }): JSX.Element {
  const { id, name, choice } = chosen;
  const word =
    choice === 'library'
      ? trans.__('the library’s')
      : choice === 'notebook'
        ? trans.__('the notebook’s')
        : trans.__('a text of your own');
  return (
    <div className="jp-promote-conflict-buttons">
      <span className="jp-promote-title">
        <code>{name}</code>: {word}
      </span>
      <Button
        className="jp-promote-fix"
        onClick={() => state.notebook.choices.forget(id)}
      >
        {trans.__('Ask again')}
      </Button>
    </div>
  );
}
