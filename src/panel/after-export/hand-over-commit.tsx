/** The commit of an export, as it will be: all of it can be changed. */
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IHandOver } from '../../engine';
import type { Target } from '../../model/after-export/hand-over';
import type { IHandOverProps } from './hand-over';
import { Sentence } from '../sentence';

interface ICommitProps extends IHandOverProps {
  proposal: IHandOver;
}

export function CommitForm(props: ICommitProps): JSX.Element {
  const { state, trans } = props;
  const { git, files } = state;
  if (git?.refusal !== null && git?.refusal !== undefined) {
    return (
      <div className="jp-promote-handover-part">
        <section className="jp-promote-preview-section">
          <h2>{trans.__('Branch and commit')}</h2>
          <p className="jp-promote-preview-text" role="status">
            <Sentence text={git.refusal} />
          </p>
        </section>
      </div>
    );
  }
  return (
    <div className="jp-promote-handover-part">
      <section className="jp-promote-preview-section">
        <h2>{trans.__('Branch and commit')}</h2>
        <p className="jp-promote-preview-text">
          {trans.__(
            'By your own git, hooks included. No file changes, other staged work stays, nothing is pushed.'
          )}
        </p>
        <Targets {...props} />
      </section>
      <section className="jp-promote-preview-section">
        <h3>
          {trans.__('Files')}
          <span className="jp-promote-count">{files.length}</span>
        </h3>
        <FileNames files={files.filter(file => !isRecord(file))} />
        {files.some(isRecord) && (
          <details>
            <summary>
              {trans._n(
                '%1 record for the next export',
                '%1 records for the next export',
                files.filter(isRecord).length
              )}
            </summary>
            <FileNames files={files.filter(isRecord)} />
          </details>
        )}
        <label className="jp-promote-preview-check">
          <input
            type="checkbox"
            checked={state.withNotebook}
            onChange={event => {
              state.withNotebook = event.currentTarget.checked;
            }}
          />
          {trans.__('the notebook too, without outputs (the file keeps them)')}
        </label>
      </section>
      <label className="jp-promote-preview-field">
        {trans.__('Message')}
        <textarea
          className="jp-mod-styled"
          rows={7}
          value={state.message}
          onChange={event => {
            state.message = event.currentTarget.value;
          }}
        />
      </label>
      <Actions {...props} />
    </div>
  );
}

function isRecord(file: string): boolean {
  return file.startsWith('.promote/');
}

function FileNames({ files }: { files: readonly string[] }): JSX.Element {
  return (
    <ul className="jp-promote-list jp-promote-handover-files">
      {files.map(file => (
        <li key={file}>{file}</li>
      ))}
    </ul>
  );
}

function Targets({ state, proposal, trans }: ICommitProps): JSX.Element {
  const { git, target } = state;
  const there = git?.branches.includes(proposal.branch) ?? false;
  const choices: { target: Target; label: string }[] = [
    { target: 'new', label: trans.__('on a new branch') },
    ...(there
      ? [
          {
            target: 'continued' as const,
            label: trans.__('continue %1', proposal.branch)
          }
        ]
      : []),
    {
      target: 'here',
      label: trans.__('on %1, which is checked out', git?.branch ?? '')
    }
  ];
  return (
    <fieldset className="jp-promote-handover-targets">
      <legend className="jp-sr-only">{trans.__('Where it goes')}</legend>
      {choices.map(choice => (
        <label className="jp-promote-preview-check" key={choice.target}>
          <input
            type="radio"
            name="jp-promote-handover-target"
            checked={target === choice.target}
            onChange={() => {
              state.target = choice.target;
            }}
          />
          {choice.label}
        </label>
      ))}
      {target === 'new' && (
        <label className="jp-promote-preview-field">
          {trans.__('Name of the branch')}
          <input
            className="jp-mod-styled"
            value={state.branch}
            onChange={event => {
              state.branch = event.currentTarget.value;
            }}
          />
        </label>
      )}
    </fieldset>
  );
}

function Actions({ state, trans, copy, close }: ICommitProps): JSX.Element {
  const { committed, problem, busy } = state;
  const push =
    committed === null ? '' : `git push -u origin ${committed.branch}`;
  return (
    <div className="jp-promote-preview-actions">
      <div role="status">
        {problem !== null && (
          <p className="jp-promote-failure jp-promote-handover-said">
            {problem}
          </p>
        )}
        {problem === null && committed !== null && (
          <>
            <p>
              {trans._n(
                'Committed %1 file on %2 (%3). To send it:',
                'Committed %1 files on %2 (%3). To send them:',
                committed.files.length,
                committed.branch,
                committed.commit.slice(0, 10)
              )}{' '}
              <code>{push}</code>
            </p>
            {committed.said.trim() !== '' && (
              <details>
                <summary>{trans.__('What git said')}</summary>
                <pre className="jp-promote-trace">{committed.said}</pre>
              </details>
            )}
          </>
        )}
      </div>
      <div className="jp-promote-preview-buttons">
        <Button
          className="jp-mod-styled jp-mod-accept"
          disabled={busy || state.message.trim() === ''}
          onClick={() => void state.commit()}
        >
          {busy ? trans.__('Working…') : trans.__('Commit')}
        </Button>
        {committed !== null && (
          <Button className="jp-mod-styled" onClick={() => copy(push)}>
            {trans.__('Copy the push')}
          </Button>
        )}
        <Button className="jp-mod-styled jp-mod-reject" onClick={close}>
          {trans.__('Close')}
        </Button>
      </div>
    </div>
  );
}
