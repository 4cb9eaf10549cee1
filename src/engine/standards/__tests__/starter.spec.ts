import { snapshotOf } from '../../project/__tests__/snapshots';
import type { Started } from '../starter';
import { adoptDocument, starterDocument } from '../starter';
import { documentOf } from './documents';

const GUESSES = { library: 'src/pricing', tests: 'tests' };

function adopt(text: string): Started {
  return adoptDocument({ path: 'STANDARDS.md', hash: 'h', text }, GUESSES);
}

function adopted(text: string): string {
  const started = adopt(text);
  return started.ok ? (started.change.text as string) : started.problem;
}

describe('a new document', () => {
  it('is a pack with the project’s own folders', () => {
    const started = starterDocument(
      'rap',
      snapshotOf({ 'src/pricing/a.py': '' })
    );
    expect(started).toMatchObject({
      ok: true,
      change: {
        path: 'STANDARDS.md',
        kind: 'standards',
        hash: null,
        before: null
      }
    });
    const text = started.ok ? (started.change.text as string) : '';
    expect(text).not.toContain('owner:');
    expect(documentOf(text)).toMatchObject({
      library: 'src/pricing',
      tests: 'tests',
      aim: 'Silver',
      problems: []
    });
  });

  it.each([
    [
      'rapp',
      {},
      'There is no pack `rapp`; packs are `default`, `ml` or `rap`. Did you mean `rap`?'
    ],
    [
      'default',
      { 'STANDARDS.md': '---\nlibrary: x\n---\n' },
      'STANDARDS.md is there already; change it by hand.'
    ],
    [
      'default',
      { 'STANDARDS.md': '# theirs' },
      'STANDARDS.md is there already and has no front matter of ours; adopt it instead.'
    ]
  ] as [string, Record<string, string>, string][])(
    'is refused: %s',
    (pack, files, problem) => {
      expect(starterDocument(pack, snapshotOf(files))).toEqual({
        ok: false,
        problem
      });
    }
  );
});

describe('an adopted document', () => {
  it('gets front matter before all its own bytes', () => {
    const text = '\ufeff# Ours\r\n\r\n- [ ] a  \r\n- [x] b';
    expect(adopted(text)).toBe(
      '\ufeff---\r\nlibrary: src/pricing\r\ntests: tests\r\nstatements: tasks\r\n---\r\n' +
        text.slice(1)
    );
  });

  it('keeps the front matter it has', () => {
    const text =
      '---\ntitle: X\ntests: checks\n---\n# Baseline\n- a\n# Gold\n- b\n';
    expect(adopted(text)).toBe(
      '---\nlibrary: src/pricing\nstatements: all\nstages: [Baseline, Gold]\n' +
        text.slice(4)
    );
  });

  it.each([
    [
      '# Mandatory\n- a\n# Encouraged\n- b',
      'levels: {Mandatory: must, Encouraged: should}'
    ],
    ['- **Must** a', 'tests: tests\n---'],
    ['- a', 'statements: all']
  ])('is read as it means itself: %j', (text, line) => {
    expect(adopted(text)).toContain(line);
    expect(documentOf(adopted(text)).standards.length).toBeGreaterThan(0);
  });

  it('is refused where it can’t be completed', () => {
    expect(adopted('---\na: [\n---\n')).toContain(
      'STANDARDS.md, line 2: This is not valid YAML'
    );
    expect(adopted('---\n{title: x}\n---\n')).toContain(
      'add by hand: library: src/pricing; tests: tests'
    );
    expect(adopted('a'.repeat(5_000_000))).toContain('is not read');
    expect(
      adoptDocument(
        { path: 'S.md', hash: null, text: null, problem: 'S.md is not UTF-8.' },
        GUESSES
      )
    ).toEqual({
      ok: false,
      problem: 'S.md is not UTF-8.'
    });
  });
});
