import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv/dist/2020';
import { notebookText } from './fake-host';
import type { FakeHost } from './fake-host';
import { call, one, project } from './pricing';

const CELLS = [
  { source: 'import pandas as pd' },
  { source: 'limit = 3' },
  { source: '# Load the cars\nraw = pd.read_csv("cars.csv")' },
  { source: 'def is_new(age):\n    return age < limit' },
  {
    source: '# Clean the cars\ndf = raw[raw.age.map(is_new)]\ndf.index = df.vin'
  },
  { source: 'print(len(df))' },
  { source: 'total = eval("df.shape[0]")' },
  { source: 'total' }
];

const sources = (host: FakeHost, path = 'a.ipynb'): string[] =>
  JSON.parse(host.files[path]).cells.map(
    (cell: { source: string | string[] }) => [cell.source].flat().join('')
  );
const writes = (host: FakeHost) =>
  host.asked.filter(effect => effect.do === 'write');

describe('draft', () => {
  it('shows the whole and writes nothing', async () => {
    const host = one(...CELLS);
    expect(await call(host, 'draft', 'a.ipynb')).toBe(0);
    expect(host.out).toContain('+++ a.ipynb cell 4, marked for a\n');
    expect(host.out).toContain('+raw = load_cars()\n');
    expect(host.err).toContain(
      'a.ipynb: Cell 2 only sets values; they stay where they can be changed.\n'
    );
    expect(host.err).toContain('`eval` (line 1 of cell 7)');
    expect(writes(host)).toEqual([]);
  });

  it('writes a script of calls', async () => {
    const host = one(...CELLS);
    expect(
      await call(host, 'draft', 'a.ipynb', '--module', 'cars', '--write')
    ).toBe(0);
    expect(sources(host).filter(text => !text.startsWith('def'))).toEqual([
      'import pandas as pd',
      'limit = 3',
      'from functools import partial',
      'raw = load_cars()',
      'df = clean_cars(raw, limit)',
      'print(len(df))',
      'total = eval("df.shape[0]")',
      'total'
    ]);
    expect(host.out).toContain(
      'a.ipynb: `is_new`, `load_cars`, `clean_cars` for cars\n'
    );
    expect(host.out).toContain('a.ipynb: 1 cell could not be drafted\n');
    const again = await call(host, 'draft', 'a.ipynb', '--write');
    expect([again, writes(host).length]).toEqual([1, 1]);
    expect(host.err).toContain('a.ipynb: nothing is left to draft.\n');
  });

  it('writes to another file and leaves the notebook', async () => {
    const host = one(...CELLS);
    const before = host.files['a.ipynb'];
    const words = ['draft', 'a.ipynb', '--output', 'new.ipynb'];
    expect(await call(host, ...words)).toBe(0);
    expect(host.files['a.ipynb']).toBe(before);
    expect(sources(host, 'new.ipynb')).toContain('raw = load_cars()');
    expect(host.out).toContain('new.ipynb: `is_new`');
    expect(await call(host, ...words)).toBe(2);
    expect(host.err).toContain('`new.ipynb` exists already');
    expect(await call(host, ...words, '--write')).toBe(2);
  });

  it('leaves what is named, and drafts what usually stays where asked', async () => {
    const host = one(...CELLS);
    expect(
      await call(host, 'draft', 'a.ipynb', '--leave', '3,5', '--write')
    ).toBe(0);
    expect(sources(host)).toContain(CELLS[2].source);
    expect(host.err).toContain('a.ipynb: Cell 3 is left as it is.\n');
    const more = one(...CELLS);
    await call(
      more,
      'draft',
      'a.ipynb',
      '--include',
      'settings,shows',
      '--write'
    );
    expect(sources(more)).not.toContain('limit = 3');
    expect(sources(more)).not.toContain('print(len(df))');
    expect(more.err).not.toContain('only sets values');
  });

  it('says that nothing can be drafted', async () => {
    const host = one({ source: 'x = eval("1")' }, { source: 'x' });
    expect(await call(host, 'draft', 'a.ipynb', '--write')).toBe(1);
    expect(writes(host)).toEqual([]);
    expect(await call(one({ source: 'import os' }), 'draft', 'a.ipynb')).toBe(
      0
    );
  });

  it('tells machines', async () => {
    const path = join(__dirname, '../../../docs/schemas/draft.schema.json');
    const ajv = new Ajv({ allowUnionTypes: true });
    const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
    const host = one(...CELLS);
    await call(host, 'draft', 'a.ipynb', '--format', 'json');
    const made = JSON.parse(host.out);
    validate(made);
    expect(validate.errors).toBeNull();
    expect(made.groups.map((group: { name: string }) => group.name)).toEqual([
      'load_cars',
      'clean_cars'
    ]);
    expect(
      made.left.map(({ why, index }: { why: string; index: number }) => [
        index,
        why
      ])
    ).toEqual([
      [2, 'settings'],
      [6, 'shows'],
      [7, 'refused']
    ]);
  });

  it('takes the module from marks, or from the name of the notebook', async () => {
    const marked = one(
      { source: 'def f():\n    pass', mark: 'used' },
      CELLS[0],
      {
        source: 'df = pd.read_csv("a")\ndf.x = 1'
      }
    );
    await call(marked, 'draft', 'a.ipynb');
    expect(marked.out).toContain('marked for used');
    const path = '01 – Prüfung of cars.ipynb';
    const host = project({ [path]: notebookText(CELLS) });
    await call(host, 'draft', path);
    expect(host.out).toContain('marked for prufung_of_cars');
    const none = one(...CELLS);
    const words = ['draft', 'a.ipynb', '--module', '../a'];
    expect(await call(none, ...words)).toBe(2);
    expect(none.err).toContain('is no module name');
  });
});
