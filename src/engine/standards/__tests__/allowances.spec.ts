import * as fc from 'fast-check';

import {
  bench,
  codeCell,
  documentOf,
  ruff,
  standardOf
} from '../../checks/__tests__/workbench';
import { notebookOf } from '../../notebook/read';
import type { ICellSource } from '../../notebook/types';
import type { Level } from '../../checks/types';
import { checkedOf } from '../../report/checked';
import { checkMarkdown } from '../../report/markdown';
import type { IFormatOptions } from '../../report/formats';
import { checkJson } from '../../report/json';
import { checkText } from '../../report/text';
import { reviewOf } from '../../review';
import type { IReview } from '../../review';
import type { Binding, IDocument } from '../types';

const TODAY = '2026-11-24';
const PRINTS: Binding = { kind: 'check', id: 'logging-no-print', options: {} };
const DOCS: Binding = { kind: 'ruff', codes: ['D103', 'ANN001'] };

interface IGiven {
  cells: ICellSource[];
  level?: Level;
  binding?: Binding;
  locked?: string[];
  language?: string;
  more?: Partial<IDocument>;
}

function review(given: IGiven): IReview {
  const { cells, level = 'must', binding = PRINTS, locked = [] } = given;
  const standards = [standardOf('it', [binding], level)];
  const { project } = bench({ cells: [], standards });
  const { snapshot } = project;
  return reviewOf({
    notebook: notebookOf('n.ipynb', given.language ?? 'python', cells),
    project: {
      ...project,
      snapshot: {
        ...snapshot,
        administration: { ...snapshot.administration, locked }
      }
    },
    document: { ...documentOf(standards), ...given.more },
    linter: ruff,
    tests: null,
    aim: null,
    today: TODAY,
    cellNames: 'number'
  });
}

const printing = (comment: string, first = ''): ICellSource[] => [
  codeCell('a', `${first}def show(x):\n    print(x)${comment}\n    return x`)
];
const of = (comment: string, first = ''): IReview =>
  review({ cells: printing(comment, first) });

