/** The marked tests and the project's tests: the last run, or the one under way. */
import { Button, checkIcon } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { ITestCase } from '../engine';
import type { PromoteNotebook } from '../model/notebook';
import type { TestRuns } from '../model/export/test-runs';
import { CommandIDs } from '../tokens';
import { failingIcon, notRunIcon } from './icons';
import type { ISectionContext } from './section';
import { Section } from './section';
import { ToneIcon } from './status';

export class Tests extends Section {
  constructor(
    context: ISectionContext,
    private readonly _runs: TestRuns
  ) {
    super(context);
    _runs.changed.connect(this.update, this);
  }

  protected render(): JSX.Element {
    const notebook = this.model.current;
    return notebook === null ? (
      <></>
    ) : (
      <TestsView {...this.context} notebook={notebook} runs={this._runs} />
    );
  }
}

interface ITestsProps extends ISectionContext {
  notebook: PromoteNotebook;
  runs: TestRuns;
}

function TestsView(props: ITestsProps): JSX.Element {
  const { notebook, runs, commands, trans } = props;
  const stage = notebook.latest?.stage;
  const state = runs.of(notebook);
  if (stage === undefined || notebook.latest?.gate.state === 'none') {
    return (
      <p className="jp-promote-quiet">
        {trans.__('Nothing marked, nothing to test yet.')}
      </p>
    );
  }
  const run = state.run;
  const outdated = run !== null && run.fingerprint !== stage.fingerprint;
  const tests = state.running ? state.tests : (run?.tests ?? []);
  const failed = tests.filter(isFailed);
  const passed = tests.filter(({ outcome }) => outcome === 'passed');
  const skipped = tests.length - failed.length - passed.length;
  return (
    <>
      <div className="jp-promote-actions">
        {state.running ? (
          <Button className="jp-promote-fix" onClick={() => state.cancel()}>
            {trans.__('Stop')}
          </Button>
        ) : (
          <Button
            className="jp-promote-fix"
            onClick={() => void commands.execute(CommandIDs.runTests)}
          >
            {trans.__('Run the tests in a fresh kernel')}
          </Button>
        )}
      </div>
      <p className="jp-promote-quiet" aria-busy={state.running}>
        {state.running
          ? trans.__('Running: %1 so far', tests.length)
          : run === null
            ? trans.__('Not run yet.')
            : run.state === 'not-run'
              ? (run.reason ?? trans.__('Not run.'))
              : trans.__(
                  '%1 passed, %2 failed in %3 s',
                  passed.length,
                  failed.length,
                  run.seconds.toFixed(1)
                )}
        {skipped > 0 &&
          !state.running &&
          ` · ${trans.__('%1 skipped', skipped)}`}
        {outdated && ` · ${trans.__('edited since')}`}
      </p>
      {(run?.imports ?? [])
        .filter(({ error }) => error !== null)
        .map(({ importName, error }) => (
          <p className="jp-promote-failure" key={importName}>
            {trans.__('%1 can not be imported: %2', importName, error ?? '')}
          </p>
        ))}
      <div className={outdated ? 'jp-mod-stale' : ''}>
        <TestList {...props} tests={failed} />
        {failed.length < tests.length && (
          <details className="jp-promote-fold">
            <summary>
              {failed.length > 0
                ? trans.__('The others')
                : trans.__('Each of them')}
            </summary>
            <TestList
              {...props}
              tests={tests.filter(test => !isFailed(test))}
            />
          </details>
        )}
      </div>
    </>
  );
}

function TestList(
  props: ITestsProps & { tests: readonly ITestCase[] }
): JSX.Element {
  return (
    <ul className="jp-promote-list">
      {props.tests.map(test => (
        <TestRow {...props} test={test} key={test.id} />
      ))}
    </ul>
  );
}

function isFailed(test: ITestCase): boolean {
  return test.outcome === 'failed' || test.outcome === 'error';
}

function TestRow(props: ITestsProps & { test: ITestCase }): JSX.Element {
  const { test, trans } = props;
  const name = test.id.split('::').slice(1).join(' › ') || test.id;
  return (
    <li>
      <div className="jp-promote-row" title={test.id}>
        {isFailed(test) ? (
          <ToneIcon icon={failingIcon} tone="bad" word={trans.__('failed')} />
        ) : test.outcome === 'passed' ? (
          <ToneIcon icon={checkIcon} tone="good" word={trans.__('passed')} />
        ) : (
          <ToneIcon icon={notRunIcon} tone="quiet" word={trans.__('skipped')} />
        )}
        <span className="jp-promote-title">{name}</span>
        <span className="jp-promote-count">
          {trans.__('%1 s', test.seconds.toFixed(1))}
        </span>
      </div>
      {isFailed(test) && (
        <>
          {test.failedBefore === true && (
            <p className="jp-promote-detail">
              {trans.__('Fails without the export as well.')}
            </p>
          )}
          <pre className="jp-promote-trace">{test.message}</pre>
        </>
      )}
    </li>
  );
}
