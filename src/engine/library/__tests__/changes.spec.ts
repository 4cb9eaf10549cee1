import { sha256Hex } from '../../project/hash';
import { changesOf } from '../changes';
import type { IChangeSet } from '../types';
import {
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
const ONE = 'def clean(x):\n    return x\n';
const TWO = 'def clean(x):\n    return x + 1\n';

const status = ({ statuses }: IChangeSet) =>
  statuses.map(({ name, status }) => `${name} ${status}`);

describe('the first export', () => {
  const { changes, project } = exported(planOf(ONE), projectOf({}), {
    open: ['tests-pass', 'logging-no-print', 'tests-pass']
  });

  it('writes module, package, ledger, base text and what colleagues need', () => {
    expect(changes.conflicts).toEqual([]);
    expect(status(changes)).toEqual(['clean new']);
    const base = sha256Hex('def clean(x):\n    return x\n');
    expect(changes.files.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'readme .promote/.gitignore',
      'readme .promote/README.md',
      `base .promote/base/${base}`,
      `ledger .promote/ledger/${NOTEBOOK}.jsonl`,
      `package ${INIT}`,
      `library ${FEATURES}`
    ]);
    expect(textIn(project, '.promote/.gitignore')).toBe('undo/\n');
    expect(textIn(project, '.promote/README.md')?.split('\n')).toHaveLength(6);
    expect(textIn(project, INIT)).toBe('');
    expect(textIn(project)).toBe(ONE);
  });

  it('has the ledger in its final format', () => {
    const text = textIn(project, `.promote/ledger/${NOTEBOOK}.jsonl`) ?? '';
    expect(text.endsWith('\n')).toBe(true);
    const [entry, ...more] = text.trimEnd().split('\n');
    expect(more).toEqual([]);
    expect(Object.keys(JSON.parse(entry))).toEqual([
      'schema',
      'module',
      'role',
      'name',
      'cell',
      'code',
      'text',
      'brings',
      'open'
    ]);
    expect(JSON.parse(entry)).toMatchObject({
      schema: 1,
      module: 'features',
      role: 'code',
      name: 'clean',
      cell: 'c1',
      text: sha256Hex('def clean(x):\n    return x\n'),
      open: ['logging-no-print', 'tests-pass']
    });
  });

  it('twice is once', () => {
    const again = changesOf(planOf(ONE), project, {
      open: ['logging-no-print', 'tests-pass']
    });
    expect(again.files).toEqual([]);
    expect(status(again)).toEqual(['clean in-step']);
  });

  it('says when fewer musts are open', () => {
    const { changes } = exported(planOf(ONE), project, { open: [] });
    expect(changes.files.map(({ kind }) => kind)).toEqual(['ledger']);
  });

  it('of cells that hold but comments writes nothing', () => {
    const empty = planWith([moduleOf('# only a remark\n')]);
    expect(exported(empty, projectOf({})).changes.files).toEqual([]);
    const there = projectOf({ [INIT]: '', [FEATURES]: '' });
    expect(exported(empty, there).changes.files).toEqual([]);
  });

  it('is formatted by the settings of the team where it is new', () => {
    const format = (text: string) => text.replace(/'/g, '"');
    const start = projectOf({ [INIT]: '', [FEATURES]: "A = 'a'\n" });
    const { project } = exported(planOf("B = 'b'\n"), start, { format });
    expect(textIn(project)).toBe('A = \'a\'\nB = "b"\n');
    expect(
      exported(planOf("B = 'b'\n"), project, { format }).changes.files
    ).toEqual([]);
  });

  it('is not formatted where the formatter fails or changes code', () => {
    const start = projectOf({ [INIT]: '', [FEATURES]: 'A = 1\n' });
    const plan = planOf('B = 2\n');
    const wrong = exported(plan, start, { format: () => 'B = 3\n' });
    const failing = exported(plan, start, {
      format: () => {
        throw new Error('no');
      }
    });
    expect(textIn(wrong.project)).toBe('A = 1\nB = 2\n');
    expect(textIn(failing.project)).toBe('A = 1\nB = 2\n');
  });
});

describe('what nbdev lists', () => {
  const listing = (text: string, exports: string[]) =>
    planWith([{ ...moduleOf(text), exports }]);

  it('is written into a new module, and kept up in one that has a list', () => {
    const first = exported(
      listing('from __future__ import annotations\nimport re\n\nA = 1\n', [
        'A'
      ]),
      projectOf({})
    ).project;
    expect(textIn(first)).toBe(
      'from __future__ import annotations\n\n__all__ = ["A"]\n\n\nimport re\n\n\nA = 1\n'
    );
    const plan = listing('import re\n\nA = 1\n\n_b = 2\n\nC = 3\n', ['A', 'C']);
    const { project } = exported(plan, first);
    expect(textIn(project)).toContain('__all__ = ["A", "C"]');
    expect(exported(plan, project).changes.files).toEqual([]);
  });

  it('may be nothing, and is formatted', () => {
    const { project } = exported(
      listing('def f(): pass\n', []),
      projectOf({}),
      {
        format: text => text.replace('[]', '[ ]')
      }
    );
    expect(textIn(project)).toBe('__all__ = [ ]\n\n\ndef f(): pass\n');
  });
});

describe('a name that the module has already', () => {
  const start = projectOf({ [INIT]: '', [FEATURES]: `# mine\n${ONE}` });

  it('is reused where it is the same', () => {
    const { changes } = exported(
      planOf('def clean( x ):\n    return (x)\n'),
      start
    );
    expect(changes).toMatchObject({ files: [], conflicts: [] });
    expect(status(changes)).toEqual(['clean in-step']);
  });

  it('is a conflict where it was written by hand', () => {
    const { changes } = exported(planOf(TWO), start);
    expect(changes.files).toEqual([]);
    expect(changes.conflicts).toMatchObject([
      {
        name: 'clean',
        reason: 'hand-written',
        theirs: `# mine\n${ONE.trimEnd()}`
      }
    ]);
  });

  it('is a conflict that names the other notebook', () => {
    const { project } = exported(
      planOf(ONE, 'other.ipynb'),
      projectOf({ [INIT]: '' })
    );
    const { changes } = exported(planOf(TWO), project);
    expect(changes.conflicts).toMatchObject([
      {
        reason: 'other-notebook',
        message: expect.stringContaining('other.ipynb')
      }
    ]);
    expect(exported(planOf(ONE), project).changes.conflicts).toEqual([]);
  });

  it('lives beside those of other notebooks', () => {
    const first = exported(planOf(ONE, 'a.ipynb'), projectOf({ [INIT]: '' }));
    const second = exported(
      planOf('import re\n\ndef other():\n    return re\n', 'b.ipynb'),
      first.project
    );
    expect(second.changes.conflicts).toEqual([]);
    expect(textIn(second.project)).toBe(
      `import re\n\n\n${ONE}\n\ndef other():\n    return re\n`
    );
    expect(
      exported(planOf(ONE, 'a.ipynb'), second.project).changes.files
    ).toEqual([]);
  });
});

describe('a notebook under a new name', () => {
  it('takes its ledger along', () => {
    const start = exported(
      planOf(ONE, 'old.ipynb'),
      projectOf({ [INIT]: '' })
    ).project;
    const project = {
      ...start,
      snapshot: { ...start.snapshot, gone: ['old.ipynb'] }
    };
    const { changes, project: after } = exported(
      planOf(TWO, 'new.ipynb'),
      project
    );
    expect(status(changes)).toEqual(['clean notebook-newer']);
    expect(textIn(after)).toBe(TWO);
    expect(textIn(after, '.promote/ledger/old.ipynb.jsonl')).toBeUndefined();
    expect(textIn(after, '.promote/ledger/new.ipynb.jsonl')).toContain(
      '"clean"'
    );
  });
});

describe('packages', () => {
  const inits = (texts: Record<string, string>, module: string) =>
    changesOf(planWith([moduleOf(ONE, module)]), projectOf(texts), { open: [] })
      .files.filter(({ kind }) => kind === 'package')
      .map(({ path }) => path);

  it('get the files that make them', () => {
    expect(inits({}, 'models.train')).toEqual([
      INIT,
      'src/pricing/models/__init__.py'
    ]);
    expect(inits({ [INIT]: '' }, 'models.train')).toEqual([
      'src/pricing/models/__init__.py'
    ]);
    expect(inits({ [INIT]: '' }, 'train')).toEqual([]);
  });

  it('stay namespaces where they are', () => {
    expect(inits({ 'src/pricing/a.py': '' }, 'models.train')).toEqual([]);
    expect(
      inits({ [INIT]: '', 'src/pricing/models/a.py': '' }, 'models.train')
    ).toEqual([]);
  });
});

describe('several modules', () => {
  it('are one change set, tests in their place', () => {
    const plan = planWith([
      moduleOf(ONE, 'features'),
      moduleOf('def test_clean():\n    assert True\n', 'features', 'test')
    ]);
    const { changes, project } = exported(plan, projectOf({ [INIT]: '' }));
    expect(changes.files.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['library', 'test', 'ledger'])
    );
    expect(textIn(project, 'tests/test_features.py')).toContain(
      'def test_clean'
    );
    expect(exported(plan, project).changes.files).toEqual([]);
  });

  it('new ones have the line ends of their folder', () => {
    const { project } = exported(
      planOf(ONE),
      projectOf({ 'src/pricing/a.py': 'x = 1\r\ny = 2\r\n' })
    );
    expect(textIn(project)).toBe(ONE.replace(/\n/g, '\r\n'));
    expect(exported(planOf(ONE), project).changes.files).toEqual([]);
  });
});

