import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv/dist/2020';
import { notebookText } from './fake-host';
import type { FakeHost } from './fake-host';
import { call, one } from './pricing';

const LOAD = 'import pandas as pd\nraw = pd.read_csv("cars.csv")';
const CLEAN = '# Clean the prices\ndf = raw.dropna()\nprice = df["price"] * 2';
const TOTAL = 'total = price.sum()\ntotal';
const USES = {
  source: 'def cheap(x):\n    return x[x < limit]',
  mark: 'features'
};
const PRINTS = {
  source: 'def loud(x):\n    print("rows", len(x))\n    return x',
  mark: 'features'
};

const sources = (host: FakeHost, path = 'a.ipynb'): string[] =>
  JSON.parse(host.files[path]).cells.map(
    (cell: { source: string | string[] }) => [cell.source].flat().join('')
  );
const refactor = (host: FakeHost, ...words: string[]) =>
  call(host, 'refactor', 'a.ipynb', ...words);
const writes = (host: FakeHost) =>
  host.asked.filter(effect => effect.do === 'write');

const validate = new Ajv({ allowUnionTypes: true }).compile(
  JSON.parse(
    readFileSync(
      join(__dirname, '../../../docs/schemas/refactor.schema.json'),
      'utf8'
    )
  )
);

describe('refactor to-function', () => {
  const words = ['to-function', '--cells', '2'];

  it('shows what would change and writes nothing', async () => {
    const host = one({ source: LOAD }, { source: CLEAN }, { source: TOTAL });
    expect(await refactor(host, ...words)).toBe(0);
    expect(host.out).toBe(
      [
        '--- /dev/null',
        '+++ a.ipynb cell 2',
        '@@ -0,0 +1,5 @@',
        '+def clean_prices(raw):',
        '+    # Clean the prices',
        '+    df = raw.dropna()',
        '+    price = df["price"] * 2',
        '+    return price',
        '--- a.ipynb cell 2',
        '+++ a.ipynb cell 3',
        '@@ -1,3 +1 @@',
        '-# Clean the prices',
        '-df = raw.dropna()',
        '-price = df["price"] * 2',
        '+price = clean_prices(raw)',
        ''
      ].join('\n')
    );
    expect(writes(host)).toEqual([]);
  });

  it('writes function and call, marked and named as asked', async () => {
    const host = one({ source: LOAD }, { source: CLEAN }, { source: TOTAL });
    expect(
      await refactor(
        host,
        ...words,
        '--name',
        'tidy',
        '--module',
        'features',
        '--write'
      )
    ).toBe(0);
    expect(sources(host)).toHaveLength(4);
    expect(sources(host)[2]).toBe('price = tidy(raw)');
    const { cells } = JSON.parse(host.files['a.ipynb']);
    expect(cells[1].metadata).toEqual({
      promote: { module: 'features', role: 'code' }
    });
    expect(cells[1].id).toMatch(/^[0-9a-f]{8}$/);
    expect(host.out).toBe('a.ipynb: `tidy` stands in cell 2\n');
  });

  it('takes lines of a cell', async () => {
    const host = one({ source: LOAD }, { source: CLEAN }, { source: TOTAL });
    expect(await refactor(host, ...words, '--lines', '3', '--write')).toBe(0);
    expect(sources(host)[2]).toMatch(
      /^# Clean the prices\ndf = raw.dropna\(\)\nprice = \w+\(df\)$/
    );
  });

  it.each([
    ['x = 1\nif x:\n    !ls', 'Line 3 of cell 1'],
    ['def broken(:', 'Line 1 of cell 1'],
    ['%%bash\nls', 'Cell 1 is not Python'],
    ['', 'Nothing is selected in cell 1'],
    ['import os', 'Cell 1 (line 1) only imports'],
    ['x = undefined_thing + 1', '`undefined_thing` (line 1 of cell 1)'],
    ['y = eval("1")\nz = y', '`eval` (line 1 of cell 1)']
  ])(
    'refuses %j with cell and line and changes nothing',
    async (source, why) => {
      const host = one({ source }, { source: 'print(z, y, x)' });
      const before = host.files['a.ipynb'];
      expect(
        await refactor(host, 'to-function', '--cells', '1', '--write')
      ).toBe(1);
      expect(host.err).toContain(why);
      expect(host.err).toContain('a.ipynb: nothing is changed.\n');
      expect(host.out).toBe('');
      expect(host.files['a.ipynb']).toBe(before);
    }
  );

  it('refuses half a statement', async () => {
    const host = one({ source: 'x = [\n  1,\n]\ny = x' }, { source: 'y' });
    expect(
      await refactor(host, 'to-function', '--cells', '1', '--lines', '2-4')
    ).toBe(1);
    expect(host.err).toContain('cell 1, lines 1 to 3');
  });

  it('tells machines', async () => {
    const host = one({ source: LOAD }, { source: CLEAN }, { source: TOTAL });
    await refactor(host, ...words, '--format', 'json');
    const done = JSON.parse(host.out);
    expect(validate(done)).toBe(true);
    expect(done.written).toBeNull();
    expect(done.cells.map((cell: { change: string }) => cell.change)).toEqual([
      'new',
      'edited'
    ]);
    const refused = one({ source: 'import os' });
    expect(
      await refactor(refused, 'to-function', '--cells', '1', '--format', 'json')
    ).toBe(1);
    const answer = JSON.parse(refused.out);
    expect(validate(answer)).toBe(true);
    expect(answer.refused).toEqual([
      expect.objectContaining({ reason: 'no-statements', index: 1, line: 1 })
    ]);
  });
});

