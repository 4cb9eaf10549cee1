import { splitFrontMatter } from '../front-matter';
import { daysOf, isDate } from '../settings';
import { documentOf, problems, written } from './documents';

describe('front matter', () => {
  it('is read', () => {
    const document = documentOf(
      written(
        [
          'library: ./src/pricing/',
          'tests: checks',
          'stages: [Development, Staging]',
          'aim: staging',
          'gate: strict',
          'owner: "@data-engineering"',
          'reviewed: 2026-11-01',
          'review-in: 6 months',
          'applies-to: ["notebooks/**"]'
        ].join('\n'),
        '# How we deliver\n'
      )
    );
    expect(document).toMatchObject({
      path: 'STANDARDS.md',
      own: true,
      foreign: null,
      title: 'How we deliver',
      library: 'src/pricing',
      tests: 'checks',
      stages: ['Development', 'Staging'],
      aim: 'Staging',
      gate: 'strict',
      owner: '@data-engineering',
      reviewed: '2026-11-01',
      reviewIn: '6 months',
      appliesTo: ['notebooks/**'],
      keyLines: { library: 2, tests: 3, aim: 5 },
      problems: []
    });
  });

  it.each([
    [
      'gate: strikt',
      '`gate` is `strikt`; it can be `draft` or `strict`. Did you mean `strict`?'
    ],
    [
      'default: high',
      '`default` is `high`; it can be `must`, `should` or `may`.'
    ],
    [
      'statements: task',
      '`statements` is `task`; it can be `marked`, `tasks` or `all`. Did you mean `tasks`?'
    ],
    [
      'library: ../x',
      "`library` is `../x`, which leaves the project; name a folder relative to the project's root, such as `src/pricing`."
    ],
    ['library: /etc', '`library` is `/etc`, which leaves the project;'],
    ['library: [a]', '`library` is `["a"]`; it must be a text.'],
    ['library:', '`library` is `null`; it must be a text.'],
    ['stages: [A, a]', '`stages` names `a` twice; keep one.'],
    [
      'stages: {a: 1}',
      '`stages` is `{"a":1}`; it must be a text or a list of texts'
    ],
    [
      'levels: [must]',
      '`levels` is `["must"]`; it must say what headings mean'
    ],
    [
      'levels: {Muss: mist}',
      '`levels` : `Muss` is `mist`; it can be `must`, `should` or `may`. Did you mean `must`?'
    ],
    [
      'reviewed: 2026-02-30',
      '`reviewed` is `2026-02-30`; write the day as `2026-11-01`.'
    ],
    ['review-in: soon', '`review-in` is `soon`; write it as `6 months`.'],
    [
      'aim: Gold',
      '`aim` is `Gold`; it can be `Development`, `Staging` or `Production`.'
    ],
    [
      'libary: src/x',
      '`libary` is no key of a standards document and is ignored;'
    ],
    [
      'owner: @team',
      'This is not valid YAML: Plain value cannot start with reserved character @. Put the value in quotes.'
    ],
    [
      'applies-to: [**/x]',
      '`applies-to` uses `*` or `&`, which mean aliases in YAML'
    ],
    ['tests: a\ntests: b', '`tests` is there twice; keep one.'],
    [
      '\ttests: a',
      'This is not valid YAML: Tabs are not allowed as indentation.'
    ],
    ['tests: "a', 'This is not valid YAML: Missing closing "quote.']
  ])('%j gets its line and what to do', (line, message) => {
    const document = documentOf(
      written(`extends: [default]\n\n${line}`, '# x')
    );
    expect(problems(document).join('\n')).toContain(message);
    const last = 4 + (line.includes('\n') ? 1 : 0);
    expect(document.problems[0].line).toBe(last);
    // The rest works.
    expect(document.own).toBe(true);
    expect(document.standards).toHaveLength(26);
  });

  it('says where an aim has no stages', () => {
    expect(problems(documentOf(written('aim: Gold', '')))).toEqual([
      '2: `aim` is `Gold`, but there are no `stages` to aim at; name them, such as `stages: [Development, Gold]`.'
    ]);
  });

  it('suggests the aim that was meant', () => {
    const document = documentOf(
      written('stages: [Silver, Gold]\naim: gld', '')
    );
    expect(problems(document)).toEqual([
      '3: `aim` is `gld`; it can be `Silver` or `Gold`. Did you mean `Gold`?'
    ]);
  });

  it('leaves keys of other tools alone and names a few of the others', () => {
    const others = Array.from({ length: 9 }, (_, index) => `zzzz${index}: 1`);
    const document = documentOf(
      written(
        ['library: src/x', 'title: X', 'tags: [a]', ...others].join('\n'),
        ''
      )
    );
    expect(document.problems).toHaveLength(5);
    expect(document.problems[4].message).toContain('So are 4 more.');
    expect(document.problems.every(one => one.severity === 'warning')).toBe(
      true
    );
    expect(document.title).toBe('X');
  });

  it('without an end is said', () => {
    expect(problems(documentOf('---\nlibrary: src/x\n# Title\n'))).toEqual([
      '1: The front matter has no end; close it by a line with `---` alone.'
    ]);
  });

  it('with a fault in its YAML is still ours', () => {
    const document = documentOf('---\nlibrary: [src\n---\n');
    expect(document.own).toBe(true);
    expect(document.problems[0].severity).toBe('error');
  });

  it.each(['\n', '\r\n', '\r'])(
    'may have the line ends %j and a byte order mark',
    eol => {
      const text = [
        '---',
        'library: src/x',
        'gate: x',
        '---',
        '# T',
        '',
        '- **Must** a. `check: tests-pass`'
      ];
      const document = documentOf(`\ufeff${text.join(eol)}`);
      expect(document.library).toBe('src/x');
      expect(document.problems).toMatchObject([{ line: 3 }]);
      expect(document.standards).toMatchObject([{ line: 7, id: 'tests-pass' }]);
    }
  );

  it('is split off with its lines counted', () => {
    expect(splitFrontMatter('---\na: 1\n...\nb')).toMatchObject({
      yaml: 'a: 1\n',
      body: 'b',
      linesAbove: 3
    });
    expect(splitFrontMatter('a\n---\nb\n---\n')).toMatchObject({
      yaml: null,
      linesAbove: 0
    });
    expect(splitFrontMatter('---')).toMatchObject({ yaml: null });
  });
});

