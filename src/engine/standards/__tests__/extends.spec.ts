import type { IDocument } from '../types';
import { documentOf, problems, written } from './documents';

const BASE = written(
  'stages: [Dev, Prod]\naim: Dev\ngate: strict',
  '# Base\n## Dev: first\n- **Must** test. `check: tests-pass`\n- **Should** look. `ruff: F401, E722`\n## Prod\n- **Must** ask. `sign-off: review`\n- ask `ruff: D`'
);

function extended(
  body: string,
  matter = 'extends: base.md',
  files: Record<string, string> = {}
): IDocument {
  return documentOf(written(matter, body), { 'base.md': BASE, ...files });
}

const levels = (document: IDocument): string[] =>
  document.standards.map(({ id, level, source }) => `${id} ${level} ${source}`);

describe('extends', () => {
  it('takes over statements, stages, aim and gate, never the folders', () => {
    const document = documentOf(
      written('extends: [base]', '# Own\n- **May** own. `check: repro-seeded`'),
      {
        'base.md': BASE.replace('stages', 'library: src/no\nstages')
      }
    );
    expect(document).toMatchObject({
      title: 'Own',
      library: null,
      stages: ['Dev', 'Prod'],
      aim: 'Dev',
      gate: 'strict',
      extends: ['base.md'],
      problems: []
    });
    expect(document.standards.map(one => [one.id, one.stage])).toEqual([
      ['repro-seeded', 'Dev'],
      ['tests-pass', 'Dev'],
      ['dev-first-1', 'Dev'],
      ['review', 'Prod'],
      ['prod-1', 'Prod']
    ]);
    expect(document.sections.map(one => [one.title, one.source])).toEqual([
      ['Own', 'STANDARDS.md'],
      ['Dev: first', 'base.md'],
      ['Prod', 'base.md']
    ]);
  });

  it('finds built-in packs, files beside it and installed packs', () => {
    const document = documentOf(
      written('extends: [default, ../team.md, acme]', ''),
      {
        'pyproject.toml': '[tool.promote]\nstandards = "docs/s.md"',
        'docs/s.md': written('extends: [default, ../team.md, acme]', ''),
        'team.md': '- x `sign-off: team`'
      },
      {
        packs: [
          {
            name: 'acme',
            distribution: 'acme-standards',
            text: '- y `sign-off: acme`'
          }
        ]
      }
    );
    expect(document.extends).toEqual(['pack default', 'team.md', 'pack acme']);
    expect(document.standards).toHaveLength(28);
    expect(document.problems).toEqual([]);
  });

  it.each([
    [
      'defualt',
      'is neither a file beside STANDARDS.md nor a pack; packs here are `default`, `ml` or `rap`. Did you mean `default`?'
    ],
    ['../../x.md', 'leaves the project'],
    ['/etc/passwd', 'leaves the project'],
    ['constructor', 'is neither a file']
  ])('%s is a problem with its line', (name, message) => {
    const document = extended('', `library: src/x\nextends: [${name}]`);
    expect(document.problems).toMatchObject([
      {
        path: 'STANDARDS.md',
        line: 3,
        severity: 'error',
        message: expect.stringContaining(message)
      }
    ]);
  });

  it('goes round in a circle only once', () => {
    const document = documentOf(written('extends: a', '- x `sign-off: own`'), {
      'a.md': written('extends: b', '- x `sign-off: a`'),
      'b.md': written('extends: [a, STANDARDS]', '- x `sign-off: b`')
    });
    expect(document.problems.map(one => `${one.path} ${one.message}`)).toEqual([
      'b.md `extends: a` goes round in a circle: a.md → b.md → a.md. Take one of them out.',
      'b.md `extends: STANDARDS` goes round in a circle: STANDARDS.md → a.md → b.md → STANDARDS.md. Take one of them out.'
    ]);
    expect(document.standards.map(one => one.id)).toEqual(['own', 'b', 'a']);
  });

  it('says where stages of another ladder are lost', () => {
    const document = extended('', 'extends: [base, rap]\nstages: [Dev, Prod]');
    expect(problems(document)).toEqual([
      '2: pack rap has the stages Baseline, Silver, Gold, and here the stages are Dev, Prod: its statements count from Dev on, unless a heading names one of yours.'
    ]);
  });
});

