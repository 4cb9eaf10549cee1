import { emptyProject } from '../../plan/__tests__/project';
import { planOf } from '../../plan/plan';
import { changed } from '../changed';
import { after, functionOf, notebookWith, outcome, region } from './workbench';

const notebook = notebookWith(
  'import pandas as pd\nraw = pd.read_csv("a.csv")\nlimit = 3',
  '# md ## Age of each car',
  [
    'df = raw.dropna()',
    'df["old"] = df["age"] > limit',
    'print(f"{len(df)} rows")',
    'df.head()'
  ].join('\n'),
  'df.shape'
);

describe('what a person can change', () => {
  it('is inferred first', () => {
    const result = region(notebook, '3');
    expect(result.ok && result.region).toMatchObject({
      name: 'make_df',
      docstring: 'Age of each car.',
      inputs: [
        { name: 'raw', as: 'raw', literal: null, mutated: false },
        { name: 'limit', as: 'limit', literal: '3' }
      ],
      outputs: [{ name: 'df', readBy: null }],
      locals: [],
      shown: { how: 'look', text: 'df.head()' },
      prints: 1,
      plots: false
    });
  });

  it('names, order, types, defaults, docstring', () => {
    expect(
      outcome(notebook, '3', {
        name: 'add_age',
        docstring: 'Says "old"',
        inputs: [
          { name: 'limit', as: 'most', default: '3', type: 'int' },
          { name: 'raw', as: 'cars', type: 'pd.DataFrame' }
        ],
        outputs: [{ name: 'df', type: 'pd.DataFrame' }]
      })
    ).toEqual([
      [
        'def add_age(cars: pd.DataFrame, most: int = 3) -> pd.DataFrame:',
        '    """Says "old" """',
        '    df = cars.dropna()',
        '    df["old"] = df["age"] > most',
        '    print(f"{len(df)} rows")',
        '    return df'
      ].join('\n'),
      'df = add_age(raw, most=limit)\ndf.head()'
    ]);
  });

  it('which outputs: more than are read, or fewer, which is said', () => {
    const two = notebookWith('a = 1\nb = a + 1\nc = b', 'print(c)');
    expect(
      outcome(two, '1', {
        name: 'go',
        outputs: [{ name: 'c' }, { name: 'a' }]
      })
    ).toEqual([
      'def go():\n    a = 1\n    b = a + 1\n    c = b\n    return c, a',
      'c, a = go()'
    ]);
    const none = functionOf(two, '1', { name: 'go', outputs: [] });
    expect(
      none.ok && none.region.remarks.map(({ sentence }) => sentence)
    ).toEqual([
      '`c` is read later (line 3 of cell 1) and no longer comes out of the function.'
    ]);
  });

  it('an output that is set on some paths only comes in', () => {
    const loop = notebookWith('n = 0\nprint(n)', 'for n in []:\n    pass');
    expect(
      outcome(loop, '2', { name: 'go', outputs: [{ name: 'n' }] })
    ).toEqual([
      'def go(n):\n    for n in []:\n        pass\n    return n',
      'n = go(n)'
    ]);
  });

  it('prints as log records', () => {
    const [definition] = outcome(notebook, '3', {
      module: 'cars',
      docstring: '',
      prints: 'logger'
    });
    expect(definition).toBe(
      [
        'import logging',
        '',
        'logger = logging.getLogger(__name__)',
        '',
        '',
        'def make_df(raw, limit):',
        '    df = raw.dropna()',
        '    df["old"] = df["age"] > limit',
        '    logger.info("%s rows", len(df))',
        '    return df'
      ].join('\n')
    );
  });

  it('work on a copy, where no other name can hold the object', () => {
    const alone = notebookWith(
      'import pandas as pd\ndf = pd.read_csv("a.csv")',
      'df["b"] = df["a"] * 2',
      'df.shape'
    );
    expect(outcome(alone, '2', { name: 'add_b', copy: ['df'] })).toEqual([
      'def add_b(df):\n    df = df.copy()\n    df["b"] = df["a"] * 2\n    return df',
      'df = add_b(df)'
    ]);
    const shared = notebookWith(
      'import pandas as pd\ndf = pd.read_csv("a.csv")\nview = df',
      'df["b"] = df["a"] * 2',
      'view.shape'
    );
    const result = region(shared, '2');
    expect(result.ok && result.region.inputs[0]).toMatchObject({
      mutated: true,
      canCopy: false
    });
  });

  it('the figure comes out instead of being shown', () => {
    const plot = notebookWith(
      'import matplotlib.pyplot as plt\nxs = [1]',
      'plt.plot(xs)\nplt.title("x")\nplt.show()'
    );
    expect(outcome(plot, '2', { name: 'draw', figure: true })).toEqual([
      'def draw(xs):\n    plt.plot(xs)\n    plt.title("x")\n    figure = plt.gcf()\n    return figure',
      'figure = draw(xs)'
    ]);
    expect(outcome(notebook, '3', { figure: true })[0]).toMatch(/no figure/);
  });

  it('looks between merged cells are kept by display', () => {
    const cells = notebookWith(
      'xs = [3, 1]',
      's = sorted(xs)\ns',
      't = s[0]',
      't'
    );
    expect(
      outcome(cells, ['2', '3'], { name: 'go', looks: 'display' })
    ).toEqual([
      'def go(xs):\n    s = sorted(xs)\n    display(s)\n\n    t = s[0]\n    return t',
      't = go(xs)',
      ''
    ]);
  });

  it('lines of a cell alone', () => {
    const source = 'a = 1\nb = a + 1\nc = b * 2\nprint(c)';
    const cell = notebookWith(source);
    const start = source.indexOf('b =');
    const result = region(cell, '1', [
      { cell: '1', start, end: source.indexOf('print') }
    ]);
    expect(
      result.ok && [
        result.region.inputs.map(({ name }) => name),
        result.region.outputs.map(({ name }) => name)
      ]
    ).toEqual([['a'], ['c']]);
  });
});

