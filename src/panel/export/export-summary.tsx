/** Left of the diff: the files, what is proven, the gate, and the button that writes. */
import { Button } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IReview } from '../../engine';
import { recordFiles } from '../../model/export/change-files';
import type { Export } from '../../model/export/export';
import type { TestRuns } from '../../model/export/test-runs';
import { CommandIDs } from '../../tokens';
import { ChangedFiles } from './changed-files';
import { writeLabel } from './export-label';
import { Conflicts } from './conflicts';
import { NotebookNote, Verdict } from './export-verdict';
import { Proof } from './proof';

export interface IExportSummaryProps {
  state: Export;
  runs: TestRuns;
  commands: CommandRegistry;
  trans: TranslationBundle;
  /** Path of the file, or key of the conflict, that the diff shows. */
  shown: string | null;
  select: (diff: string) => void;
  write: () => void;
  cancel: () => void;
}

export interface IReviewProps extends IExportSummaryProps {
  review: IReview;
}

export function ExportSummary(props: IExportSummaryProps): JSX.Element {
  const { state, trans } = props;
  const { review } = state;
  if (review === null) {
    return (
      <p className="jp-promote-quiet">
        {state.notice ?? trans.__('Reading notebook and project…')}
      </p>
    );
  }
  const all = { ...props, review };
  if (review.document.library === null) {
    return <Homeless {...all} />;
  }
  const records = recordFiles(review.changes.files).length;
  return (
    <>
      {(review.changes.files.length > 0 ||
        review.changes.conflicts.length === 0) && (
        <ChangedFiles
          files={review.changes.files}
          shown={props.shown}
          select={props.select}
          recordsTitle={trans._n(
            '%1 record for the next export',
            '%1 records for the next export',
            records
          )}
          trans={trans}
        />
      )}
      <Conflicts {...all} />
      <Proof {...all} />
      <Verdict {...all} />
      <NotebookNote {...all} />
      <Actions {...all} />
    </>
  );
}

function Actions(props: IReviewProps): JSX.Element {
  const { state, review, trans, write, cancel } = props;
  const idle = state.phase === 'idle';
  const off = whyOff(props);
  return (
    <div className="jp-promote-preview-actions">
      {state.hasTests && off === null && <TestsFirst {...props} />}
      <p
        className={state.notice === null ? '' : 'jp-promote-failure'}
        role="status"
      >
        {state.notice ?? ''}
      </p>
      {off !== null && state.notice === null && (
        <p className="jp-promote-preview-text">{off}</p>
      )}
      <div className="jp-promote-preview-buttons">
        {idle ? (
          <>
            <Button
              className="jp-mod-styled jp-mod-accept"
              disabled={off !== null}
              title={off ?? undefined}
              onClick={write}
            >
              {writeLabel(review, trans)}
            </Button>
            <Button className="jp-mod-styled jp-mod-reject" onClick={cancel}>
              {trans.__('Cancel')}
            </Button>
          </>
        ) : (
          <Busy {...props} />
        )}
      </div>
    </div>
  );
}

/** One sentence where the button is off; null: it is on. */
function whyOff({ state, review, trans }: IReviewProps): string | null {
  if (state.unavailable !== null) {
    return state.unavailable;
  }
  switch (review.gate.state) {
    case 'none':
      return trans.__('Nothing is marked: mark a cell first.');
    case 'closed':
      return trans.__('Not ready: the reasons stand above.');
    default:
      return review.changes.files.length === 0
        ? trans.__('The library is in step with the notebook.')
        : null;
  }
}

function TestsFirst({ state, trans }: IReviewProps): JSX.Element {
  return (
    <label className="jp-promote-preview-check">
      <input
        type="checkbox"
        checked={state.tested || state.testsFirst}
        disabled={state.tested || state.phase !== 'idle'}
        onChange={event => {
          state.testsFirst = event.currentTarget.checked;
        }}
      />
      {state.tested
        ? trans.__('imported and tested as it is')
        : trans.__('import and run the tests first, in a fresh kernel')}
    </label>
  );
}

/** Nothing can be said of files before it is known where they go. */
function Homeless(props: IReviewProps): JSX.Element {
  const { state, commands, trans, cancel } = props;
  const off = state.notebook.project?.unavailable ?? null;
  return (
    <section className="jp-promote-preview-section">
      <h2>
        {off === null
          ? trans.__('Where should library code live?')
          : trans.__('Export is off')}
      </h2>
      <p className="jp-promote-preview-text">
        {off ??
          trans.__(
            'This project has no library yet. Choose its folder once, then everything can be exported there.'
          )}
      </p>
      <div className="jp-promote-preview-buttons">
        {off === null && (
          <Button
            className="jp-mod-styled jp-mod-accept"
            onClick={() => void commands.execute(CommandIDs.chooseLibrary)}
          >
            {trans.__('Choose the folder…')}
          </Button>
        )}
        <Button className="jp-mod-styled jp-mod-reject" onClick={cancel}>
          {trans.__('Cancel')}
        </Button>
      </div>
    </section>
  );
}

function Busy({ state, runs, trans }: IReviewProps): JSX.Element {
  const tests = runs.of(state.notebook);
  switch (state.phase) {
    case 'testing':
      return (
        <>
          <span aria-busy="true">
            {tests.expected === null
              ? trans.__('A fresh kernel starts and imports…')
              : trans.__(
                  'Testing: %1 of %2',
                  tests.tests.length,
                  tests.expected
                )}
          </span>
          <Button
            className="jp-mod-styled jp-mod-reject"
            onClick={() => state.cancel()}
          >
            {trans.__('Stop')}
          </Button>
        </>
      );
    case 'writing':
      return <span aria-busy="true">{trans.__('Writing…')}</span>;
    case 'saving':
      return <span aria-busy="true">{trans.__('Saving the notebook…')}</span>;
    default:
      return (
        <span aria-busy="true">
          {trans.__('Reading notebook and project…')}
        </span>
      );
  }
}
