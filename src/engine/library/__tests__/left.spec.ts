import type { Choice } from '../types';
import {
  edited,
  exported,
  FEATURES,
  moduleOf,
  NOTEBOOK,
  planOf,
  planWith,
  projectOf,
  textIn
} from './world';

const INIT = 'src/pricing/__init__.py';
const CLEAN = '# why\ndef clean(x):\n    return x\n';
const OTHER = 'def other():\n    pass\n';
const LEDGER = `.promote/ledger/${NOTEBOOK}.jsonl`;

/** `clean` was exported into a module that people write in too; the notebook now has `now`. */
function left(
  now: string,
  {
    module = 'K = 1\n',
    more = {}
  }: { module?: string; more?: Record<string, string> } = {}
) {
  const start = projectOf({ [INIT]: '', [FEATURES]: module, ...more });
  const { project } = exported(planOf(CLEAN), start);
  return { project, ...lookedAt(now, project) };
}

function lookedAt(now: string, project: ReturnType<typeof projectOf>) {
  const { changes } = exported(planOf(now), project);
  const choose = (choice: Choice) =>
    exported(planOf(now), project, {
      choices: { [changes.left[0].id]: choice }
    });
  return { changes, choose };
}

describe('a symbol that the notebook no longer exports', () => {
  it('stays, and is asked for', () => {
    const { changes } = left(OTHER);
    expect(changes.conflicts).toEqual([]);
    expect(changes.left).toMatchObject([
      {
        path: FEATURES,
        module: 'features',
        role: 'code',
        name: 'clean',
        text: CLEAN.trimEnd(),
        edited: false,
        now: null,
        message: expect.stringContaining('no longer exports it')
      }
    ]);
  });

  it('is asked for too where nothing is marked any more', () => {
    const { project } = left(OTHER);
    const { changes } = exported(planWith([]), project);
    expect(changes.left.map(({ name }) => name)).toEqual(['clean']);
    expect(changes).toMatchObject({
      files: [],
      statuses: [{ name: 'clean', status: 'missing-in-notebook' }]
    });
    const gone = exported(planWith([]), project, {
      choices: { [changes.left[0].id]: 'notebook' }
    });
    expect(textIn(gone.project)).toBe('K = 1\n');
    expect(textIn(gone.project, LEDGER)).toBe('');
  });

  it('is deleted where somebody chose so; what stands around keeps its bytes', () => {
    const { choose } = left(OTHER, {
      module:
        "__all__ = [\n    'K',  # one\n]\nK = [1,\n  2]\n\n# about nothing\n\n\ndef mine( ):\n  pass"
    });
    const { project, changes } = choose('notebook');
    expect(changes).toMatchObject({ conflicts: [], left: [] });
    expect(textIn(project)).toBe(
      `__all__ = [\n    'K',  # one\n    'other',\n]\nK = [1,\n  2]\n\n# about nothing\n\n\ndef mine( ):\n  pass\n\n\n${OTHER.trimEnd()}`
    );
    expect(textIn(project, LEDGER)).not.toContain('"clean"');
    expect(exported(planOf(OTHER), project).changes.files).toEqual([]);
  });

  it('is not deleted while other code uses it', () => {
    const users = {
      'src/pricing/model.py': 'from .features import clean as c\n',
      'src/pricing/deep.py':
        'def f():\n    from pricing.features import clean\n',
      'tests/test_x.py':
        'import pricing.features as features\nfeatures.clean(1)\n'
    };
    for (const [path, text] of Object.entries(users)) {
      const { choose, project } = left(OTHER, { more: { [path]: text } });
      const { changes, project: after } = choose('notebook');
      expect(changes.conflicts).toMatchObject([
        {
          name: 'clean',
          reason: 'used',
          message: expect.stringContaining(path)
        }
      ]);
      expect(textIn(after)).toContain(CLEAN);
      expect(textIn(after, LEDGER)).toContain('"clean"');
      expect(exported(planOf(OTHER), project).changes.conflicts).toEqual([]);
    }
    const { choose } = left(OTHER, { module: 'def mine(x):\n    clean(x)\n' });
    expect(choose('notebook').changes.conflicts[0].message).toContain(
      '`mine` in src/pricing/features.py'
    );
  });

  it("is the library's own from then on where somebody chose so", () => {
    const { choose, project } = left(OTHER);
    const { project: after, changes } = choose('library');
    expect(changes.left).toEqual([]);
    expect(textIn(after)).toContain(CLEAN);
    expect(exported(planOf(OTHER), after).changes).toMatchObject({
      files: [],
      left: []
    });
    expect(exported(planOf(CLEAN), after).changes.statuses).toMatchObject([
      { name: 'clean', status: 'in-step' },
      { name: 'other' }
    ]);
    expect(textIn(project, LEDGER)).toContain('"clean"');
  });

  it('is known under its new name, and in its new module', () => {
    const tidy = CLEAN.replace('clean', 'tidy');
    const renamed = left(tidy).changes.left;
    expect(renamed).toMatchObject([
      { name: 'clean', now: { module: 'features', name: 'tidy', role: 'code' } }
    ]);
    expect(renamed[0].message).toContain('is called `tidy`');
    const { project } = left(OTHER);
    const moved = exported(planWith([moduleOf(CLEAN, 'model')]), project);
    expect(moved.changes.left).toMatchObject([
      { name: 'clean', now: { module: 'model', name: 'clean' } }
    ]);
    // One of two that were alike went: that is no other name.
    const two = 'A = 1\n\nB = 1\n';
    const start = exported(planOf(two), projectOf({ [INIT]: '' })).project;
    expect(exported(planOf('B = 1\n'), start).changes.left).toMatchObject([
      { name: 'A', now: null }
    ]);
  });

  it('says whether the library went on with it', () => {
    const { project } = left(OTHER);
    const newer = edited(project, text => text.replace('return x', 'return 2'));
    expect(lookedAt(OTHER, newer).changes.left[0].edited).toBe(true);
    const formatted = edited(project, text =>
      text.replace('return x', 'return (x)')
    );
    expect(lookedAt(OTHER, formatted).changes.left[0].edited).toBe(false);
  });

  it('is found under the name that the library gave it', () => {
    const { project } = left(OTHER);
    const tidied = edited(project, text => text.replace('clean', 'tidy'));
    expect(exported(planOf(CLEAN), tidied).changes.conflicts).toMatchObject([
      {
        name: 'clean',
        reason: 'renamed',
        message: expect.stringContaining('`tidy`')
      }
    ]);
  });
});
