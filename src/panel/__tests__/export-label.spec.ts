import { nullTranslator } from '@jupyterlab/translation';
import type { IBlocker, IModule } from '../../engine';
import { aFile, aReview, openMust } from '../../model/__tests__/a-review';
import { exportLabel, writeLabel } from '../export/export-label';

const trans = nullTranslator.load('jupyterlab_promote');

function blockedBy(blocker: Partial<IBlocker>): IModule[] {
  return [{ symbols: [{ blockers: [blocker] }] } as unknown as IModule];
}

describe('exportLabel', () => {
  it('says what will happen', () => {
    expect(exportLabel(aReview({ state: 'open' }), trans)).toBe('Export');
    expect(
      exportLabel(
        aReview({ state: 'draft', reasons: [openMust('a'), openMust('b')] }),
        trans
      )
    ).toBe('Export as draft (2 open)');
  });

  it('names what is missing', () => {
    const review = aReview({
      state: 'closed',
      reasons: [openMust('a'), { kind: 'blocker', message: 'No today.' }],
      modules: blockedBy({ name: 'today', reason: 'notebook-variable' })
    });
    expect(exportLabel(review, trans)).toBe('Not ready: today is missing');
  });

  it('does not call a name missing that stands in the way', () => {
    const review = aReview({
      state: 'closed',
      reasons: [{ kind: 'blocker', message: 'A cycle.' }],
      modules: blockedBy({ name: 'fit', reason: 'module-cycle' })
    });
    expect(exportLabel(review, trans)).toBe('Not ready: fit is in the way');
  });

  it.each([
    ['conflict', 'Not ready: 1 conflict'],
    ['secret', 'Not ready: a secret in the notebook'],
    ['test-failed', 'Not ready: a test fails'],
    ['no-library', 'Not ready: no library yet']
  ] as const)('says %s in words', (kind, label) => {
    const review = aReview({
      state: 'closed',
      reasons: [{ kind, message: '' }]
    });
    expect(exportLabel(review, trans)).toBe(label);
  });
});

describe('writeLabel', () => {
  it('counts what people read, not our records', () => {
    const files = [
      aFile(),
      aFile({ path: 'tests/test_features.py', kind: 'test' }),
      aFile({ path: '.promote/ledger/prices.ipynb.jsonl', kind: 'ledger' })
    ];
    expect(writeLabel(aReview({ state: 'open', files }), trans)).toBe(
      'Export 2 files'
    );
    expect(writeLabel(aReview({ state: 'draft', files }), trans)).toBe(
      'Export 2 files as draft'
    );
    expect(
      writeLabel(aReview({ state: 'open', files: files.slice(2) }), trans)
    ).toBe('Update the record');
  });
});
