/** What the checks of functions and their data tell apart beside the examples of their pages. */
import type { ICellSource } from '../../notebook/types';
import { numberedCells, render } from '../../report/render';
import { bench, codeCell, fixed, standardOf } from './workbench';
import type { IBench } from './workbench';

const IMPORTS = codeCell(
  'i',
  'import random\nimport logging\nimport numpy as np\nimport pandas as pd\nfrom sklearn.model_selection import KFold, train_test_split',
  null
);

function run(id: string, cells: ICellSource[], options = {}): IBench {
  return bench({
    cells,
    standards: [standardOf('s', [{ kind: 'check', id, options }])]
  });
}

function found(id: string, source: string, options = {}): string[] {
  const { notebook, result } = run(
    id,
    [IMPORTS, codeCell('a', source)],
    options
  );
  return result.findings
    .filter(({ check }) => check === id)
    .map(one => render(one.template, one.args, numberedCells(notebook)));
}

/** The marked cell after all fixes, and what the check says then. */
function mended(
  id: string,
  source: string,
  ...more: ICellSource[]
): { source: string; others: string[]; left: number } {
  const cells = [IMPORTS, codeCell('a', source), ...more];
  const { result } = run(id, cells);
  const fixes = result.findings.flatMap(({ fix }) => fix ?? []);
  expect(fixes.length).toBeGreaterThan(0);
  const after = fixed(cells, fixes);
  return {
    source: after[1].source,
    others: after.slice(2).map(cell => cell.source),
    left: run(id, after).result.findings.filter(({ check }) => check === id)
      .length
  };
}

