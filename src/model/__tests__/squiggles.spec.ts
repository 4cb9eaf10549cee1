import type { IReview, IStandardResult } from '../../engine';
import { squigglesOf } from '../standards/squiggles';
import { aReview } from './a-review';

const NONE: ReadonlySet<string> = new Set();

function aStandard(more: Partial<IStandardResult>): IStandardResult {
  return {
    id: 'a',
    level: 'must',
    status: 'failing',
    counts: true,
    findings: [0],
    ...more
  } as IStandardResult;
}

function reviewWith(
  standards: IStandardResult[],
  state: IReview['gate']['state'] = 'draft'
): IReview {
  return {
    ...aReview({ state }),
    findings: [
      { cell: 'c1', range: { start: 4, end: 9 } },
      { cell: 'c1', range: null },
      { cell: null, range: null }
    ] as IReview['findings'],
    standards
  };
}

/** Ids of the standards that are underlined, by cell. */
function underlined(
  ...args: Parameters<typeof squigglesOf>
): Record<string, string[]> {
  return Object.fromEntries(
    [...squigglesOf(...args)].map(([cell, list]) => [
      cell,
      list.map(({ standard }) => standard.id)
    ])
  );
}

describe('what is underlined', () => {
  it('is what has a place in a cell', () => {
    const review = reviewWith([aStandard({ findings: [0, 1, 2] })]);
    expect([...squigglesOf(review, 'musts', NONE)]).toMatchObject([
      ['c1', [{ start: 4, end: 9 }]]
    ]);
  });

  it('are open musts, or everything open, or nothing', () => {
    const review = reviewWith([
      aStandard({ id: 'should', level: 'should' }),
      aStandard({ id: 'waived', status: 'waived' }),
      aStandard({ id: 'later', counts: false })
    ]);
    expect(underlined(review, 'musts', NONE)).toEqual({});
    expect(underlined(review, 'all', NONE)).toEqual({ c1: ['should'] });
    expect(underlined(review, 'none', NONE)).toEqual({});
  });

  it('is nothing while nothing is marked, and nothing that was put off', () => {
    const standards = [aStandard({})];
    expect(underlined(reviewWith(standards, 'none'), 'all', NONE)).toEqual({});
    expect(underlined(reviewWith(standards), 'all', new Set(['a']))).toEqual(
      {}
    );
  });

  it('is underlined once, whoever else binds it', () => {
    const review = reviewWith([aStandard({}), aStandard({ id: 'b' })]);
    expect(underlined(review, 'musts', NONE)).toEqual({ c1: ['a'] });
  });
});
