/** What checks tell apart beside the examples of their pages. */
import type { ICellSource } from '../../notebook/types';
import { numberedCells, render } from '../../report/render';
import { bench, codeCell, ruff, standardOf } from './workbench';

/** Sentences of one check on cells; a text is one marked cell. */
function said(
  id: string,
  cells: string | ICellSource[],
  files: Record<string, string> = {}
): string[] {
  const { notebook, result } = bench({
    cells: typeof cells === 'string' ? [codeCell('a', cells)] : cells,
    files,
    standards: [standardOf('s', [{ kind: 'check', id, options: {} }])]
  });
  return result.findings
    .filter(({ check }) => check === id)
    .map(one => render(one.template, one.args, numberedCells(notebook)));
}

describe('code-in-functions', () => {
  it.each([
    'import os\nfrom math import pi',
    'LIMIT = 3\nNAMES = ["a", "b"]\nSIZE = 2 * LIMIT',
    '"""What this is."""\n...',
    '__all__ = ["f"]\n__version__ = "1"\n\ndef f():\n    return 1',
    'import logging\nlogger = logging.getLogger(__name__)\nlogger.addHandler(logging.NullHandler())',
    'try:\n    import numpy as np\nexcept ImportError:\n    np = None',
    'import typing\nif typing.TYPE_CHECKING:\n    import pandas as pd',
    'class A:\n    pass\n\nA.kind = "a"\nEMPTY = A()',
    'import typer\napp = typer.Typer()\n\n@app.command()\ndef run():\n    pass',
    'missing = object()\n\ndef f(x=missing):\n    return x',
    'from functools import lru_cache\n\ndef slow(x):\n    return x\n\nquick = lru_cache(slow)',
    'import atexit\n\ndef bye():\n    pass\n\natexit.register(bye)',
    'x: int\ny: int = 3',
    'def f():\n    pass\n\nf'
  ])('is content with\n%s', source => {
    expect(said('code-in-functions', source)).toEqual([]);
  });

  it.each([
    ['import pandas as pd\ndf = pd.read_csv("x.csv")', 1],
    ['import pandas as pd\ndf = pd.read_csv("x.csv")\nsold = df["sold"]', 2],
    ['for i in range(3):\n    pass\nprint("x")', 2],
    ['import numpy as np\nnp.random.seed(1)', 1],
    ['import pandas as pd\npd.options.display.max_rows = 9', 1],
    ['class A:\n    pass\n\nprint(A)', 1],
    ['def main():\n    pass\n\nmain()', 1],
    ['with open("x") as f:\n    text = f.read()', 1],
    ['if True:\n    print("x")', 1],
    ['assert 1 == 1', 1],
    [
      'import logging\nlogger = logging.getLogger(__name__)\nlogger.info("x")',
      1
    ]
  ])('counts the work of\n%s', (source, n) => {
    const [sentence] = said('code-in-functions', source);
    expect(sentence).toContain(` ${n} loose statement`);
  });

  it('registers nothing that the notebook computes', () => {
    const cells = [
      codeCell('a', 'data = load()', null),
      codeCell('b', 'def clean(x):\n    return x\n\ndata.apply(clean)')
    ];
    expect(said('code-in-functions', cells)).toHaveLength(1);
  });
});

describe('code-no-notebook-only', () => {
  it.each([
    ['df = 1\ndf', 'ends in `df`'],
    ['df = 1\ndf.head(3)', 'ends in `df.head(3)`'],
    ['x = 1\nx\ny = 2', 'uses `x`'],
    ['!pip install x\nx = 1', 'uses `!pip`'],
    [
      '%load_ext autoreload\n%autoreload 2\nx = 1',
      'uses `%load_ext`, `%autoreload`'
    ],
    ['x = 1\ndisplay(x)', 'ends in `display(x)`'],
    [
      'x = 1\nget_ipython().system("ls")',
      'ends in `get_ipython().system("ls")`'
    ],
    ['x = [1]\nlen(x), x[0] > 2', 'ends in'],
    ['x = 1\nf"{x} rows"', 'ends in'],
    [
      'def f():\n    get_ipython().run_line_magic("ls", "")',
      '`f` uses `get_ipython`'
    ],
    ['def f():\n    !ls\n    return 1', '`f` uses `!ls`'],
    ['for i in [1]:\n    display(i)', 'in the middle of a statement']
  ])('reports %s', (source, words) => {
    const sentences = said('code-no-notebook-only', source);
    expect(sentences.join('\n')).toContain(words);
  });

  it.each([
    'def display(x):\n    return x\n\ndef f():\n    return display(1)',
    'x = [3, 1]\nx.sort()',
    'import logging\nlogger = logging.getLogger("x")\nlogger.info("a")',
    '"""Text."""\nx = 1',
    'x = {}\nx.update(a=1)'
  ])('is silent about %s', source => {
    expect(said('code-no-notebook-only', source)).toEqual([]);
  });
});

