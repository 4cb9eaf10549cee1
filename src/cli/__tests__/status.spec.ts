import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv2020 from 'ajv/dist/2020';

import { notebookText } from './fake-host';
import type { FakeHost } from './fake-host';
import { CLEAN, PRINTS, TABLE, call, one, project } from './pricing';

const FEATURES = 'src/pricing/features.py';
const OTHER = { source: 'def other():\n    return 1', mark: 'features' };

async function status(
  host: FakeHost,
  code: number,
  ...words: string[]
): Promise<string> {
  host.out = '';
  host.err = '';
  expect(await call(host, 'status', ...words)).toBe(code);
  return host.out;
}

async function json(host: FakeHost, code: number, ...words: string[]) {
  const text = await status(host, code, '--format', 'json', ...words);
  const document = JSON.parse(text);
  const schema = join(__dirname, '../../../docs/schemas/status.schema.json');
  const validate = new Ajv2020().compile(
    JSON.parse(readFileSync(schema, 'utf8'))
  );
  validate(document);
  expect(validate.errors).toBeNull();
  return document;
}

/** Three symbols: one in step, one newer in the notebook, one newer in the library. */
async function drifted(): Promise<FakeHost> {
  const host = one(TABLE, CLEAN, OTHER, PRINTS);
  await call(host, 'export', 'a.ipynb');
  host.files['a.ipynb'] = host.files['a.ipynb'].replace('return 1', 'return 2');
  host.files[FEATURES] = host.files[FEATURES].replace(
    'return x',
    'return x  # as it is'
  ).replace('print(x)', 'print(x, x)');
  return host;
}

describe('status', () => {
  it('is in step after an export, and says what is owed', async () => {
    const host = one(CLEAN, PRINTS);
    await call(host, 'export', 'a.ipynb');
    const text = await status(host, 0);
    expect(text).toContain(
      'a.ipynb: draft, 2 open musts\n  src/pricing/features.py\n    clean  in step  cell 1\n    loud   in step  cell 2\n'
    );
    expect(text).toContain('  - Open must: ');
    expect(text).toMatch(
      /1 notebook: notebooks and library are in step; 2 open musts\.\n$/
    );
  });

  it('names what drifts, both ways, and ends with 1', async () => {
    const host = await drifted();
    const text = await status(host, 1);
    expect(text).toContain('    clean  in step, comments differ  cell 2\n');
    expect(text).toContain('    other  the notebook is newer  cell 3\n');
    expect(text).toContain('    loud   the library is newer  cell 4\n');
    expect(text).toContain('2 symbols out of step in 1 of them');
  });

  it('is a document for machines', async () => {
    const host = await drifted();
    const document = await json(host, 1);
    expect(document).toMatchObject({ schema: 1, drift: 2, gone: [] });
    const [{ symbols, debt, gate }] = document.notebooks;
    expect(gate).toBe('draft');
    expect(debt.map(({ id }: { id: string }) => id)).toContain(
      'logging-no-print'
    );
    expect(symbols).toMatchObject([
      { name: 'clean', status: 'in-step', differs: 'comments', index: 2 },
      { name: 'other', status: 'notebook-newer', drift: true, index: 3 },
      { name: 'loud', status: 'library-newer', differs: 'code', index: 4 }
    ]);
  });

  it('is Markdown for a pull request', async () => {
    const text = await status(await drifted(), 1, '--format', 'markdown');
    expect(text).toContain(
      '| `other` | `src/pricing/features.py` | 3 | the notebook is newer |\n'
    );
    expect(text.startsWith('# Notebooks and library\n\n1 notebook: ')).toBe(
      true
    );
  });

  it('tells both, conflicts, and what is gone from either side', async () => {
    const host = one(CLEAN, OTHER, PRINTS);
    await call(host, 'export', 'a.ipynb');
    host.files[FEATURES] = host.files[FEATURES].replace(
      'return x',
      'return -x'
    ).replace(/def other[^]*?(?=def loud)/, '');
    host.files['a.ipynb'] = notebookText([
      { ...CLEAN, source: 'def clean(x):\n    return +x' },
      OTHER
    ]);
    const { notebooks } = await json(host, 1);
    expect(notebooks[0].symbols).toMatchObject([
      { name: 'clean', status: 'both' },
      { name: 'other', status: 'missing-in-library' },
      { name: 'loud', status: 'missing-in-notebook', cell: null }
    ]);
    expect(notebooks[0].conflicts).toMatchObject([
      { name: 'clean', reason: 'edited' },
      { name: 'other', reason: 'deleted' }
    ]);
    expect(notebooks[0].left).toMatchObject([{ name: 'loud', now: null }]);
  });

  it('goes on where a notebook can not be read', async () => {
    const host = project({
      'a.ipynb': notebookText([CLEAN]),
      'b.ipynb': 'no notebook'
    });
    expect(await status(host, 2)).toContain('a.ipynb: ');
    expect(host.err).toContain('b.ipynb');
  });

  it('of nothing is empty', async () => {
    expect(await json(project({}), 0, 'empty')).toEqual({
      schema: 1,
      drift: 0,
      notebooks: [],
      gone: []
    });
    expect(await status(one(TABLE), 0)).toContain('nothing is marked');
  });
});

