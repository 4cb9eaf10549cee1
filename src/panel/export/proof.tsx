/** What is proven about the files before they are written, and what is not. */
import { checkIcon } from '@jupyterlab/ui-components';
import type { LabIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IReview } from '../../engine';
import { codeFiles } from '../../model/export/change-files';
import { lineCounts } from './diff-text';
import type { IReviewProps } from './export-summary';
import { failingIcon, notRunIcon } from '../icons';
import type { Tone } from '../status';
import { ToneIcon } from '../status';

interface IFact {
  state: 'proven' | 'refuted' | 'open';
  text: string;
}

const LOOK: Record<IFact['state'], { icon: LabIcon; tone: Tone }> = {
  proven: { icon: checkIcon, tone: 'good' },
  refuted: { icon: failingIcon, tone: 'bad' },
  open: { icon: notRunIcon, tone: 'quiet' }
};

export function Proof({ review, trans }: IReviewProps): JSX.Element {
  const words: Record<IFact['state'], string> = {
    proven: trans.__('proven'),
    refuted: trans.__('refuted'),
    open: trans.__('not known')
  };
  return (
    <section className="jp-promote-preview-section">
      <h3>{trans.__('Proof')}</h3>
      <ul className="jp-promote-list">
        {facts(review, trans).map(({ state, text }) => (
          <li className="jp-promote-preview-fact" key={text}>
            <ToneIcon {...LOOK[state]} word={words[state]} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function facts(review: IReview, trans: TranslationBundle): IFact[] {
  return [
    names(review, trans),
    ...imports(review, trans),
    tests(review, trans),
    ...written(review, trans)
  ];
}

function names({ gate, ruff }: IReview, trans: TranslationBundle): IFact {
  const open = gate.reasons.some(
    ({ kind }) =>
      kind === 'blocker' || kind === 'undefined' || kind === 'syntax'
  );
  if (open) {
    return { state: 'refuted', text: trans.__('names are missing') };
  }
  return ruff === null
    ? {
        state: 'open',
        text: trans.__('names are not checked: ruff could not be loaded')
      }
    : { state: 'proven', text: trans.__('no undefined name') };
}

function imports({ tests }: IReview, trans: TranslationBundle): IFact[] {
  const failed = (tests?.imports ?? []).filter(({ error }) => error !== null);
  if (failed.length > 0) {
    return failed.map(({ importName, error }) => ({
      state: 'refuted' as const,
      text: trans.__('%1 can not be imported: %2', importName, error ?? '')
    }));
  }
  return (tests?.imports.length ?? 0) > 0
    ? [
        {
          state: 'proven',
          text: trans.__('imports cleanly in a fresh kernel')
        }
      ]
    : [{ state: 'open', text: trans.__('import not run yet') }];
}

function tests({ tests: run }: IReview, trans: TranslationBundle): IFact {
  if (run === null) {
    return { state: 'open', text: trans.__('tests not run yet') };
  }
  if (run.state === 'not-run') {
    return { state: 'open', text: run.reason ?? trans.__('tests not run') };
  }
  const count = (outcomes: string[]) =>
    run.tests.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const failed = count(['failed', 'error']);
  const passed = count(['passed']);
  if (failed > 0) {
    return {
      state: 'refuted',
      text: trans._n('%1 test fails', '%1 tests fail', failed)
    };
  }
  return passed === 0
    ? { state: 'open', text: trans.__('there is no test to run') }
    : {
        state: 'proven',
        text: trans._n(
          '%1 test passed, %2 s',
          '%1 tests passed, %2 s',
          passed,
          run.seconds.toFixed(1)
        )
      };
}

/** Only what can be counted is said: a line that goes may be an import that was joined with another. */
function written(review: IReview, trans: TranslationBundle): IFact[] {
  const touched = codeFiles(review.changes.files).filter(
    ({ before }) => before !== null
  );
  const removed = touched
    .map(file => lineCounts(file.before, file.text).removed)
    .reduce((sum, lines) => sum + lines, 0);
  if (touched.length === 0) {
    return [];
  }
  return [
    removed === 0
      ? {
          state: 'proven',
          text: trans.__('lines that are there already: unchanged')
        }
      : {
          state: 'open',
          text: trans._n(
            '%1 line that is there already is replaced: see the diff',
            '%1 lines that are there already are replaced: see the diff',
            removed
          )
        }
  ];
}