it('closure-complete lists the names of one star import together', () => {
  const cells = [
    codeCell('a', 'from numpy import *', null),
    codeCell('b', 'def f(x):\n    return mean(x) + std(x) + var(x) + a1 + a2')
  ];
  expect(said('closure-complete', cells)).toEqual([
    '`mean`, `std`, `var`, `a1` and `1 more` in `f` may come from a star import (cell 1); import it by name.'
  ]);
});

describe('config-no-absolute-path', () => {
  it.each([
    '"/home/eva/x.csv"',
    '"/Users/eva/x"',
    '"C:\\\\Users\\\\eva\\\\x.csv"',
    'r"D:\\data"',
    'r"\\\\server\\share\\x"',
    '"~/data/x.csv"',
    '"/content/drive/MyDrive/x.csv"',
    '"/kaggle/input/train.csv"',
    '"/data/raw/prices.parquet"',
    'f"/home/eva/{x}.csv"',
    '"file:///home/eva/x.csv"',
    '"/mnt/share/x" + x'
  ])('reports %s', path => {
    expect(
      said('config-no-absolute-path', `def f(x):\n    return ${path}`)
    ).toHaveLength(1);
  });

  it.each([
    '"data/x.csv"',
    '"../data/x.csv"',
    '"/"',
    '"/dev/null"',
    '"/tmp/x.csv"',
    '"/api/v1/items.json"',
    '"https://example.org/home/x.csv"',
    '"s3://bucket/home/x.csv"',
    '"//div/home/a"',
    'x + "/home/x.csv"',
    'f"{x}/home/eva.csv"',
    '"km/h"',
    '"a: b/c"',
    '"^/home/.*"',
    'r"\\d+\\w"'
  ])('is silent about %s', text => {
    expect(
      said('config-no-absolute-path', `def f(x):\n    return ${text}`)
    ).toEqual([]);
  });
});

describe('logging-present', () => {
  it.each([
    ['pd.read_csv(p)', 1],
    ['open(p).read()', 1],
    ['open(p, "w").write("x")', 0],
    ['json.load(p)', 1],
    ['model.load_state_dict(p)', 0],
    ['spark.read.parquet(p)', 1],
    ['Path(p).read_text()', 1],
    ['len(p)', 0]
  ])('a function with %s: %i', (call, n) => {
    expect(
      said('logging-present', `def f(p):\n    return ${call}`)
    ).toHaveLength(n);
  });
});

describe('tests-present', () => {
  const share = codeCell('a', 'def share(x):\n    return half(x)');
  const demanded = (files: Record<string, string>): number =>
    said(
      'tests-present',
      [codeCell('h', 'def half(x):\n    return x / 2', null), share],
      files
    ).length;

  it.each([
    [
      'from pricing.features import share\n\ndef test_x():\n    assert share(2) == 1',
      0
    ],
    ['from pricing import share\n\ndef test_x():\n    assert share(2) == 1', 0],
    [
      'from pricing.features import share as s\n\ndef test_x():\n    assert s(2) == 1',
      0
    ],
    [
      'import pricing.features as f\n\ndef test_x():\n    assert f.share(2) == 1',
      0
    ],
    ['from pricing.features import share', 1],
    [
      'from other.things import share\n\ndef test_x():\n    assert share(2) == 1',
      1
    ],
    ['def test_(:', 1],
    ['def test_x():\n    assert "share"', 1]
  ])('%s', (text, n) => {
    expect(demanded({ 'tests/test_features.py': text })).toBe(n);
  });

  it('looks at test files only', () => {
    expect(demanded({ 'tests/conftest.py': 'def f():\n    share(1)' })).toBe(1);
    expect(
      demanded({ 'src/pricing/x_test.py': 'def test_f():\n    share(1)' })
    ).toBe(0);
  });
});

describe('notebook-runs-in-order', () => {
  it.each([
    [[1, 2, 3], 0],
    [[1, null, 3], 0],
    [[4, 9, 12], 0],
    [[null, null], 0],
    [[1, 3, 2], 1],
    [[1, 1], 1],
    [[2, 1], 1]
  ])('%j: %i', (counts, n) => {
    const cells = counts.map((executionCount, i) =>
      codeCell(`c${i}`, `def f${i}():\n    pass`, 'features', {
        executionCount
      })
    );
    expect(said('notebook-runs-in-order', cells)).toHaveLength(n);
  });
});

it('a cell that ruff reads and our parser does not is not called broken', () => {
  const lint = ruff.lint;
  const { notebook, result } = bench({
    cells: [codeCell('a', 'def f(x:\n    return x')],
    standards: [
      standardOf('s', [{ kind: 'check', id: 'closure-complete', options: {} }])
    ],
    linter: {
      ...ruff,
      lint: (text, settings) =>
        lint(text, settings).filter(({ code }) => code !== 'invalid-syntax')
    }
  });
  const [one] = result.findings;
  expect(render(one.template, one.args, numberedCells(notebook))).toMatch(
    /^Cell 1 holds Python that this version can't take apart \(/
  );
});
