import type { IDocument, IStandard } from '../types';
import { documentOf, problems, written } from './documents';

const MATTER = 'library: src/x';

function read(body: string, matter = MATTER): IDocument {
  return documentOf(written(matter, body));
}

function only(body: string, matter = MATTER): IStandard {
  const { standards } = read(body, matter);
  expect(standards).toHaveLength(1);
  return standards[0];
}

describe('a statement', () => {
  it('has level, words, bindings, help and rationale', () => {
    const standard = only(
      [
        '# Page',
        '## Logging & errors',
        'Operations read the logs.',
        '- **Must** log through a [module logger](https://docs), never print. `check: logging-no-print`',
        '',
        '  Print is *lost* there.',
        '',
        '  ```py',
        '  log.info("x")',
        '  ```',
        '  - nested prose'
      ].join('\n')
    );
    expect(standard).toEqual({
      id: 'logging-no-print',
      level: 'must',
      stage: null,
      section: 'Logging & errors',
      line: 7,
      text: 'log through a [module logger](https://docs), never print.',
      title: 'log through a module logger, never print.',
      help: 'Print is *lost* there.\n\n```py\nlog.info("x")\n```\n\n- nested prose',
      rationale: 'https://docs',
      bindings: [{ kind: 'check', id: 'logging-no-print', options: {} }],
      source: 'STANDARDS.md'
    });
  });

  it.each([
    ['**Must** a.', 'must', 'a.'],
    ['**must:** a.', 'must', 'a.'],
    ['**Should** – a.', 'should', 'a.'],
    ['__May__ a.', 'may', 'a.'],
    ['**Must not** a.', 'must', 'not a.'],
    ['MUST a.', 'must', 'a.'],
    ['Functions **should** be short.', 'should', 'Functions should be short.'],
    ['Functions SHOULD be short.', 'should', 'Functions SHOULD be short.'],
    ['**Muss** kurz sein.', 'must', 'kurz sein.'],
    ['**Bold** a.', 'may', 'Bold a.'],
    ['In May a.', 'may', 'In May a.']
  ])('%s is a %s', (item, level, title) => {
    const matter = `${MATTER}\nlevels: {Muss: must}\ndefault: may\nstatements: all`;
    expect(only(`- ${item}`, matter)).toMatchObject({ level, title });
  });

  it('takes its level from the nearest heading that names one', () => {
    const matter = 'levels: {Pflicht: must, Kür: may}';
    const { standards } = read(
      '# Pflicht\n## Namen\n- a\n## Kür des Hauses\n- b\n- **Should** c\n# Anderes\n- d\n# Pflichtteil\n- e',
      matter
    );
    expect(standards.map(one => [one.title, one.level])).toEqual([
      ['a', 'must'],
      ['b', 'may'],
      ['c', 'should']
    ]);
  });

  it('takes its stage from the nearest heading, from stage=, or is of the first', () => {
    const { standards, problems: found } = read(
      [
        '- **Must** a. `check: tests-pass`',
        '## Gold: reused',
        '### Deep',
        '- **Must** b. `check: tests-present`',
        '- **Must** c. `check: repro-seeded stage=silver`',
        '## Goldener Schnitt',
        '- **Must** d. `check: project-ci`'
      ].join('\n'),
      'stages: [Silver, Gold]'
    );
    expect(standards.map(one => one.stage)).toEqual([
      'Silver',
      'Gold',
      'Silver',
      'Silver'
    ]);
    expect(found).toEqual([]);
  });

  it('may have several bindings, and a full stop behind them', () => {
    expect(
      only(
        '- **Must** a: `check: tests-present`, `check: tests-pass` `sign-off: review owner=@team expires=180d`.'
      ).bindings
    ).toEqual([
      { kind: 'check', id: 'tests-present', options: {} },
      { kind: 'check', id: 'tests-pass', options: {} },
      { kind: 'sign-off', id: 'review', owner: '@team', expires: 180 }
    ]);
  });

  it('may have them at the end of its last paragraph', () => {
    const standard = only('- **Must** a.\n\n  Because so. `check: tests-pass`');
    expect(standard).toMatchObject({ id: 'tests-pass', help: 'Because so.' });
  });

  it('gets options by their types', () => {
    expect(
      only('- x `check: tests-coverage min=80% branch=yes of="src/a b"`')
        .bindings
    ).toMatchObject([{ options: { min: 80, branch: true, of: 'src/a b' } }]);
  });

  it('is bound to ruff by codes, prefixes or the team’s own selection', () => {
    const { standards } = read(
      '## Style\n- a `ruff: PD002, NPY`\n- b `ruff: configured`'
    );
    expect(standards).toMatchObject([
      { id: 'style-1', bindings: [{ kind: 'ruff', codes: ['PD002', 'NPY'] }] },
      { id: 'style-2', bindings: [{ kind: 'ruff', codes: 'configured' }] }
    ]);
  });

  it('keeps other inline code as text', () => {
    expect(only('- **Must** use `df.copy()` or `x: int`').text).toBe(
      'use `df.copy()` or `x: int`'
    );
  });

  it('writes reference links out', () => {
    const standard = only(
      '- **Must** [a][1], [b], [c][].\n\n[1]: ../x.md "T"\n[b]: <b c>\n[c]: https://c'
    );
    expect(standard.text).toBe(
      '[a](<../x.md> "T"), [b](<b c>), [c](<https://c>).'
    );
    expect(standard.rationale).toBe('../x.md');
  });

  it('without a binding is read by people, or signed off where the document says so', () => {
    expect(only('## Data\n- **Must** ask.').bindings).toEqual([]);
    expect(
      only('## Data\n- **Must** ask.', 'unbound: sign-off\nowner: "@x"')
        .bindings
    ).toEqual([{ kind: 'sign-off', id: 'data-1', owner: '@x', expires: null }]);
  });

  it('has an id of its own, whatever the headings', () => {
    const { standards } = read(
      '## A b!\n- x\n- y\n## A b!\n- z\n- z `check: tests-pass`\n- z `check: tests-pass`\n- z `check: tests-pass`',
      'statements: all'
    );
    expect(standards.map(one => one.id)).toEqual([
      'a-b-1',
      'a-b-2',
      'a-b-1-1',
      'tests-pass',
      'tests-pass-2',
      'tests-pass-3'
    ]);
  });
});

