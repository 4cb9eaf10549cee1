import { commands } from '../commands';
import { run } from '../run';
import { FakeHost, notebookText } from './fake-host';

const PATH = 'notebooks/prices.ipynb';
const CELLS: { source: string; mark?: string; id?: string }[] = [
  { source: 'import pandas as pd' },
  { source: 'def clean(x):\n    return x' },
  { source: 'KEEP = 3', mark: 'features' },
  { source: '#| export other\ndef f():\n    pass' }
];

const hostWith = (cells = CELLS): FakeHost =>
  new FakeHost({ [PATH]: notebookText(cells) });
const call = (host: FakeHost, ...words: string[]) =>
  run(words, commands, host.session());
const marks = (host: FakeHost) =>
  JSON.parse(host.files[PATH]).cells.map(
    (cell: { metadata: { promote?: unknown } }) => cell.metadata.promote
  );

describe('mark', () => {
  it('marks cells by number, range and id', async () => {
    const host = hostWith();
    expect(
      await call(host, 'mark', PATH, '--cells', '1-2,c3', '--module', 'model')
    ).toBe(0);
    const mark = { module: 'model', role: 'code' };
    expect(marks(host)).toEqual([mark, mark, mark, undefined]);
    expect(host.out).toBe(
      [1, 2, 3].map(n => `${PATH}: cell ${n} goes to model\n`).join('')
    );
  });

  it('changes nothing else of the file', async () => {
    const host = hostWith();
    const before = host.files[PATH];
    await call(host, 'mark', PATH, '--cells', '2', '--module', 'model');
    await call(host, 'unmark', PATH, '--cells', '2');
    expect(JSON.parse(host.files[PATH])).toEqual(JSON.parse(before));
    expect(host.out).toContain('cell 2 is not marked');
  });

  it('takes the module that is used, and keeps module and names for another role', async () => {
    const host = hostWith(CELLS.slice(0, 3));
    expect(await call(host, 'mark', PATH, '--cells', '2')).toBe(0);
    expect(
      await call(host, 'mark', PATH, '--cells', '3', '--role', 'test')
    ).toBe(0);
    expect(marks(host)).toEqual([
      undefined,
      { module: 'features', role: 'code' },
      { module: 'features', role: 'test' }
    ]);
  });

  it('writes nothing where the mark is there already', async () => {
    const host = hostWith();
    await call(host, 'mark', PATH, '--cells', '3', '--module', 'features');
    expect(host.asked.filter(effect => effect.do === 'write')).toEqual([]);
  });

  it.each([
    [['mark', PATH], 'Which cells? Name them: --cells 3,5-7.'],
    [
      ['mark', PATH, '--cells', '9'],
      '`--cells 9`: notebooks/prices.ipynb has the cells 1 to 4.'
    ],
    [
      ['mark', PATH, '--cells', '3-1'],
      '`--cells 3-1`: notebooks/prices.ipynb has the cells 1 to 4.'
    ],
    [
      ['mark', PATH, '--cells', '0'],
      '`--cells 0`: notebooks/prices.ipynb has the cells 1 to 4.'
    ],
    [['mark', PATH, '--cells', '1,,2'], 'a cell is missing between two commas'],
    [
      ['mark', PATH, '--cells', 'cc3'],
      'has no cell with the id `cc3`. Did you mean `c3`?'
    ],
    [
      ['mark', PATH, '--cells', '4', '--module', 'm'],
      'Cell 4 of notebooks/prices.ipynb is marked by nbdev'
    ],
    [['mark', 'gone.ipynb', '--cells', '1'], '`gone.ipynb` does not exist.'],
    [
      ['mark', PATH, '--cells', '1', '--module', '../../etc/passwd'],
      'notebooks/prices.ipynb: The mark of cell 1 names the module `../../etc/passwd`'
    ],
    [
      ['mark', PATH, '--cells', '1', '--module', 'models.class'],
      "`class` is a word of Python's own"
    ]
  ])('refuses %j and writes nothing', async (words, message) => {
    const host = hostWith();
    const before = host.files[PATH];
    expect(await call(host, ...words)).toBe(2);
    expect(host.err).toContain(message);
    expect(host.err.startsWith('jupyter promote: ')).toBe(true);
    expect(host.files[PATH]).toBe(before);
  });

  it('asks for the module where there is none', async () => {
    const host = hostWith([{ source: 'x = 1' }]);
    expect(await call(host, 'mark', PATH, '--cells', '1')).toBe(2);
    expect(host.err).toContain('Which module? Name it: --module features.');
  });

  it('refuses a cell whose id another one has', async () => {
    const host = hostWith([
      { source: 'x = 1', id: 'same' },
      { source: 'y = 1', id: 'same' }
    ]);
    for (const cells of ['same', '2']) {
      const words = ['mark', PATH, '--cells', cells, '--module', 'm'];
      expect(await call(host, ...words)).toBe(2);
    }
    expect(host.err).toContain('2 cells have the id `same`');
    expect(host.err).toContain(
      'Cell 2 of notebooks/prices.ipynb has the id `same`'
    );
  });

  it('says why a file is no notebook, and why it can not be written', async () => {
    const host = hostWith();
    host.files['bad.ipynb'] = 'import pandas';
    expect(await call(host, 'mark', 'bad.ipynb', '--cells', '1')).toBe(2);
    expect(host.err).toContain('bad.ipynb is not a notebook: line 1');
    host.refusal = 'It is read-only.';
    const words = ['mark', PATH, '--cells', '2', '--module', 'm'];
    expect(await call(host, ...words)).toBe(2);
    expect(host.err).toContain('jupyter promote: It is read-only.\n');
  });
});
