/** What a draft leaves alone, with why; what stays on purpose can be drafted, too. */
import * as React from 'react';
import type { DraftInclude, IDraft, IDraftLeft } from '../../engine';
import { CommandIDs } from '../../tokens';
import type { IDraftWordsProps } from './draft-words';

export function DraftLeft(
  props: IDraftWordsProps & { draft: IDraft }
): JSX.Element {
  const { draft, state, trans } = props;
  // What was unticked stands with the functions.
  const left = draft.left.filter(({ why }) => why !== 'left');
  const faults = left.filter(
    ({ why }) => why === 'refused' || why === 'blocked'
  );
  const kept = left.filter(one => !faults.includes(one));
  return (
    <section className="jp-promote-preview-section">
      {faults.length > 0 && (
        <>
          <h3>
            <span>{trans.__('Could not be drafted')}</span>
            <span className="jp-promote-count">{faults.length}</span>
          </h3>
          <LeftList {...props} left={faults} />
        </>
      )}
      {kept.length > 0 && (
        <>
          <h3>
            <span>{trans.__('Stays in the notebook')}</span>
            <span className="jp-promote-count">{kept.length}</span>
          </h3>
          <details>
            <summary>
              {trans.__('cells that only set values or only show something')}
            </summary>
            <LeftList {...props} left={kept} />
          </details>
        </>
      )}
      {state.applied === null && (
        <>
          <Include
            {...props}
            what="settings"
            label={trans.__('draft cells that only set values, too')}
          />
          <Include
            {...props}
            what="shows"
            label={trans.__('draft cells that only show something, too')}
          />
        </>
      )}
    </section>
  );
}

function LeftList(
  props: IDraftWordsProps & { left: readonly IDraftLeft[] }
): JSX.Element {
  const { left, commands, trans } = props;
  return (
    <ul className="jp-promote-preview-reasons">
      {left.map(({ cell, line, reason, sentence }) => (
        <li key={`${cell} ${line} ${reason}`}>
          {sentence}{' '}
          <button
            className="jp-promote-link"
            onClick={() => void commands.execute(CommandIDs.reveal, { cell })}
          >
            {trans.__('go to the cell')}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Include(
  props: IDraftWordsProps & { draft: IDraft; what: DraftInclude; label: string }
): JSX.Element {
  const { draft, state, what, label } = props;
  const any = state.includes(what) || draft.left.some(one => one.why === what);
  return any ? (
    <label className="jp-promote-preview-check">
      <input
        type="checkbox"
        checked={state.includes(what)}
        onChange={event => state.include(what, event.currentTarget.checked)}
      />
      {label}
    </label>
  ) : (
    <></>
  );
}