describe.each([
  [
    'data-explicit-join',
    [
      'def f(a, b):\n    return a.merge(b, how="left")',
      'def f(a, b):\n    return a.merge(b, "left")',
      'def f(a, b, **k):\n    return pd.merge(a, b, **k)',
      'def f(a):\n    return ", ".join(a)',
      'def f(self, b):\n    return self.merge(b)',
      'import heapq\n\ndef f(a, b):\n    return list(heapq.merge(a, b))',
      'def merge(a, b):\n    return a + b\n\ndef f(a, b):\n    return merge(a, b)'
    ],
    [
      'def f(a, b):\n    return a.merge(b, on="k")',
      'def f(a, b):\n    return a.set_index("k").merge(right=b)',
      'from pandas import merge as m\n\ndef f(a, b):\n    return m(a, b)',
      'def f(a, b):\n    import pandas\n    return pandas.merge(a, b)',
      'def f(a, b):\n    return a.join(b, on="k")'
    ]
  ],
  [
    'data-explicit-types',
    [
      'def f(p):\n    return pd.read_csv(p, dtype=str)',
      'def f(p, **k):\n    return pd.read_csv(p, **k)',
      'def f(p):\n    return pd.read_parquet(p)',
      'def f(p):\n    d = pd.read_csv(p)\n    return d.astype("float")'
    ],
    [
      'def f(p):\n    return pd.read_csv(p)',
      'from pandas import read_excel\n\ndef f(p):\n    return read_excel(p)'
    ]
  ],
  [
    'data-validated',
    [
      'def f(df):\n    return df["a"]',
      'def f(row):\n    return row["a"] + row["b"]',
      'def f(config):\n    return config["a"], config["b"]',
      'def f(df):\n    assert "a" in df\n    return df["a"] + df["b"]',
      'def f(df):\n    check_columns(df)\n    return df["a"] + df["b"]',
      'def _f(df):\n    return df["a"] + df["b"]',
      'def f(df):\n    df = make(df)\n    return df["a"] + df["b"]',
      'def f(df, x):\n    if x:\n        return df["a"]\n    return df["b"]',
      'def f(df):\n    df["a"] = 1\n    df["b"] = 2\n    return df["a"] + df["b"]'
    ],
    [
      'def f(df):\n    return df["a"] + df["b"]',
      'def f(table: pd.DataFrame):\n    return table["a"] + table["b"]',
      'def f(table):\n    return table[["a", "b"]].sum()',
      'def f(df):\n    df = df.dropna()[df["a"] > 0]\n    return df["b"]'
    ]
  ],
  [
    'functions-no-mutation',
    [
      'def f(df):\n    df = df.copy()\n    df["a"] = 1\n    return df',
      'def f(df):\n    return df.assign(a=1)',
      'def f(cache, k):\n    cache[k] = 1\n    return cache',
      'def f(ax):\n    ax.title = "x"\n    return ax',
      'def f(counts, k):\n    counts[k] = 1\n    return k',
      'class A:\n    def f(self):\n        self.x = {}\n        self.x["a"] = 1',
      'def f(df):\n    def g(df):\n        return df\n    return g(df)',
      'def _f(df):\n    df["a"] = 1'
    ],
    [
      'def f(df):\n    df["a"] = 1\n    return df',
      'def f(df):\n    df.loc[0, "a"] = 1\n    return df',
      'def f(df):\n    del df["a"]\n    return df',
      'def f(df):\n    df["a"] += 1\n    return df',
      'def f(df):\n    df.columns = ["a"]\n    return df',
      'def f(x):\n    x.fillna(0, inplace=True)\n    return x',
      'def f(values):\n    values[0] = 1\n    return values',
      'class A:\n    def f(self, df):\n        df["a"] = 1\n        return df'
    ]
  ],
  [
    'functions-no-hidden-io',
    [
      'def load():\n    a = pd.read_csv("x.csv")\n    return a.head()',
      'def f(path):\n    a = pd.read_csv(path)\n    return a.head()',
      'def f(name):\n    a = pd.read_csv(f"data/{name}.csv")\n    return a.head()',
      'def f(x):\n    with open("x.txt", "w") as out:\n        out.write(x)\n    return x + 1',
      'def cars():\n    """All."""\n    a = pd.read_csv("x.csv")\n    return a'
    ],
    [
      'def f():\n    a = pd.read_csv("x.csv")\n    return a.head()',
      'def f():\n    path = "data/" + "x.csv"\n    a = pd.read_csv(path)\n    return a.head()',
      'def f(n):\n    text = open("x.txt").read()\n    return text[:n]',
      'PRICES = "x.csv"\n\ndef f(n):\n    a = np.load(PRICES)\n    return a[:n]'
    ]
  ],
  [
    'logging-no-setup',
    [
      'logger = logging.getLogger(__name__)\nlogger.setLevel("INFO")\n\ndef f():\n    return 1',
      'def setup_logging():\n    logging.basicConfig()',
      'def main():\n    logging.basicConfig()',
      'logger = logging.getLogger("x")\nlogger.addHandler(logging.NullHandler())'
    ],
    [
      'logging.basicConfig()\n\ndef f():\n    return 1',
      'import logging.config\nlogging.config.dictConfig({})',
      'logging.getLogger().addHandler(logging.NullHandler())',
      'def f(x):\n    logging.disable()\n    return x',
      'logger = logging.getLogger("x")\nlogger.addHandler(logging.StreamHandler())'
    ]
  ],
  [
    'naming-no-generic',
    [
      'def fit_model(df):\n    x = df\n    return x',
      'DATA_FOLDER = "x"\nABSENT = None',
      'def run(x):\n    return x\n\ndef test_scores(x):\n    return x'
    ],
    [
      'df = {"a": 1}',
      'data2 = [1]',
      'def func_1(x):\n    return x',
      'class Foo:\n    pass'
    ]
  ],
  [
    'repro-seeded',
    [
      'def f(x, y):\n    return train_test_split(x, y, random_state=1)',
      'def f(x, y, **k):\n    return train_test_split(x, y, **k)',
      'def f(x, y):\n    return train_test_split(x, y, shuffle=False)',
      'def f():\n    return KFold(5)',
      'def f(n):\n    np.random.seed(1)\n    return np.random.normal(size=n)',
      'def set_seed(n):\n    np.random.seed(n)\n    random.seed(n)\n\ndef f(n):\n    return random.choice(n)',
      'def f(rng):\n    return rng.normal()',
      'def f(seed):\n    return np.random.default_rng(seed).normal()',
      'import time\n\ndef f():\n    time.sleep(random.random())',
      'import string\n\ndef f():\n    return random.choice(string.ascii_letters)',
      'def f(names):\n    return random.sample(names, 3) if False else names'.replace(
        'random.sample(names, 3)',
        'names.sample()'
      )
    ],
    [
      'def f(x, y):\n    return train_test_split(x, y)',
      'def f():\n    return KFold(5, shuffle=True)',
      'def f(df):\n    return df.sample(100)',
      'def f(n):\n    return np.random.normal(size=n)',
      'def f(n):\n    random.seed(1)\n    return np.random.normal(size=n)',
      'def f():\n    return np.random.default_rng()',
      'from numpy.random import randn\n\ndef f(n):\n    return randn(n)'
    ]
  ]
])('%s', (id, silent, reported) => {
  it.each(silent)('is content with\n%s', source => {
    expect(found(id, source)).toEqual([]);
  });

  it.each(reported)('reports\n%s', source => {
    expect(found(id, source)).toHaveLength(1);
  });
});