describe('names that the notebook imports from the module', () => {
  const plan = planWith([{ ...moduleOf(ONE), present: ['LIMIT', 'helper'] }]);

  it('are fine where they are there', () => {
    const module = 'from pricing.helpers import helper\n\nLIMIT = 1\n';
    const project = projectOf({ [INIT]: '', [FEATURES]: module });
    expect(changesOf(plan, project, { open: [] }).conflicts).toEqual([]);
  });

  it('are a conflict where they are gone', () => {
    const project = projectOf({ [INIT]: '', [FEATURES]: 'LIMIT = 1\n' });
    expect(changesOf(plan, project, { open: [] }).conflicts).toMatchObject([
      { name: 'helper', reason: 'edited' }
    ]);
  });
});

describe('a name of Python itself', () => {
  const plan = planOf('def filter(rows):\n    return rows\n');

  it('is a conflict where the module uses the builtin', () => {
    const module = 'def by_hand(rows):\n    return list(filter(None, rows))\n';
    const project = projectOf({ [INIT]: '', [FEATURES]: module });
    const { changes } = exported(plan, project);
    expect(changes.conflicts).toMatchObject([
      {
        name: 'filter',
        reason: 'hand-written',
        message: expect.stringContaining('by_hand')
      }
    ]);
    expect(changes.files).toEqual([]);
  });

  it('is fine elsewhere', () => {
    const project = projectOf({ [INIT]: '', [FEATURES]: 'x = 1\n' });
    const { changes, project: after } = exported(plan, project);
    expect(changes.conflicts).toEqual([]);
    expect(exported(plan, after).changes.conflicts).toEqual([]);
  });
});
