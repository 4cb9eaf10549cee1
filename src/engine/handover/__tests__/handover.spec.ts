import { codeCell } from '../../checks/__tests__/workbench';
import { notebookOf } from '../../notebook/read';
import { snapshotOf } from '../../project/__tests__/snapshots';
import { readProject } from '../../project/project';
import { reviewOf } from '../../review';
import type { IReview } from '../../review';
import { known } from '../../checks/known';
import { readDocument } from '../../standards/document';
import { branchName, commitMessage } from '../commit';
import { handOver, noteChange } from '../hand-over';
import { promotionNote } from '../note';
import type { INoteInput } from '../types';

const DOCUMENT = `---
library: src/pricing
---
# Ways of working
- MUST: No prints. \`check: logging-no-print\`
- SHOULD: A person reads it. \`sign-off: read owner="lead"\`
- MUST: Seeds are set. \`check: repro-seeded\`
`;

const CLEAN = `def clean(
    listings,  # as scraped
    *, keep=KEEP,
) -> list:
    """Drop what is | incomplete.

    More.
    """
    return [one for one in listings if one]`;

function review(...sources: string[]): IReview {
  const snapshot = snapshotOf({ 'STANDARDS.md': DOCUMENT });
  const document = readDocument(snapshot, known);
  return reviewOf({
    notebook: notebookOf(
      'notebooks/prices.ipynb',
      'python',
      sources.map((source, index) =>
        codeCell(
          `c${index}`,
          source,
          source.startsWith('#loose') ? null : 'features'
        )
      )
    ),
    project: readProject(snapshot, document),
    document,
    linter: null,
    tests: null,
    aim: null,
    today: '2026-11-24',
    cellNames: 'title'
  });
}

const noteOf = (given: IReview, more: Partial<INoteInput> = {}) =>
  promotionNote({
    review: given,
    who: 'Ada <ada@example.org>',
    today: '2026-11-24',
    putOff: [],
    template: null,
    ...more
  });

const part = (note: string, heading: string) =>
  note.split(`## ${heading}\n\n`)[1].split('\n\n##')[0].trimEnd();

describe('the promotion note', () => {
  const given = review('KEEP = 3', CLEAN, 'class Model:\n    pass');
  const note = noteOf(given);

  it('says what moved, where, why and how it is used', () => {
    expect(note.split('\n').slice(0, 3)).toEqual([
      '# `pricing.features`',
      '',
      'From `notebooks/prices.ipynb`, 2026-11-24, by Ada \\<ada@example.org\\>.'
    ]);
    expect(part(note, 'What moved').split('\n')).toEqual([
      'In `src/pricing/features.py`:',
      '',
      '- `clean(listings, *, keep)`: Drop what is \\| incomplete.',
      '- `class Model`: class Model:',
      '- `KEEP`: KEEP = 3'
    ]);
    expect(part(note, 'How to use it')).toBe(
      [
        '```python',
        'from pricing.features import clean, Model, KEEP',
        '',
        'clean(listings, *, keep=KEEP) -> list',
        'Model',
        '```'
      ].join('\n')
    );
  });

  it('names what comes along', () => {
    const brought = review(
      '#loose\nLIMIT = 3',
      'def f(x):\n    return x + LIMIT'
    );
    expect(part(noteOf(brought), 'What moved')).toContain('(with `LIMIT`)');
  });

  it('leaves loggers out, and says how git learns a name', () => {
    const logging = review(
      'import logging\nlogger = logging.getLogger(__name__)',
      'def f(x):\n    logger.info("%s", x)'
    );
    const said = noteOf(logging, { who: null });
    expect(part(said, 'How to use it')).toContain(
      'from pricing.features import f\n'
    );
    expect(said).toContain('by somebody without a name in git');
  });

  it('names what is open, waiting and not run', () => {
    const printing = review('def show(x):\n    print(x)');
    const said = noteOf(printing, {
      putOff: [{ id: 'no-prints', until: '2026-12-08' }]
    });
    expect(part(said, 'Standards')).toMatch(/^Draft: musts are open\./);
    expect(part(said, 'Standards')).toMatch(/\n- .*No prints/);
    expect(part(said, 'Tests')).toBe('Not run.');
    expect(part(said, 'Sign-offs')).toBe('- A person reads it.: waiting');
    expect(part(said, 'Waivers')).toBe('none');
    expect(part(said, 'Put off')).toContain('until 2026-12-08');
    expect(part(said, 'Drift')).toBe(
      '- `show` of `features`: not exported yet'
    );
  });

  it('names what the tests said', () => {
    const tests = {
      fingerprint: given.stage.fingerprint,
      state: 'failed' as const,
      reason: null,
      imports: [],
      tests: [
        {
          id: 't.py::a',
          outcome: 'passed' as const,
          seconds: 1,
          message: null
        },
        { id: 't.py::b', outcome: 'failed' as const, seconds: 1, message: 'no' }
      ],
      seconds: 2
    };
    expect(part(noteOf({ ...given, tests }), 'Tests')).toBe(
      '1 passed, 1 failed, 0 skipped.\n- `t.py::b` fails'
    );
  });

  it('fills the team’s own template, and leaves what is no part', () => {
    expect(
      noteOf(given, { template: '{{ modules }} by {{who}}, {{ticket}}' })
    ).toBe('`pricing.features` by Ada \\<ada@example.org\\>, {{ticket}}\n');
  });

  it('has something to say of a notebook without marks', () => {
    const nothing = noteOf(review('#loose\nx = 1'));
    expect(part(nothing, 'What moved')).toBe('none');
    expect(part(nothing, 'How to use it')).toBe('none');
  });
});