describe('a waiver in the code', () => {
  it.each([
    [
      'on the line',
      '  # promote: allow logging-no-print until 2027-03-31 -- a tool',
      ''
    ],
    [
      'on the cell’s first line',
      '',
      '# promote: allow logging-no-print until 2027-03-31 -- a tool\n'
    ],
    [
      'below an nbdev directive',
      '',
      '#| export features\n# promote: allow logging-no-print until 2027-03-31 -- a tool\n'
    ]
  ])(
    '%s takes the finding out of the verdict and keeps it in sight',
    (_, comment, first) => {
      const { standards, findings, gate, allowances } = of(comment, first);
      expect(standards).toMatchObject([
        {
          status: 'waived',
          reason: 'Waived in the code until 2027-03-31: a tool.',
          findings: [],
          allowed: [0],
          waiver: {
            until: '2027-03-31',
            by: null,
            reason: 'a tool',
            in: 'code',
            ended: false
          }
        }
      ]);
      expect(findings[0].waiver).toMatchObject({
        until: '2027-03-31',
        reason: 'a tool',
        problem: null
      });
      expect(gate.state).toBe('open');
      expect(allowances).toMatchObject([{ used: true, problem: null }]);
    }
  );

  it.each([
    [
      'without a reason',
      'logging-no-print until 2027-03-31',
      'It gives no reason'
    ],
    [
      'without a day for a must',
      'logging-no-print -- a tool',
      'write `until 2027-02-23`'
    ],
    [
      'for more than a year of a must',
      'logging-no-print until 2028-03-31 -- a tool',
      'for a year at most, until 2027-11-25'
    ],
    [
      'that has ended',
      'logging-no-print until 2026-11-23 -- a tool',
      'It ended on 2026-11-23.'
    ],
    [
      'until a day that is none',
      'logging-no-print until 2027-02-30 -- a tool',
      '`until 2027-02-30` names no day'
    ]
  ])('%s does not hold, and the finding says so', (_, comment, why) => {
    const { standards, findings, gate } = of(`  # promote: allow ${comment}`);
    expect(standards).toMatchObject([
      { status: 'failing', findings: [0], allowed: [] }
    ]);
    expect(findings[0].sentence).toContain(
      'The waiver in line 2 does not hold: '
    );
    expect(findings[0].sentence).toContain(why);
    expect(gate.state).toBe('draft');
  });

  it('needs no day for a should', () => {
    const cells = printing('  # promote: allow logging-no-print -- a tool');
    const { standards } = review({ cells, level: 'should' });
    expect(standards).toMatchObject([
      { status: 'waived', waiver: { until: null } }
    ]);
  });

  it('of an unknown check is said with the nearest one', () => {
    const { allowances, findings } = of(
      '  # promote: allow loging-no-print until 2027-03-31 -- x'
    );
    expect(findings[0].waiver).toBeUndefined();
    expect(allowances[0].problem).toMatch(
      /no check `loging-no-print`.*Did you mean `logging-no-print`/
    );
  });

  it('in a string, on another line or in another cell is none', () => {
    const allow = '# promote: allow logging-no-print until 2027-03-31 -- x';
    for (const cells of [
      [codeCell('a', `def show(x):\n    print(x, "${allow}")\n    return x`)],
      [codeCell('a', `def show(x):\n    print(x)\n    return x  ${allow}`)],
      [codeCell('b', allow), ...printing('')]
    ]) {
      expect(review({ cells }).standards).toMatchObject([
        { status: 'failing' }
      ]);
    }
  });

  it('does not touch the other findings of a standard', () => {
    const allow = '  # promote: allow logging-no-print until 2027-03-31 -- x';
    const cells = [
      ...printing(allow),
      codeCell('b', 'def other(x):\n    print(x)')
    ];
    const { standards, gate } = review({ cells });
    expect(standards).toMatchObject([
      { status: 'failing', findings: [1], allowed: [0] }
    ]);
    expect(gate.reasons[0].message).toContain('1 finding');
  });

  it('does not open what an administrator has locked', () => {
    const cells = printing(
      '  # promote: allow logging-no-print until 2027-03-31 -- x'
    );
    const { standards, findings } = review({ cells, locked: ['it'] });
    expect(standards).toMatchObject([{ status: 'failing' }]);
    expect(findings[0].sentence).toContain(
      '`it` is locked by your administrator.'
    );
  });

  it('of a secret opens the gate, and nothing else does', () => {
    const secret = 'api_key = "sk-live-9f8e7d6c5b4a39281706f5e4d3c2b1a0"';
    const closed = review({ cells: [codeCell('a', secret, null)] });
    expect(closed.gate.state).toBe('closed');
    const allowed = review({
      cells: [
        codeCell(
          'a',
          `${secret}  # promote: allow config-no-secrets until 2027-01-31 -- of the sandbox, public`,
          null
        )
      ]
    });
    expect(allowed.gate.state).toBe('none');
    expect(allowed.findings[0].waiver?.problem).toBeNull();
  });

  it('of a rule takes a folded row out only where it names all of its rules', () => {
    const cells = (ids: string): ICellSource[] => [
      codeCell(
        'a',
        `def f(x):  # promote: allow ${ids} until 2027-03-31 -- shown in a talk\n    return x`
      )
    ];
    const status = (ids: string): string =>
      review({ cells: cells(ids), binding: DOCS }).standards[0].status;
    expect(status('D103')).toBe('failing');
    expect(status('D103, ANN001')).toBe('waived');
    expect(status('D,ANN')).toBe('waived');
  });

  it('stands in every report', () => {
    const cells = [
      ...printing(
        '  # promote: allow logging-no-print until 2027-03-31 -- a tool'
      ),
      codeCell(
        'b',
        'import os  # noqa: F401\nY = 1  # promote: allow tests-pass until 2027-03-31 -- x'
      )
    ];
    const notebook = notebookOf('n.ipynb', 'python', cells);
    const reviewed = [checkedOf(notebook, review({ cells }))];
    const text = checkText(reviewed, { colours: false });
    expect(text).toContain('= waived until 2027-03-31: a tool');
    expect(text).toContain(
      'In the code\n  n.ipynb:cell 2:1: `noqa` silences F401 without a reason'
    );
    expect(text).toContain(
      'n.ipynb:cell 2:2: this waiver waives nothing: tests-pass has no finding here'
    );
    expect(JSON.parse(checkJson(reviewed))).toMatchObject({
      findings: [{ waiver: { until: '2027-03-31', problem: null } }],
      standards: [
        { status: 'waived', findings: [], allowed: [0], waiver: { in: 'code' } }
      ],
      inCode: [
        { kind: 'waiver', index: 1, line: 2, used: true },
        { kind: 'noqa', index: 2, line: 1, ids: ['F401'], reason: null },
        { kind: 'waiver', index: 2, line: 2, used: false }
      ]
    });
  });
});

