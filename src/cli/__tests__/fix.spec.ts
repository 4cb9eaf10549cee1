import { notebookText } from './fake-host';
import type { FakeHost } from './fake-host';
import { BLOCKED, CLEAN, PRINTS, call, kinds, project } from './pricing';

const STANDARDS = `---
library: src/pricing
tests: tests
stages: [Development, Staging]
aim: Development
---
# Standards

## Development
- **Must** log, never print. \`check: logging-no-print\`
- **Must** be found and installed. \`check: project-packaged\`
- **Should** say how to run it. \`check: project-readme\`
- **Should** be seeded. \`check: repro-seeded\`

## Staging
- **Must** say how it joins. \`check: data-explicit-join\`
`;
const JOINS = {
  source:
    'import pandas as pd\n\ndef pair(a, b):\n    return pd.merge(a, b, on="id")',
  mark: 'features'
};
const RANDOM = {
  source: 'import numpy as np\n\ndef noise(n):\n    return np.random.rand(n)',
  mark: 'features'
};
const STAYS = {
  source: 'def bar(n):\n    print(n, end="")',
  mark: 'features'
};

const two = (): FakeHost => {
  const host = project({
    'a.ipynb': notebookText([PRINTS, JOINS]),
    'b.ipynb': notebookText([
      { ...PRINTS, mark: 'others' },
      { ...RANDOM, mark: 'others' }
    ])
  });
  host.files['STANDARDS.md'] = STANDARDS;
  return host;
};

describe('fix', () => {
  it('shows what would change, and writes nothing', async () => {
    const host = two();
    const before = { ...host.files };
    expect(await call(host, 'fix')).toBe(0);
    expect(host.out).toContain(
      '--- a.ipynb cell 1\n+++ a.ipynb cell 1\n@@ -1,2 +1,7 @@\n+import logging\n'
    );
    expect(host.out).toContain('--- b.ipynb cell 1');
    expect(host.out).toContain('+[build-system]');
    // The README is the project's: it is written once.
    expect(host.out.match(/^\+\+\+ .*README\.md/gm)).toHaveLength(1);
    // A stage that is not aimed at does not count.
    expect(host.out).not.toContain('how="inner"');
    expect(host.err).toContain(
      'b.ipynb: 1 fix is for a person to look at first; the panel shows it.\n'
    );
    expect(host.files).toEqual(before);
  });

  it('writes notebooks and files at once, and the checks are green after', async () => {
    const host = two();
    expect(await call(host, 'fix', '--write')).toBe(0);
    expect(host.out).toBe(
      [
        'a.ipynb: Replace 1 print with a logger call',
        'b.ipynb: Replace 1 print with a logger call',
        'Written: README.md',
        'Written: pyproject.toml',
        ''
      ].join('\n')
    );
    expect(kinds(host).filter(kind => kind === 'apply')).toHaveLength(1);
    const marks = JSON.parse(host.files['a.ipynb']).cells.map(
      ({ metadata }: { metadata: object }) => metadata
    );
    expect(marks).toHaveLength(2);
    host.out = '';
    await call(host, 'check', '--format', 'json');
    const { standards } = JSON.parse(host.out);
    const status = Object.fromEntries(
      standards.map((one: { id: string; status: string }) => [
        one.id,
        one.status
      ])
    );
    expect(status).toMatchObject({
      'logging-no-print': 'met',
      'project-packaged': 'met',
      'project-readme': 'met',
      'repro-seeded': 'failing'
    });
    host.out = host.err = '';
    expect(await call(host, 'fix', '--write')).toBe(0);
    expect([host.out, host.err.split('\n')[1]]).toEqual([
      '',
      'Nothing is left that is safe to mend.'
    ]);
  });

  it('mends one kind in the whole project, of a later stage too', async () => {
    const host = two();
    await call(host, 'fix', '--only', 'data-explicit-join', '--write');
    expect(host.out).toMatch(/^a\.ipynb: Say `how="inner"`.*\n$/);
    expect(host.files['a.ipynb']).toContain('how=\\"inner\\"');
    expect(host.files['a.ipynb']).toContain('print(x)');
  });

  it('adds the cell that shows messages as before where it is wanted', async () => {
    const host = two();
    const words = ['fix', 'a.ipynb', '--only', 'logging-no-print'];
    await call(host, ...words, '--set-up');
    expect(host.out).toContain('+logging.basicConfig(level=logging.INFO');
    expect(host.err).toBe('');
    host.out = '';
    await call(host, ...words);
    expect(host.out).not.toContain('basicConfig');
    expect(host.err).toContain('run it with `--set-up`');
  });

  it('leaves what is waived, what it can’t translate, and what is a blocker', async () => {
    const host = project({
      'a.ipynb': notebookText([
        {
          source:
            'def f(x):\n    print(x)  # promote: allow logging-no-print until 2027-03-31 -- wanted',
          mark: 'features'
        },
        STAYS,
        BLOCKED,
        CLEAN
      ])
    });
    expect(await call(host, 'fix')).toBe(0);
    expect(host.out).toBe('');
    expect(host.err).toContain('Nothing is left that is safe to mend.');
  });

  it('goes on beside a file that is no notebook, and says so', async () => {
    const host = two();
    host.files['c.ipynb'] = 'no notebook';
    expect(await call(host, 'fix', '--write')).toBe(2);
    expect(host.err).toContain('c.ipynb is not a notebook');
    expect(host.files['b.ipynb']).toContain('logger.info');
  });

  it('says what is wrong with the call, and why nothing could be written', async () => {
    const host = two();
    expect(await call(host, 'fix', '--only', 'logging-no-prnt')).toBe(2);
    expect(host.err).toContain('Did you mean `logging-no-print`?');
    expect(await call(host, 'fix', '--write', '--diff')).toBe(2);
    host.refusal = 'The disk is full.';
    const before = { ...host.files };
    expect(await call(host, 'fix', '--write')).toBe(2);
    expect(host.err).toContain('The disk is full.');
    expect(host.files).toEqual(before);
  });
});