describe('overrides', () => {
  it('win by the same name, or by the same ruff rules', () => {
    const document = extended(
      '- **Must** ours. `check: tests-pass stage=Prod`\n- **Must** no silence. `ruff: E722, F401`'
    );
    expect(levels(document)).toEqual([
      'tests-pass must STANDARDS.md',
      'statement-1 must STANDARDS.md',
      'review must base.md',
      'prod-1 should base.md'
    ]);
    expect(document.standards[0].stage).toBe('Prod');
  });

  it('never go by the number of a heading', () => {
    const document = extended('## Prod\n- **Must** x. `ruff: N801`');
    expect(levels(document)).toEqual([
      'prod-1 must STANDARDS.md',
      'tests-pass must base.md',
      'dev-first-1 should base.md',
      'review must base.md',
      'base-prod-1 should base.md'
    ]);
  });

  it('lower a must only with a reason, which is listed', () => {
    const silent = extended('- **May** test. `check: tests-pass`');
    expect(levels(silent)[0]).toBe('tests-pass must STANDARDS.md');
    expect(problems(silent)).toEqual([
      '4: `tests-pass` is a must in base.md and stays one: to make it a may, add `because="…"` to its binding.'
    ]);
    const said = extended(
      '- **May** test. `check: tests-pass because="a one-off study"`'
    );
    expect(levels(said)[0]).toBe('tests-pass may STANDARDS.md');
    expect(said.lowered).toEqual([
      {
        id: 'tests-pass',
        to: 'may',
        because: 'a one-off study',
        source: 'base.md',
        by: 'STANDARDS.md',
        line: 4
      }
    ]);
    expect(said.problems).toEqual([]);
  });
});

describe('locks', () => {
  const locked = (
    ids: string[],
    body: string,
    defaultStandards: string | null = null
  ): IDocument =>
    documentOf(
      written('extends: base', body),
      { 'base.md': BASE },
      { administration: { locked: ids, defaultStandards } }
    );

  it('keep level and binding', () => {
    const document = locked(
      ['tests-pass'],
      '- **May** x. `check: tests-pass because="no"`\n- Later. `waive: tests-pass until=2027-01-01`\n- No. `not-applicable: tests-pass`'
    );
    expect(levels(document)).toContain('tests-pass must pack default');
    expect(problems(document)).toEqual([
      '4: `tests-pass` is locked by your administrator: it stays as pack default has it.',
      "5: `tests-pass` is locked by your administrator and can't be waived.",
      "6: `tests-pass` is locked by your administrator and can't be waived."
    ]);
    expect(document.waivers).toEqual([]);
  });

  it('hold between files of the project where no pack has the statement', () => {
    const document = locked(['review'], '- **May** x. `sign-off: review`');
    expect(levels(document)).toContain('review must base.md');
    expect(problems(document)).toEqual([
      '4: `review` is locked by your administrator: it stays as base.md has it.'
    ]);
  });

  it('hold for a document that extends nothing', () => {
    const document = documentOf(
      written('library: src/x', '- **May** pass. `check: tests-pass`'),
      {},
      { administration: { locked: ['tests-pass'], defaultStandards: null } }
    );
    expect(levels(document)).toEqual(['tests-pass must pack default']);
    expect(problems(document)).toEqual([
      '4: `tests-pass` is locked by your administrator: it stays as pack default has it.'
    ]);
  });

  it('hold as the administrator’s own document has it, over every pack', () => {
    const document = documentOf(
      written('extends: default', '- **May** pass. `check: tests-pass`'),
      {},
      {
        administration: {
          locked: ['tests-pass', 'repro-seeded'],
          defaultStandards: '- **Should** pass. `check: tests-pass`'
        }
      }
    );
    expect(levels(document)).toContain(
      "tests-pass should the administrator's standards"
    );
    expect(levels(document)).toContain('repro-seeded must pack default');
    expect(
      levels(document).filter(one => /^tests-pass/.test(one))
    ).toHaveLength(1);
  });

  it('bring in what the documents leave out', () => {
    const document = locked(
      ['config-no-secrets', 'ours'],
      '',
      written('default: must', '- Ask us. `sign-off: ours`')
    );
    expect(levels(document)).toEqual(
      expect.arrayContaining([
        "ours must the administrator's standards",
        'config-no-secrets must pack default'
      ])
    );
  });
});
