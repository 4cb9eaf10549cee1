import type { IFileChange, ITestRun } from '../../engine';
import { notebookText } from './fake-host';
import {
  BLOCKED,
  CLEAN,
  PRINTS,
  TABLE,
  call,
  kinds,
  one,
  project
} from './pricing';

describe('export', () => {
  const features = 'src/pricing/features.py';

  it('tests first, then writes all at once and names the files', async () => {
    const host = one(CLEAN);
    expect(await call(host, 'export', 'a.ipynb')).toBe(0);
    expect(kinds(host)).toEqual(['find', 'project', 'read', 'tests', 'apply']);
    expect(host.files[features]).toContain('def clean(x):');
    expect(host.out).toContain(`Exported.\nWritten:\n  ${features}\n`);
    expect(host.out).toContain('The files as they were: .promote/undo/2026');
    expect(host.files['a.ipynb']).toBe(notebookText([CLEAN]));
    host.out = '';
    expect(await call(host, 'export', 'a.ipynb')).toBe(0);
    expect(host.out).toBe('Nothing to write: the library is in step.\n');
  });

  it('writes a draft and names what is open, in its output and in the ledger', async () => {
    const host = one(CLEAN, PRINTS);
    expect(await call(host, 'export', 'a.ipynb', '--no-run')).toBe(0);
    expect(kinds(host)).not.toContain('tests');
    expect(host.out).toContain(
      'Exported as a draft. Still open:\n  - Open must'
    );
    expect(host.out).toContain('Import and tests were not run.');
    const ledger = host.files['.promote/ledger/a.ipynb.jsonl'];
    expect(JSON.parse(ledger.split('\n')[0]).open).toEqual([
      'logging-no-print',
      'tests-pass'
    ]);
  });

  it('writes nothing where the gate is closed', async () => {
    const host = project({
      'a.ipynb': notebookText([CLEAN]),
      'b.ipynb': notebookText([TABLE, BLOCKED])
    });
    const before = { ...host.files };
    expect(await call(host, 'export', 'a.ipynb', 'b.ipynb')).toBe(1);
    expect(host.out).toContain('Nothing was written: the gate is closed.');
    expect(host.out).toContain('  - b.ipynb: ');
    expect(host.files).toEqual(before);
  });

  it('writes nothing where a test fails with the export alone', async () => {
    const host = one(CLEAN);
    const failing = (failedBefore: boolean): void => {
      host.tests = ({ stage }): ITestRun => ({
        fingerprint: stage.fingerprint,
        state: 'failed',
        reason: null,
        imports: [],
        tests: [
          {
            id: 'tests/test_x.py::test_x',
            outcome: 'failed',
            seconds: 0,
            message: 'assert False',
            failedBefore
          }
        ],
        seconds: 1
      });
    };
    failing(false);
    expect(await call(host, 'export', 'a.ipynb')).toBe(1);
    expect(host.out).toContain('tests/test_x.py::test_x');
    expect(kinds(host)).not.toContain('apply');
    failing(true);
    expect(await call(host, 'export', 'a.ipynb')).toBe(0);
    expect(host.out).toContain('Exported as a draft.');
  });

  it('folds several notebooks into one module and one transaction', async () => {
    const other = { source: 'def other(x):\n    return -x', mark: 'features' };
    const host = project({
      'a.ipynb': notebookText([CLEAN]),
      'b.ipynb': notebookText([other])
    });
    const staged: string[][] = [];
    host.tests = ({ stage }): ITestRun => {
      const module = stage.overlay.find(({ path }) => path === features);
      staged.push(module?.text.match(/def \w+/g) ?? []);
      return {
        fingerprint: stage.fingerprint,
        state: 'passed',
        reason: null,
        imports: [],
        tests: [],
        seconds: 0
      };
    };
    expect(await call(host, 'export', 'a.ipynb', 'b.ipynb')).toBe(0);
    expect(staged).toEqual([['def clean'], ['def clean', 'def other']]);
    expect(kinds(host).filter(kind => kind === 'apply')).toHaveLength(1);
    expect(host.files[features].match(/def \w+/g)).toEqual([
      'def clean',
      'def other'
    ]);
    const apply = host.asked.find(effect => effect.do === 'apply');
    const files = (apply as { files: IFileChange[] }).files;
    expect(files.find(({ path }) => path === features)?.hash).toBeNull();
  });

  it('shows a diff of what people read, and writes nothing', async () => {
    const host = one(TABLE, CLEAN);
    expect(await call(host, 'export', 'a.ipynb', '--diff')).toBe(0);
    expect(host.out).toContain('+def clean(x):');
    expect(host.out).not.toContain('.promote/base');
    expect(kinds(host)).toEqual(['find', 'project', 'read']);
  });

  it('writes whole modules into a folder, whatever the library holds', async () => {
    const host = one(CLEAN);
    host.files[features] = 'def clean(x):\n    return "by hand"\n';
    expect(await call(host, 'export', 'a.ipynb', '--output', 'build/out')).toBe(
      0
    );
    const write = host.asked.find(effect => effect.do === 'write');
    expect(write).toMatchObject({ into: 'build/out' });
    expect(
      (write as { files: { path: string; text: string }[] }).files
    ).toContainEqual({
      path: 'features.py',
      hash: null,
      text: 'def clean(x):\n    return x\n'
    });
    expect(kinds(host)).not.toContain('tests');
    expect(host.files[features]).toContain('by hand');
  });

  it('keeps what was written by hand: a conflict closes the gate', async () => {
    const host = one(CLEAN);
    host.files[features] = 'def clean(x):\n    return "by hand"\n';
    expect(await call(host, 'export', 'a.ipynb')).toBe(1);
    expect(host.out).toContain('clean');
    expect(host.files[features]).toContain('by hand');
  });

  it.each([
    [
      ['export', 'a.ipynb', '--diff', '--output', 'x'],
      'Either --diff or --output'
    ],
    [['export'], 'An argument is missing: `jupyter promote export NOTEBOOK…`.'],
    [['export', 'gone.ipynb'], '`gone.ipynb` does not exist.']
  ])('refuses %j', async (words, message) => {
    const host = one(CLEAN);
    expect(await call(host, ...words)).toBe(2);
    expect(host.err).toContain(message);
  });

  it('says what the writer refused, and that nothing is marked', async () => {
    const host = one(CLEAN);
    host.refusal = '`src/pricing/features.py` is read-only.';
    expect(await call(host, 'export', 'a.ipynb')).toBe(2);
    expect(host.err).toContain('is read-only.');
    const quiet = one(TABLE);
    expect(await call(quiet, 'export', 'a.ipynb')).toBe(0);
    expect(quiet.err).toContain('Nothing is marked');
  });
});