describe('marks', () => {
  it('the chosen module marks the new cell', () => {
    const result = functionOf(notebook, '3', { module: 'cars.prices' });
    expect(result.ok && result.change.inserts).toEqual([
      expect.objectContaining({
        after: '2',
        mark: { module: 'cars.prices', role: 'code' }
      })
    ]);
  });

  it('a marked cell gives its mark to the function and keeps it for what else it holds', () => {
    const promote = { module: 'm', role: 'code' };
    const marked = notebookWith(
      { source: 'x = open("a").read()', metadata: { promote } },
      {
        source: 'def f(a):\n    return a\ny = f(1)\ny',
        metadata: { promote }
      }
    );
    const one = functionOf(marked, '1');
    expect(one.ok && [one.change.marks, one.change.inserts[0].mark]).toEqual([
      [{ cell: '1', mark: null }],
      { module: 'm', role: 'code' }
    ]);
    const two = functionOf(marked, '2', { name: 'run' });
    expect(two.ok && two.change.marks).toEqual([
      { cell: '2', mark: { ...promote, skip: ['y = run()', 'y'] } }
    ]);
  });

  it("nbdev's directive goes along", () => {
    const nbdev = notebookWith(
      '#| default_exp core',
      '#| export\nx = open("a").read()',
      'x'
    );
    const result = functionOf(nbdev, '2', { name: 'go' });
    expect(after(nbdev, result)).toEqual([
      '#| default_exp core',
      '#| export\ndef go():\n    x = open("a").read()\n    return x',
      'x = go()',
      'x'
    ]);
    const next = result.ok && changed(nbdev, result.change).notebook;
    expect(
      next && planOf(next, emptyProject()).modules.map(({ text }) => text)
    ).toEqual(['def go():\n    x = open("a").read()\n    return x\n']);
  });
});
