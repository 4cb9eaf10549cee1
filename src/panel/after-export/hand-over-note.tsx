/** The promotion note: rendered, or as text to change. */
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IHandOver } from '../../engine';
import type { IHandOverProps } from './hand-over';
import { Markdown } from '../markdown';
import { Sentence } from '../sentence';

interface INoteProps extends IHandOverProps {
  proposal: IHandOver;
}

export function NoteView(props: INoteProps): JSX.Element {
  const { state, proposal, rendermime, trans, copy } = props;
  const [editing, setEditing] = React.useState(false);
  const { notePath } = proposal;
  return (
    <div className="jp-promote-handover-part jp-promote-handover-note">
      <div className="jp-promote-diff-head">
        <h2>{trans.__('Promotion note')}</h2>
        <Button
          className="jp-promote-fix"
          aria-pressed={editing}
          onClick={() => setEditing(!editing)}
        >
          {editing ? trans.__('Preview') : trans.__('Edit')}
        </Button>
        <Button className="jp-promote-fix" onClick={() => copy(state.note)}>
          {trans.__('Copy')}
        </Button>
        {notePath !== null && (
          <Button
            className="jp-promote-fix"
            disabled={state.busy}
            title={trans.__('Write it to %1', notePath)}
            onClick={() => void state.writeNote()}
          >
            {trans.__('Write to %1', notePath.split('/').pop() ?? notePath)}
          </Button>
        )}
      </div>
      <p className="jp-promote-preview-text" role="status">
        {state.noteWritten !== null
          ? trans.__('Written to %1.', state.noteWritten)
          : (proposal.problem ??
            (notePath === null ? (
              <Sentence
                text={trans.__(
                  'For the pull request or the backlog. `note:` in the front matter of STANDARDS.md names a file that it is written to.'
                )}
              />
            ) : (
              ''
            )))}
      </p>
      {editing ? (
        <textarea
          className="jp-mod-styled jp-promote-handover-text"
          aria-label={trans.__('Promotion note')}
          value={state.note}
          onChange={event => {
            state.note = event.currentTarget.value;
          }}
        />
      ) : (
        <div className="jp-promote-handover-rendered">
          <Markdown source={state.note} rendermime={rendermime} />
        </div>
      )}
    </div>
  );
}