describe('which items are statements', () => {
  const BODY =
    '- plain\n- [ ] task\n- [x] done\n- **Must** marked\n- bound `check: tests-pass`\n1. number';

  it.each([
    ['marked', ['marked', 'bound']],
    ['tasks', ['task', 'done', 'bound']],
    ['all', ['plain', 'task', 'done', 'marked', 'bound', 'number']]
  ])('%s', (statements, titles) => {
    const found = read(BODY, `statements: ${statements}`).standards;
    expect(found.map(one => one.title)).toEqual(titles);
  });

  it('nested ones with a binding are their own, others help', () => {
    const { standards, sections } = read(
      '- **Must** outer\n  - inner `check: tests-pass`\n  - **Must** help\n- Group\n  - **Should** alone\n  - prose'
    );
    expect(standards.map(one => [one.title, one.help])).toEqual([
      ['inner', ''],
      ['outer', '- **Must** help'],
      ['alone', '']
    ]);
    expect(sections[0].prose).toBe('- Group\n\n- prose');
  });

  it('nothing in fences, tables, quotes and comments is one', () => {
    const { standards, problems: found } = read(
      [
        '```{code-block} md',
        '- **Must** a `chek: x`',
        '```',
        '> - **Must** b',
        '',
        '| - **Must** c |',
        '|---|',
        '| - [ ] d |',
        '',
        '::: {.callout}',
        '<!-- - **Must** e -->',
        '',
        '<script>alert(1)</script>',
        ':::'
      ].join('\n'),
      'statements: all'
    );
    expect(standards).toEqual([]);
    expect(found).toEqual([]);
  });
});

describe('prose and sections', () => {
  it('keeps what is no statement, by section', () => {
    const { sections, title } = read(
      'Before.\n\n# Page\nIntro.\n\n## One\nWhy *so*.\n\n- prose item\n- **Must** a `check: tests-pass`\n\n> quote\n\n## Two'
    );
    expect(title).toBe('Page');
    expect(sections).toEqual([
      {
        title: '',
        slug: '',
        line: 1,
        depth: 0,
        prose: 'Before.',
        source: 'STANDARDS.md'
      },
      {
        title: 'Page',
        slug: 'page',
        line: 6,
        depth: 1,
        prose: 'Intro.',
        source: 'STANDARDS.md'
      },
      {
        title: 'One',
        slug: 'one',
        line: 9,
        depth: 2,
        prose: 'Why *so*.\n\n- prose item\n\n> quote',
        source: 'STANDARDS.md'
      },
      {
        title: 'Two',
        slug: 'two',
        line: 17,
        depth: 2,
        prose: '',
        source: 'STANDARDS.md'
      }
    ]);
  });

  it('says how each item was read', () => {
    const { readings } = read(
      '# T\n- **Must** a `check: tests-pass`\n- b\n- Later. `waive: tests-pass until=2027-01-01`\n- No. `not-applicable: tests-pass`\n\nText.'
    );
    expect(readings).toEqual([
      { line: 5, text: 'a', as: 'statement', standard: 'tests-pass' },
      { line: 6, text: 'b', as: 'prose', standard: null },
      { line: 7, text: 'Later.', as: 'waiver', standard: 'tests-pass' },
      { line: 8, text: 'No.', as: 'not-applicable', standard: 'tests-pass' },
      { line: 10, text: 'Text.', as: 'prose', standard: null }
    ]);
  });
});