describe('fixes', () => {
  it('ask for `validate=` only where the document does', () => {
    const source = 'def f(a, b):\n    return a.merge(b, how="left")';
    expect(found('data-explicit-join', source, { validate: true })).toEqual([
      '`merge` in cell 2 does not say how many rows may match; add `validate=`, for example `validate="many_to_one"`.'
    ]);
  });

  it('find the end of the arguments behind comments and brackets', () => {
    const source =
      'def f(a, b):\n    return a.merge(\n        (b),  # all, of them\n    )';
    expect(mended('data-explicit-join', source)).toMatchObject({
      source:
        'def f(a, b):\n    return a.merge(\n        (b), how="inner",  # all, of them\n    )',
      left: 0
    });
  });

  it('copy before the first statement, with the line ends of the cell', () => {
    const source = 'def f(df):\r\n\t"""Doc."""\r\n\tdf["a"] = 1\r\n\treturn df';
    expect(mended('functions-no-mutation', source)).toMatchObject({
      source:
        'def f(df):\r\n\t"""Doc."""\r\n\tdf = df.copy()\r\n\tdf["a"] = 1\r\n\treturn df',
      left: 0
    });
  });

  it('leave a function of one line alone', () => {
    const { result } = run('functions-no-mutation', [
      codeCell('a', 'def f(df): df["a"] = 1; return df')
    ]);
    expect(result.findings).toMatchObject([{ check: 'functions-no-mutation' }]);
    expect(result.findings[0].fix).toBeUndefined();
  });

  it('check columns whose names need escapes', () => {
    const source = 'def f(df):\n    return df["a\\"b"] + df["c\\\\"]';
    const { source: after, left } = mended('data-validated', source);
    expect(after).toContain('missing = {\'a"b\', "c\\\\"} - set(df.columns)');
    expect(left).toBe(0);
  });

  it('translate NumPy’s old functions to a generator’s', () => {
    const source =
      'def f(n):\n    a = np.random.rand(n, 2)\n    b = np.random.randint(0, 9, n)\n    return a, b, np.random.randn(), np.random.choice(a)';
    expect(mended('repro-seeded', source)).toMatchObject({
      source:
        'def f(n):\n    rng = np.random.default_rng(0)\n    a = rng.random((n, 2))\n    b = rng.integers(0, 9, n)\n    return a, b, rng.standard_normal(), rng.choice(a)',
      left: 0
    });
  });

  it('take the notebook’s own seed', () => {
    const seed = codeCell('s', 'RANDOM_STATE = 42', null);
    const { source, left } = mended(
      'repro-seeded',
      'def f(x, y):\n    return train_test_split(x, y)',
      seed
    );
    expect(source).toContain(
      'train_test_split(x, y, random_state=RANDOM_STATE)'
    );
    expect(left).toBe(0);
  });

  it('hand what was read to every call', () => {
    const { source, others, left } = mended(
      'functions-no-hidden-io',
      'def f(n):\n    # the prices\n    prices = pd.read_csv("x.csv", sep=";")\n    return prices[:n]',
      codeCell('b', 'first = f(1)\nboth = f(\n    2,\n)', null)
    );
    expect(source).toBe(
      'def f(n, *, prices):\n    # the prices\n    return prices[:n]'
    );
    expect(others).toEqual([
      'first = f(1, prices=pd.read_csv("x.csv", sep=";"))\nboth = f(\n    2, prices=pd.read_csv("x.csv", sep=";"),\n)'
    ]);
    expect(left).toBe(0);
  });

  it('do not move a read out of reach of the path it reads', () => {
    const { result } = run('functions-no-hidden-io', [
      IMPORTS,
      codeCell(
        'a',
        'def f(n):\n    path = "x.csv"\n    prices = pd.read_csv(path)\n    return prices[:n]'
      )
    ]);
    expect(result.findings[0].args.what).toBe('`x.csv`');
    expect(result.findings[0].fix).toBeUndefined();
  });

  it('do not move a read out of a function that is handed on', () => {
    const { result } = run('functions-no-hidden-io', [
      IMPORTS,
      codeCell(
        'a',
        'def f(n):\n    prices = pd.read_csv("x.csv")\n    return prices[:n]'
      ),
      codeCell('b', 'list(map(f, [1, 2]))', null)
    ]);
    expect(result.findings).toMatchObject([
      { check: 'functions-no-hidden-io', cell: 'a' }
    ]);
    expect(result.findings[0].fix).toBeUndefined();
  });

  it('rename everywhere, in strings that pandas reads too, and no local of the name', () => {
    const { source, others, left } = mended(
      'naming-no-generic',
      'def func(x):\n    """Add the age."""\n    return x',
      codeCell(
        'b',
        'cars = func(1)\ncars.query("age > @func(1)")\ndef g(func):\n    return func\ny = {"func": func}',
        null
      )
    );
    expect(source).toBe(
      'def add_age(x):\n    """Add the age."""\n    return x'
    );
    expect(others).toEqual([
      'cars = add_age(1)\ncars.query("age > @add_age(1)")\ndef g(func):\n    return func\ny = {"func": add_age}'
    ]);
    expect(left).toBe(0);
  });

  it('name a value after its file', () => {
    const { source } = mended(
      'naming-no-generic',
      'df2 = pd.read_csv("data/Sold-Cars.csv")\nprint(df2.shape)'
    );
    expect(source).toBe(
      'sold_cars = pd.read_csv("data/Sold-Cars.csv")\nprint(sold_cars.shape)'
    );
  });

  it.each([
    ['the better name is taken', 'add_age = 1'],
    ['a shell line reads it', '!echo {func}'],
    ['a cell can’t be read', 'func(1'],
    ['it is written as a global', 'def g():\n    global func\n    func = 1']
  ])('rename nothing where %s', (_, other) => {
    const { result } = run('naming-no-generic', [
      codeCell('a', 'def func(x):\n    """Add the age."""\n    return x'),
      codeCell('b', other, null)
    ]);
    const [finding] = result.findings;
    expect(finding.check).toBe('naming-no-generic');
    expect(finding.fix).toBeUndefined();
  });

  it('say what is safe', () => {
    const safe = (id: string, source: string): unknown =>
      run(id, [IMPORTS, codeCell('a', source)]).result.findings[0].fix?.safe;
    expect([
      safe('data-explicit-join', 'def f(a, b):\n    return a.merge(b)'),
      safe('logging-no-setup', 'logging.basicConfig()'),
      safe(
        'functions-no-mutation',
        'def f(df):\n    df["a"] = 1\n    return df'
      ),
      safe('data-validated', 'def f(df):\n    return df["a"] + df["b"]'),
      safe('repro-seeded', 'def f(x):\n    return train_test_split(x)')
    ]).toEqual([true, true, false, false, false]);
  });
});