describe('a lost mark', () => {
  const without = (text: string): string =>
    text.replace(/"promote": \{[^}]*\}/g, '');

  it('is noticed and offered back after a cleaner', async () => {
    const host = one(TABLE, CLEAN, OTHER);
    await call(host, 'export', 'a.ipynb');
    host.files['a.ipynb'] = without(host.files['a.ipynb']);
    const { notebooks } = await json(host, 1);
    expect(notebooks[0].lostMarks).toMatchObject([
      { index: 2, module: 'features', names: ['clean'], from: 'a.ipynb' },
      { index: 3, module: 'features', names: ['other'] }
    ]);
    expect(await status(host, 1)).toContain(
      '  - Cell 2 exported `clean` to features and has lost its mark; mark it again.\n'
    );
  });

  it('is noticed after new ids, in another order', async () => {
    const host = one(CLEAN, OTHER);
    await call(host, 'export', 'a.ipynb');
    host.files['a.ipynb'] = notebookText([
      { source: `${OTHER.source}\n`, id: 'x' },
      { source: `# new\n${CLEAN.source}`, id: 'y' }
    ]);
    const { notebooks } = await json(host, 1);
    expect(notebooks[0].lostMarks).toMatchObject([
      { index: 1, names: ['other'] },
      { index: 2, names: ['clean'] }
    ]);
  });

  it('is known by the cell where the code went on', async () => {
    const host = one(CLEAN, OTHER);
    await call(host, 'export', 'a.ipynb');
    host.files['a.ipynb'] = without(host.files['a.ipynb']).replace(
      'return x',
      'return x + 1'
    );
    const { notebooks } = await json(host, 1);
    expect(notebooks[0].lostMarks).toMatchObject([
      { index: 1, names: ['clean'] },
      { index: 2, names: ['other'] }
    ]);
  });

  it('is found in the notebook that the cell moved to', async () => {
    const host = project({
      'a.ipynb': notebookText([CLEAN, OTHER]),
      'b.ipynb': notebookText([TABLE])
    });
    await call(host, 'export', 'a.ipynb');
    host.files['a.ipynb'] = notebookText([CLEAN]);
    host.files['b.ipynb'] = notebookText([TABLE, { source: OTHER.source }]);
    const { notebooks } = await json(host, 1);
    expect(notebooks[1].lostMarks).toMatchObject([
      { index: 2, module: 'features', names: ['other'], from: 'a.ipynb' }
    ]);
    expect(await status(host, 0, 'b.ipynb')).not.toContain('other');
  });

  it('is found in the notebook that took the place of one that is gone', async () => {
    const host = project({ 'old.ipynb': notebookText([CLEAN, OTHER]) });
    await call(host, 'export', 'old.ipynb');
    delete host.files['old.ipynb'];
    host.files['new.ipynb'] = notebookText([
      { source: CLEAN.source },
      { source: OTHER.source }
    ]);
    host.snapshot = { gone: ['old.ipynb'] };
    const { notebooks, gone } = await json(host, 0);
    expect(notebooks[0].lostMarks).toMatchObject([
      { names: ['clean'], from: 'old.ipynb' },
      { names: ['other'], from: 'old.ipynb' }
    ]);
    expect(gone).toEqual([
      { notebook: 'old.ipynb', names: ['clean', 'other'] }
    ]);
  });

  it('is none where the cell only came along', async () => {
    const helper = { source: 'def helper(x):\n    return x' };
    const user = {
      source: 'def user(x):\n    return helper(x)',
      mark: 'features'
    };
    const host = one(helper, user);
    await call(host, 'export', 'a.ipynb');
    const ledger = host.files['.promote/ledger/a.ipynb.jsonl'].split('\n');
    expect(JSON.parse(ledger[0])).toMatchObject({
      name: 'helper',
      brought: true
    });
    expect(JSON.parse(ledger[1])).not.toHaveProperty('brought');
    host.files['a.ipynb'] = notebookText([
      helper,
      { ...user, source: 'def user(x):\n    return x' }
    ]);
    const { notebooks } = await json(host, 1);
    expect(notebooks[0].lostMarks).toEqual([]);
    expect(notebooks[0].left).toMatchObject([
      {
        name: 'helper',
        brought: true,
        message: expect.stringContaining('came along')
      }
    ]);
  });
});
