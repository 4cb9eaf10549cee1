/** Proof by re-running: the button, how far it is, and what it said. */
import { Button, checkIcon, infoIcon } from '@jupyterlab/ui-components';
import type { LabIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IVerifyResult, IVerifySaid } from '../../engine';
import type { PromoteNotebook } from '../../model/notebook';
import type {
  NotebookVerify,
  VerifyProgress
} from '../../model/after-export/verify-runs';
import type { VerifyRuns } from '../../model/after-export/verify-runs';
import { CommandIDs } from '../../tokens';
import { failingIcon, notRunIcon } from '../icons';
import type { ISectionContext } from '../section';
import type { Tone } from '../status';
import { ToneIcon } from '../status';

interface IVerifyProps extends ISectionContext {
  notebook: PromoteNotebook;
  runs: VerifyRuns;
}

export function VerifyView(props: IVerifyProps): JSX.Element {
  const { notebook, runs, commands, trans } = props;
  const state = runs.of(notebook);
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
            title={trans.__(
              'Runs the notebook as it was at the last commit, or else the last export, and as it is, in fresh kernels on a copy of the project, and compares all values'
            )}
            onClick={() => void commands.execute(CommandIDs.verify)}
          >
            {trans.__('Prove it by re-running')}
          </Button>
        )}
      </div>
      {state.running ? (
        <p className="jp-promote-quiet" aria-busy="true">
          {progressText(state.progress, trans)}
        </p>
      ) : (
        state.result !== null &&
        state.said !== null && (
          <Result
            {...props}
            state={state}
            result={state.result}
            said={state.said}
          />
        )
      )}
    </>
  );
}

function progressText(
  progress: VerifyProgress | null,
  trans: TranslationBundle
): string {
  if (progress === null) {
    return trans.__('A fresh kernel starts…');
  }
  const run = {
    before: trans.__('As it was'),
    after: trans.__('As it is'),
    again: trans.__('As it was, once more')
  }[progress.run];
  return progress.event === 'run'
    ? trans.__('%1: a fresh kernel starts…', run)
    : trans.__('%1: cell %2 of %3', run, progress.number, progress.of);
}

const LOOK: Record<IVerifyResult['verdict'], { icon: LabIcon; tone: Tone }> = {
  same: { icon: checkIcon, tone: 'good' },
  differs: { icon: failingIcon, tone: 'bad' },
  error: { icon: failingIcon, tone: 'bad' },
  'not-run': { icon: notRunIcon, tone: 'quiet' }
};

function Result({
  notebook,
  state,
  result,
  said,
  commands,
  trans
}: IVerifyProps & {
  state: NotebookVerify;
  result: IVerifyResult;
  said: IVerifySaid;
}): JSX.Element {
  const { basis } = state;
  const outdated = basis !== null && !notebook.isCurrent(basis);
  const words: Record<IVerifyResult['verdict'], string> = {
    same: trans.__('same'),
    differs: trans.__('differs'),
    error: trans.__('error'),
    'not-run': trans.__('not run')
  };
  return (
    <div className={outdated ? 'jp-mod-stale' : ''}>
      <div className="jp-promote-row">
        <ToneIcon {...LOOK[result.verdict]} word={words[result.verdict]} />
        <span className="jp-promote-title">
          {said.verdict}
          {outdated && ` · ${trans.__('edited since')}`}
        </span>
      </div>
      <ul className="jp-promote-list">
        {said.lines.map(({ kind, text, cell }) => (
          <li key={text}>
            <div className="jp-promote-row jp-promote-verify-line">
              {kind === 'wrong' ? (
                <ToneIcon
                  icon={failingIcon}
                  tone="bad"
                  word={trans.__('differs')}
                />
              ) : (
                <ToneIcon
                  icon={kind === 'undecided' ? notRunIcon : infoIcon}
                  tone="quiet"
                  word={
                    kind === 'undecided'
                      ? trans.__('undecided')
                      : trans.__('note')
                  }
                />
              )}
              {cell === null ? (
                <span className="jp-promote-title">{text}</span>
              ) : (
                <button
                  className="jp-promote-link jp-promote-title"
                  onClick={() =>
                    void commands.execute(CommandIDs.reveal, { cell })
                  }
                >
                  {text}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