describe('what can’t be read', () => {
  it.each([
    [
      '`chek: logging-no-print`',
      '`chek` is no key; keys are `check`, `ruff`, `sign-off`, `waive` or `not-applicable`. Did you mean `check`?'
    ],
    ['`Check: logging-no-print`', 'Did you mean `check`?'],
    ['`signoff: x`', 'Did you mean `sign-off`?'],
    [
      '`check logging-no-print`',
      'the colon is missing. Did you mean `check: logging-no-print`?'
    ],
    [
      '`check: loging-no-print`',
      'there is no check `loging-no-print`. Did you mean `logging-no-print`?'
    ],
    ['`check: constructor`', 'there is no check `constructor`.'],
    ['`check:`', 'the id of a check is missing.'],
    ['`check: tests-pass, tests-present`', 'one id of a check is wanted'],
    [
      '`check: tests-pass min=8`',
      '`tests-pass` has no options, and `min` is given.'
    ],
    [
      '`check: tests-coverage mn=8`',
      '`tests-coverage` has no option `mn`; its options are `min`, `branch` or `of`. Did you mean `min`?'
    ],
    [
      '`check: tests-coverage min=8O`',
      '`min=8O` is no value for it; it must be a number.'
    ],
    [
      '`check: tests-pass stage=Gold`',
      '`stage=Gold`, but the front matter names no `stages`.'
    ],
    ['`ruff: E72Z`', 'ruff has no rule `E72Z`.'],
    ['`ruff: NYP002`', 'ruff has no rule `NYP002`. Did you mean `NPY002`?'],
    ['`ruff: PD901`', 'ruff has removed `PD901`; take it out.'],
    ['`ruff: E225`', 'ruff has `E225` only in preview'],
    ['`ruff:`', 'rules are missing'],
    ['`sign-off: a/b`', 'an id is made of letters'],
    ['`sign-off: a expires=soon`', '`expires=soon` is no time'],
    [
      '`sign-off: a onwer=@x`',
      'there is no option `onwer`; options are `owner`, `expires`, `stage` or `because`. Did you mean `owner`?'
    ]
  ])(
    '%s has its line and the nearest match, and stays open',
    (code, message) => {
      const document = read(
        `# T\n\n- **Must** a. ${code}\n- **Must** b. \`check: tests-pass\``
      );
      expect(problems(document)).toEqual([expect.stringMatching(/^6: /)]);
      expect(document.problems[0].message).toContain(message);
      expect(document.problems[0].severity).toBe('warning');
      expect(document.standards).toMatchObject([
        { title: 'a.', bindings: [{ kind: 'broken' }] },
        { title: 'b.', bindings: [{ kind: 'check' }] }
      ]);
    }
  );

  it('says where a binding stands in the middle of a marked item', () => {
    const document = read(
      '- **Must** `check: tests-pass` always.\n- we write `check: tests-pass` there'
    );
    expect(problems(document)).toEqual([
      '4: `check: tests-pass` binds nothing here: a binding stands at the end of its item.'
    ]);
  });

  it.each([
    ['`waive: tests-pass`', 'waives nothing: it needs a last day'],
    ['`waive: tests-pass until=2027-02-31`', 'has `2027-02-31`'],
    [
      '`waive: tests-pas until=2027-02-28`',
      'There is no statement `tests-pas` to waive. Did you mean `tests-pass`?'
    ],
    ['`not-applicable: x y`', 'waives nothing: one id of a statement is wanted']
  ])('%s waives nothing', (code, message) => {
    const document = read(
      `- **Must** a \`check: tests-pass\`\n- Reason. ${code}`
    );
    expect(problems(document).join()).toContain(message);
    expect(document.waivers).toEqual([]);
    expect(document.notApplicable).toEqual([]);
  });
});

it.each([
  ['[x](javascript:alert(1))', null],
  ['[x](<java\tscript:alert(1)>)', null],
  ['[x](JAVASCRIPT:alert(1)) and [y](why.md)', 'why.md'],
  ['[x](data:text/html,x)', null],
  ['[x](vbscript:x) <https://example.org/a>', 'https://example.org/a'],
  ['[x](mailto:a@example.org)', 'mailto:a@example.org'],
  ['[x](../a.md#b:c)', '../a.md#b:c']
])('takes no script for the rationale: %s', (link, rationale) => {
  const text = written('library: src/x', `- **Must** ${link}.`);
  expect(documentOf(text).standards).toMatchObject([{ rationale }]);
});
