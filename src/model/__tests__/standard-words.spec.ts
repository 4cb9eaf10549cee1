import { nullTranslator } from '@jupyterlab/translation';
import type { IReview, IStandardResult } from '../../engine';
import type { PromoteNotebook } from '../notebook';
import { checklistOf, questionOf, reach } from '../standards/standard-words';
import { aReview } from './a-review';

const trans = nullTranslator.load('');

/** Words of a document, which nobody translates. */
const WORDS = {
  statement: 'log, never print',
  section: 'Logging',
  cell: 'Clean',
  fix: 'Log it',
  met: 'met one',
  later: 'later one',
  other: 'agree'
};

function aStandard(more: Partial<IStandardResult>): IStandardResult {
  return {
    id: 'logging-no-print',
    level: 'must',
    section: 'Logging',
    source: 'STANDARDS.md',
    text: 'log, never print.\nAlways.',
    title: WORDS.statement,
    status: 'failing',
    reason: null,
    counts: true,
    findings: [0],
    ...more
  } as IStandardResult;
}

function reviewWith(standards: IStandardResult[]): IReview {
  const review = aReview({ state: 'draft' });
  return {
    ...review,
    cells: { a: { index: 0, title: WORDS.cell } },
    document: {
      ...review.document,
      sections: [
        { title: WORDS.section, slug: 'logging', source: 'STANDARDS.md' }
      ]
    } as IReview['document'],
    findings: [
      { cell: 'a', sentence: 'Cell “Clean” prints.', fix: { title: WORDS.fix } }
    ] as IReview['findings'],
    standards
  };
}

const notebook = {
  settledCells: new Map([
    [
      { sharedModel: { getSource: () => 'x = """```"""\nprint(x)\n' } },
      { key: 'a', source: '' }
    ]
  ])
} as unknown as PromoteNotebook;

describe('a question for others', () => {
  it('holds statement, place, finding, cell and remedy', () => {
    const standard = aStandard({});
    expect(questionOf(notebook, reviewWith([standard]), standard, trans)).toBe(
      [
        'A question about `prices.ipynb`',
        '> log, never print.\n> Always.\n>\n> (must, STANDARDS.md#logging)',
        '- Cell “Clean” prints.',
        // A fence in the cell does not end ours.
        'Clean\n\n````python\nx = """```"""\nprint(x)\n````',
        'The tool offers:\n- Log it',
        'What shall we do?\n'
      ].join('\n\n')
    );
  });

  it('has a reason where there is no finding', () => {
    const standard = aStandard({
      findings: [],
      status: 'not-run',
      reason: 'The tests have not been run.'
    });
    expect(
      questionOf(notebook, reviewWith([standard]), standard, trans)
    ).toContain('\n\nThe tests have not been run.\n\nWhat shall we do?');
  });
});

describe('a checklist for the backlog', () => {
  it('lists what is open and counts, in its sections', () => {
    const review = reviewWith([
      aStandard({}),
      aStandard({ title: WORDS.met, status: 'met', findings: [] }),
      aStandard({ title: WORDS.later, counts: false }),
      aStandard({
        title: WORDS.other,
        section: 'Handover',
        status: 'waiting',
        level: 'should',
        findings: []
      })
    ]);
    expect(checklistOf(review)).toBe(
      [
        '## prices.ipynb',
        '### Logging\n- [ ] **must** log, never print (STANDARDS.md#logging)\n  - Cell “Clean” prints.',
        '### Handover\n- [ ] **should** agree (STANDARDS.md)\n'
      ].join('\n\n')
    );
  });
});

describe('the owner', () => {
  it.each([
    ['ada@example.org', { by: 'mail', address: 'ada@example.org' }],
    ['Ada <ada@example.org>', { by: 'mail', address: 'ada@example.org' }],
    ['mailto:ada@example.org', { by: 'mail', address: 'ada@example.org' }],
    [
      'https://chat.example.org/c/1',
      { by: 'link', url: 'https://chat.example.org/c/1' }
    ],
    ['@data-engineering', { by: 'copy' }],
    ['javascript:alert(1)', { by: 'copy' }]
  ])('%s', (owner, how) => {
    expect(reach(owner)).toEqual(how);
  });
});