it('reads any comment without a throw', () => {
  const word = fc.constantFrom(
    ...'# promote : allow until -- — noqa : F401 , logging-no-print 2027-03-31 2027-02-30 \ud800 \0 " ruff D'.split(
      ' '
    ),
    '   '
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), words => {
      const comment = `# promote: allow ${words.join(' ')}`;
      const { allowances, findings } = review({
        cells: printing(`  ${comment}`)
      });
      for (const { problem } of allowances) {
        expect(problem === null || /[.?]$/.test(problem)).toBe(true);
      }
      // A NUL is no Python, and then nothing prints.
      expect(findings.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 60 }
  );
  const long = `  # promote: allow ${' '.repeat(100_000)}x`;
  expect(review({ cells: printing(long) }).allowances).toHaveLength(1);
});

it('lists `noqa` of what would leave, and of nothing else', () => {
  const cells = [
    codeCell('a', 'def f(x):  # NOQA\n    return "# noqa"'),
    codeCell('b', 'import os  # noqa: F401', null)
  ];
  expect(review({ cells }).silenced).toMatchObject([
    { cell: 'a', line: 1, text: '# NOQA', codes: [] }
  ]);
});

it('does not check another language, whole notebooks and people apart', () => {
  const { standards } = review({
    cells: [codeCell('a', 'x <- 1', null)],
    language: 'r'
  });
  expect(standards).toMatchObject([
    {
      status: 'not-checked-here',
      reason:
        'The notebook is written in r, and this is checked in Python only.'
    }
  ]);
  const order: Binding = {
    kind: 'check',
    id: 'notebook-runs-in-order',
    options: {}
  };
  expect(
    review({ cells: [], language: 'r', binding: order }).standards
  ).toMatchObject([{ status: 'nothing' }]);
});

it.each([
  [
    '2026-05-01',
    '6 months',
    'The review of STANDARDS.md was due on 2026-10-28: go through it with @team and write the day as `reviewed: 2026-11-24`.'
  ],
  ['2026-06-01', '6 months', null],
  [null, '6 months', null],
  ['2020-01-01', null, null]
])(
  'says that a review of the document is overdue: %s, %s',
  (reviewed, reviewIn, message) => {
    const { document } = review({
      cells: [],
      more: { reviewed, reviewIn, owner: '@team' }
    });
    expect(document.problems.map(problem => problem.message)).toEqual(
      message === null ? [] : [message]
    );
  }
);

const OPTIONS: IFormatOptions = {
  colours: false,
  today: '2026-11-24',
  version: '0',
  folder: '',
  unreadable: []
};

it('lists a must that was lowered, with its reason, in every report', () => {
  const cells = [codeCell('a', 'X = 1')];
  const lowered = {
    id: 'tests-pass',
    to: 'should' as const,
    because: 'no test bed',
    source: 'pack acme',
    by: 'STANDARDS.md',
    line: 7
  };
  const checked = checkedOf(
    notebookOf('n.ipynb', 'python', cells),
    review({ cells, more: { lowered: [lowered] } })
  );
  expect(checkText([checked], { colours: false })).toContain(
    'Lowered\n  STANDARDS.md:7: `tests-pass`, a must in pack acme, is a should here: no test bed\n'
  );
  expect(JSON.parse(checkJson([checked])).lowered).toEqual([lowered]);
  expect(checkMarkdown([checked], OPTIONS)).toContain(
    '### Lowered\n\n- `tests-pass`, a must in pack acme, is a should here: no test bed'
  );
});
