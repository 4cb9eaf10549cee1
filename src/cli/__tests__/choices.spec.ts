import { notebookText } from './fake-host';
import type { FakeHost } from './fake-host';
import { CLEAN, call, one, project } from './pricing';

const FEATURES = 'src/pricing/features.py';

const LONG = {
  source:
    'def clean(x):\n    low = min(x)\n\n    high = max(x)\n    return (low, high)',
  mark: 'features'
};

const edit = (host: FakeHost, path: string, from: string, to: string): void => {
  expect(host.files[path]).toContain(from);
  host.files[path] = host.files[path].replace(from, to);
};

/** Both sides went on since the export. */
async function conflict(theirs = 'high = max(*x)'): Promise<FakeHost> {
  const host = one(LONG);
  await call(host, 'export', 'a.ipynb');
  edit(host, FEATURES, 'high = max(x)', theirs);
  edit(host, 'a.ipynb', 'low = min(x)', 'low = min(*x)');
  host.out = '';
  return host;
}

describe('a conflict', () => {
  it('is shown with both texts and how to choose, and nothing is written', async () => {
    const host = await conflict();
    const before = { ...host.files };
    expect(await call(host, 'export', 'a.ipynb')).toBe(1);
    expect(host.out).toContain(
      `\`clean\`, - in ${FEATURES}, + in the notebook:`
    );
    expect(host.out).toContain('  -    low = min(x)\n  +    low = min(*x)\n');
    expect(host.out).toContain('  -    high = max(*x)\n  +    high = max(x)\n');
    expect(host.out).toContain(
      'Choose: `--keep-library clean` or `--take-notebook clean` or `--take-both clean`.'
    );
    expect(host.files).toEqual(before);
  });

  it.each([
    ['--keep-library', ['low = min(x)', 'high = max(*x)']],
    ['--take-notebook', ['low = min(*x)', 'high = max(x)']],
    ['--take-both', ['low = min(*x)', 'high = max(*x)']]
  ])('is settled by %s', async (option, lines) => {
    const host = await conflict();
    const text = host.files[FEATURES];
    expect(
      await call(host, 'export', 'a.ipynb', option, 'clean', '--diff')
    ).toBe(0);
    expect(host.files[FEATURES]).toBe(text);
    expect(
      await call(host, 'export', 'a.ipynb', option, 'features.clean')
    ).toBe(0);
    lines.forEach(line => expect(host.files[FEATURES]).toContain(line));
    const after = { ...host.files };
    host.out = '';
    expect(await call(host, 'export', 'a.ipynb')).toBe(0);
    expect(host.files).toEqual(after);
    expect(host.out).toContain('Nothing to write');
    expect(host.out.includes('Newer in the library, and kept:')).toBe(
      option !== '--take-notebook'
    );
  });

  it('takes both edits only where they do not overlap', async () => {
    const host = await conflict('low = -1\n    high = max(x)');
    edit(host, FEATURES, 'low = min(x)', 'low = max(x)');
    expect(await call(host, 'export', 'a.ipynb')).toBe(1);
    expect(host.out).not.toContain('--take-both');
    expect(await call(host, 'export', 'a.ipynb', '--take-both', 'clean')).toBe(
      2
    );
    expect(host.err).toContain("can't be put together");
  });

  it('is chosen by names that are there, once', async () => {
    const host = await conflict();
    const refused = async (...words: string[]): Promise<string> => {
      host.err = '';
      expect(await call(host, 'export', 'a.ipynb', ...words)).toBe(2);
      return host.err;
    };
    expect(await refused('--take-notebook', 'claen')).toContain(
      'There is nothing to choose of `claen`. Did you mean `clean`? Open are: `clean`.'
    );
    expect(
      await refused('--take-notebook', 'clean', '--keep-library', 'clean')
    ).toContain('`clean` is chosen twice');
  });

  it('of a name in two modules needs the module', async () => {
    const host = one(LONG, { ...LONG, mark: 'model' });
    await call(host, 'export', 'a.ipynb');
    for (const path of [FEATURES, 'src/pricing/model.py']) {
      edit(host, path, 'max(x)', 'max(*x)');
    }
    host.files['a.ipynb'] = host.files['a.ipynb'].replaceAll(
      'min(x)',
      'min(*x)'
    );
    expect(await call(host, 'export', 'a.ipynb', '--take-both', 'clean')).toBe(
      2
    );
    expect(host.err).toContain('features.clean (src/pricing/features.py)');
    expect(
      await call(
        host,
        'export',
        'a.ipynb',
        '--take-both',
        'features.clean, model.clean'
      )
    ).toBe(0);
  });
});

describe('what a notebook no longer exports', () => {
  it('is named, and goes or stays as somebody chooses', async () => {
    for (const [option, isThere] of [
      ['--take-notebook', false],
      ['--keep-library', true]
    ] as const) {
      const other = { source: 'def other():\n    return 1', mark: 'features' };
      const host = one(CLEAN, other);
      await call(host, 'export', 'a.ipynb');
      await call(host, 'unmark', 'a.ipynb', '--cells', '1');
      host.out = '';
      expect(await call(host, 'export', 'a.ipynb')).toBe(0);
      expect(host.out).toContain('Kept in the library:\n  - `clean` in');
      expect(await call(host, 'export', 'a.ipynb', option, 'clean')).toBe(0);
      expect(host.files[FEATURES].includes('def clean')).toBe(isThere);
      expect(host.files[FEATURES]).toContain('def other');
      host.out = '';
      await call(host, 'export', 'a.ipynb');
      expect(host.out).toBe('Nothing to write: the library is in step.\n');
    }
  });

  it('may go where nothing is marked any more', async () => {
    const host = one(CLEAN);
    await call(host, 'export', 'a.ipynb');
    await call(host, 'unmark', 'a.ipynb', '--cells', '1');
    expect(await call(host, 'export', 'a.ipynb')).toBe(0);
    expect(host.err).toContain('has lost its mark');
    expect(
      await call(host, 'export', 'a.ipynb', '--take-notebook', 'clean')
    ).toBe(0);
    expect(host.files[FEATURES]).not.toContain('clean');
  });
});

describe('two notebooks in one module', () => {
  it('live together, and each is told of what the other has', async () => {
    const other = { source: 'def other():\n    return 1', mark: 'features' };
    const host = project({
      'a.ipynb': notebookText([CLEAN]),
      'b.ipynb': notebookText([other])
    });
    await call(host, 'export', 'a.ipynb', 'b.ipynb');
    edit(host, 'b.ipynb', 'return 1', 'return 2');
    expect(await call(host, 'export', 'b.ipynb')).toBe(0);
    expect(host.files[FEATURES]).toContain('def clean(x):\n    return x\n');
    expect(host.files[FEATURES]).toContain('return 2');
    host.files['b.ipynb'] = notebookText([
      { source: 'def clean(x):\n    return -x', mark: 'features' },
      { source: 'def other():\n    return 2', mark: 'features' }
    ]);
    host.out = '';
    expect(await call(host, 'export', 'b.ipynb')).toBe(1);
    expect(host.out).toContain('was exported by a.ipynb');
  });
});