describe('refactor parameterise', () => {
  const cells = [
    { source: 'limit = load()' },
    USES,
    { source: 'small = cheap(x)' }
  ];
  const words = ['parameterise', '--symbol', 'cheap'];

  it('adds the parameter and hands it in', async () => {
    const host = one(...cells);
    expect(await refactor(host, ...words, '--write')).toBe(0);
    expect(sources(host).slice(1)).toEqual([
      'def cheap(x, *, limit):\n    return x[x < limit]',
      'small = cheap(x, limit=limit)'
    ]);
    expect(host.out).toBe('a.ipynb: `cheap` takes `limit`\n');
  });

  it('takes all that is marked where no function is named', async () => {
    const host = one(...cells);
    expect(await refactor(host, 'parameterise', '--write')).toBe(0);
    expect(sources(host)[2]).toBe('small = cheap(x, limit=limit)');
  });

  it.each([
    [['--names', 'other'], cells, '`cheap` reads no notebook variable `other`'],
    [[], [cells[0], { source: USES.source }], '`cheap` (cell 2) is not marked'],
    [
      [],
      [
        ...cells.slice(0, 2),
        { source: 'all = [cheap(limit) for limit in range(3)]' }
      ],
      '`limit` is a local where `cheap` is called (cell 3)'
    ],
    [
      [],
      [{ source: 'def cheap(x):\n    return x', mark: 'm' }],
      'reads nothing'
    ]
  ])('refuses %j', async (more, all, why) => {
    const host = one(...all);
    const before = host.files['a.ipynb'];
    expect(await refactor(host, ...words, ...more, '--write')).toBe(1);
    expect(host.err).toContain(why);
    expect(host.files['a.ipynb']).toBe(before);
  });
});

describe('refactor print-to-logger', () => {
  it('logs instead of printing', async () => {
    const host = one(PRINTS, { source: 'print("here")' });
    expect(await refactor(host, 'print-to-logger', '--write')).toBe(0);
    expect(sources(host)).toEqual([
      expect.stringContaining('logger.info("rows %s", len(x))'),
      'print("here")'
    ]);
    expect(host.out).toBe(
      'a.ipynb: 1 print logs now\na.ipynb: to see the messages in the notebook as before, run it with `--set-up`\n'
    );
  });

  it('adds the cell that shows the messages as before', async () => {
    const host = one({ source: 'import os' }, PRINTS);
    expect(await refactor(host, 'print-to-logger', '--set-up', '--write')).toBe(
      0
    );
    expect(sources(host)).toEqual([
      'import os',
      'import logging\nimport sys\n\nlogging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)',
      expect.stringContaining('logger.info("rows %s", len(x))')
    ]);
    expect(host.out).toContain('a new cell shows the messages');
  });

  it('says where there is nothing to do', async () => {
    const host = one(PRINTS, { source: 'print("here")' });
    expect(await refactor(host, 'print-to-logger', '--cells', '2')).toBe(1);
    expect(host.err).toContain('marked for the library prints');
    expect(await refactor(one({ source: 'x = 1' }), 'print-to-logger')).toBe(1);
  });
});

describe('refactor', () => {
  it.each([
    [['to-functoin'], 'Did you mean `to-function`?'],
    [['to-function'], 'Which cells? Name them'],
    [
      ['to-function', '--cells', '1', '--symbol', 'f'],
      '`--symbol` is no option'
    ],
    [['to-function', '--cells', '1', '--lines', '9'], 'has the lines 1 to 1'],
    [['to-function', '--cells', '1', '--lines', 'a'], 'one line or a range'],
    [['to-function', '--cells', '1-2', '--lines', '1'], 'those of one cell'],
    [['to-function', '--cells', '1', '--module', 'a/b'], 'is no module name'],
    [['to-function', '--cells', '1', '--write', '--diff'], 'name one of them'],
    [['parameterise', '--names', 'a'], 'Whose names?'],
    [['parameterise', '--symbol', 'g', '--names', 'a,'], 'missing between'],
    [['parameterise', '--symbol', 'chep'], 'Did you mean `cheap`?']
  ])('is used wrongly: %j', async (words, why) => {
    const host = one({ source: 'x = 1' }, USES);
    const before = host.files['a.ipynb'];
    expect(await refactor(host, ...words)).toBe(2);
    expect(host.err).toContain(why);
    expect(host.files['a.ipynb']).toBe(before);
  });

  it('keeps every other byte', async () => {
    const text = notebookText([{ source: LOAD }, { source: CLEAN }])
      .replace(/\n/g, '\r\n')
      .replace('"outputs": []', '"outputs": [{"data":   1e3}]');
    const host = one();
    host.files['a.ipynb'] = text;
    expect(await refactor(host, 'to-function', '--cells', '2', '--write')).toBe(
      0
    );
    const after = host.files['a.ipynb'];
    const at = text.indexOf('"id": "c2"');
    const head = text.slice(0, text.lastIndexOf('{', at));
    expect(after.startsWith(head)).toBe(true);
    expect(
      after.endsWith(text.slice(text.indexOf('\r\n ],\r\n "metadata"')))
    ).toBe(true);
    expect(after.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  });
});