describe('the commit', () => {
  it('says what moves to where, and what a draft leaves open', () => {
    expect(commitMessage(review('def clean(x):\n    return x'))).toBe(
      'Promote clean to pricing.features\n\nFrom notebooks/prices.ipynb.\n'
    );
    expect(commitMessage(review('def a(x):\n    print(x)'))).toMatch(
      /\n\nDraft; open musts:\n- .*No prints/
    );
    expect(
      commitMessage(review('A = 1\nB = 2\nC = 3\nD = 4')).split('\n')[0]
    ).toBe('Promote A, B, C and 1 more to pricing.features');
  });

  it('takes a branch name that nobody has', () => {
    const given = review('A = 1');
    expect(branchName(given)).toBe('promote/features');
    expect(branchName(given, ['promote/features', 'promote/features-2'])).toBe(
      'promote/features-3'
    );
  });
});

describe('a hand-over', () => {
  const LEDGER = '.promote/ledger/notebooks/prices.ipynb.jsonl';
  const files = {
    'STANDARDS.md': DOCUMENT.replace(
      'library: src/pricing',
      'library: src/pricing\nnote: docs/{module}-{date}.md\nnote-template: docs/t.md'
    ),
    'docs/t.md': 'Ours: {{modules}}',
    'docs/features-2026-11-24.md': 'old',
    'src/pricing/__init__.py': '',
    'src/pricing/features.py': 'A = 1\n',
    'src/pricing/other.py': 'B = 1\n',
    '.promote/base/b': 'A = 1',
    '.promote/base/other': '',
    [LEDGER]: `${JSON.stringify({
      schema: 1,
      module: 'features',
      role: 'code',
      name: 'A',
      cell: 'c0',
      code: 'a',
      text: 'b',
      brings: 'c',
      open: []
    })}\n`
  };
  const asked = (texts: Record<string, string>) => {
    const snapshot = snapshotOf(texts, {
      exports: [{ id: 'e', paths: [LEDGER, 'src/pricing/gone.py'] }]
    });
    const document = readDocument(snapshot, known);
    const project = readProject(snapshot, document);
    const given = { ...review('A = 1'), document };
    return {
      project,
      proposed: handOver(project, {
        review: given,
        who: null,
        today: '2026-11-24',
        putOff: [],
        branches: ['promote/features']
      })
    };
  };

  it('proposes branch, message and the note where and as the document says', () => {
    const { project, proposed } = asked(files);
    expect(proposed).toMatchObject({
      branch: 'promote/features',
      other: 'promote/features-2',
      files: [
        '.promote/base/b',
        '.promote/ledger/notebooks/prices.ipynb.jsonl',
        'src/pricing/__init__.py',
        'src/pricing/features.py',
        'src/pricing/gone.py'
      ],
      note: 'Ours: `pricing.features`\n',
      notePath: 'docs/features-2026-11-24.md',
      problem: null
    });
    expect(noteChange(project, proposed.notePath!, 'new')).toMatchObject({
      before: 'old',
      hash: expect.any(String),
      text: 'new'
    });
    expect(noteChange(project, 'docs/new.md', 'new').hash).toBeNull();
  });

  it('says when the template is not there', () => {
    const { 'docs/t.md': _, ...rest } = files;
    expect(asked(rest).proposed.problem).toBe(
      'The template docs/t.md can’t be read; this is the built-in note.'
    );
  });

  it('refuses a note outside of the project', () => {
    const text = DOCUMENT.replace('library:', 'note: ../n.md\nlibrary:');
    const document = readDocument(snapshotOf({ 'STANDARDS.md': text }), known);
    expect(document.note).toBeNull();
    expect(document.problems[0].message).toMatch(
      /^`note` is `\.\.\/n\.md`; name a file inside of the project/
    );
  });
});