describe('whose document it is', () => {
  it('is foreign without a key of ours, and nothing is said', () => {
    const document = documentOf(
      '---\ntitle: Code\nowner: me\n---\n- **Must** x. `check: nope`'
    );
    expect(document).toMatchObject({
      path: 'built-in default',
      own: false,
      foreign: 'STANDARDS.md',
      library: null,
      tests: null,
      owner: null,
      problems: []
    });
    expect(document.standards).toHaveLength(26);
  });

  it('is the one that is ours, of STANDARDS.md and docs/STANDARDS.md', () => {
    const ours = written('library: src/x', '');
    const document = documentOf('# theirs', { 'docs/STANDARDS.md': ours });
    expect(document).toMatchObject({ path: 'docs/STANDARDS.md', own: true });
  });

  it('is ours where pyproject.toml names it', () => {
    const document = documentOf('', {
      'pyproject.toml': '[tool.promote]\nstandards = "docs/rules.md"',
      'docs/rules.md': '- **Must** x. `check: tests-pass`'
    });
    expect(document).toMatchObject({
      path: 'docs/rules.md',
      own: true,
      foreign: null
    });
    expect(document.standards).toHaveLength(1);
  });

  it('is said where pyproject.toml names one that is not there', () => {
    const document = documentOf('', {
      'pyproject.toml': '[tool.promote]\n\nstandards = "docs/rules.md"'
    });
    expect(document.problems).toEqual([
      {
        path: 'pyproject.toml',
        line: 3,
        message:
          '`standards = "docs/rules.md"` names a file that is not there; the built-in default is used.',
        severity: 'error'
      }
    ]);
  });

  it('is the administrator’s where the project has none', () => {
    const administration = {
      locked: [],
      defaultStandards: written('unbound: sign-off', '- **Must** ask.')
    };
    expect(documentOf('# theirs', {}, { administration })).toMatchObject({
      path: "the administrator's standards",
      own: false,
      foreign: 'STANDARDS.md',
      standards: [{ level: 'must', title: 'ask.' }]
    });
  });
});

describe('too much', () => {
  it('is refused in a sentence', () => {
    const document = documentOf(
      `---\nlibrary: x\n---\n${'a'.repeat(5_000_000)}`
    );
    expect(document.problems).toMatchObject([
      {
        line: null,
        severity: 'error',
        message: expect.stringContaining('4883 kB long')
      }
    ]);
    expect(
      problems(documentOf(`---\nlibrary: x\n---\n${'\n'.repeat(5000)}`))[0]
    ).toContain('5003 lines long');
  });

  it.each([
    [
      'aliases that multiply',
      'a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nstages: [*c,*c,*c,*c,*c,*c,*c]'
    ],
    ['brackets in one another', `stages: ${'['.repeat(10000)}`],
    ['maps in one another', `levels: ${'{a: '.repeat(4000)}`]
  ])('%s is a problem of the front matter', (_, matter) => {
    const document = documentOf(
      written(matter, '- **Must** x. `check: tests-pass`')
    );
    expect(document.problems.length).toBeGreaterThan(0);
    expect(document.standards).toHaveLength(1);
  });
});

describe('days and times', () => {
  it.each([
    ['180d', 180],
    ['6 months', 180],
    ['2 weeks', 14],
    ['1y', 365],
    ['soon', null],
    ['-1d', null]
  ])('%s', (text, days) => {
    expect(daysOf(text)).toBe(days);
  });

  it.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['26-01-01', false]
  ])('%s', (text, is) => {
    expect(isDate(text)).toBe(is);
  });
});