describe('test', () => {
  const answer = (run: Partial<ITestRun>) => {
    const host = one(CLEAN);
    host.tests = ({ stage }) => ({
      fingerprint: stage.fingerprint,
      state: 'passed',
      reason: null,
      imports: [{ importName: 'pricing.features', error: null }],
      tests: [],
      seconds: 0.5,
      ...run
    });
    return host;
  };

  it('prints what did not pass and exits 1', async () => {
    const host = answer({
      state: 'failed',
      tests: [
        { id: 't.py::a', outcome: 'passed', seconds: 0, message: null },
        {
          id: 't.py::b',
          outcome: 'failed',
          seconds: 0,
          message: 'assert 1\nE 2',
          failedBefore: true
        }
      ]
    });
    expect(await call(host, 'test', 'a.ipynb')).toBe(1);
    expect(host.out).toBe(
      [
        'imported pricing.features',
        'passed t.py::a',
        'failed t.py::b (fails without the export as well)',
        '    assert 1',
        '    E 2',
        '1 passed, 1 failed in 0.5 s',
        ''
      ].join('\n')
    );
  });

  it('says why it was not run and exits 2', async () => {
    const host = answer({ state: 'not-run', reason: 'pytest is missing.' });
    expect(await call(host, 'test', 'a.ipynb')).toBe(2);
    expect(host.out).toContain('Not run: pytest is missing.');
  });

  it('passes', async () => {
    expect(await call(answer({}), 'test', 'a.ipynb')).toBe(0);
    expect(await call(one(TABLE), 'test', 'a.ipynb')).toBe(0);
  });
});
