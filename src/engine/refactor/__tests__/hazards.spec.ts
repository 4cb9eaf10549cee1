/** What would give other values, and is refused or written so that it does not. */
import { notebookWith, outcome, region } from './workbench';

function reasons(
  notebook: ReturnType<typeof notebookWith>,
  cell: string
): string[] {
  const result = region(notebook, cell);
  return result.ok
    ? ['ok']
    : result.refusals.map(({ reason, name, symbol }) =>
        [reason, name, ...(symbol ? [symbol] : [])].join(' ')
      );
}

describe('variables that other functions share', () => {
  it('a def that reads what the cell sets', () => {
    const notebook = notebookWith(
      'size = 1\ndef show():\n    return size\ndef outer():\n    return show()',
      'size = 2\nr = outer()',
      'r'
    );
    expect(reasons(notebook, '2')).toEqual(['notebook-variable size show']);
  });

  it('a def that writes what the cell uses', () => {
    const notebook = notebookWith(
      'count = 0\ndef bump():\n    global count\n    count += 1',
      'bump()\nr = count',
      'r'
    );
    expect(reasons(notebook, '2')).toEqual(['global-write count bump']);
  });

  it('a method, only where it may run', () => {
    const source =
      'class Model:\n    def fit(self): return self\n    def report(self): return limit';
    const call = (line: string) =>
      notebookWith(source, `limit = 3\nr = ${line}`, 'r, limit');
    expect(reasons(call('Model().fit()'), '2')).toEqual(['ok']);
    expect(reasons(call('Model().report()'), '2')).toEqual([
      'notebook-variable limit Model'
    ]);
  });
});

describe('functions that live on', () => {
  it('a lambda in a container, a lazy generator', () => {
    for (const line of [
      'fs = [lambda: k]',
      'fs = dict(f=make(lambda: k))',
      'fs = (k for _ in range(2))'
    ]) {
      const notebook = notebookWith(
        'def make(f): return f',
        'k = 1',
        line,
        'k = 2\nfs'
      );
      expect(reasons(notebook, '3')).toEqual(['lambda-reads k']);
    }
  });

  it('a lambda that is used up', () => {
    const notebook = notebookWith(
      'k = 1\nxs = [2]',
      'key = lambda x: x * k\nys = [key(x) for x in xs]',
      'k = 2\nys'
    );
    expect(reasons(notebook, '2')).toEqual(['ok']);
  });
});

describe('what stays between the statements', () => {
  it('a definition and an import: the call comes behind them', () => {
    expect(
      outcome(
        notebookWith(
          'a = 1\nimport os\ndef f(x):\n    return x + a\nb = f(2)\nos.getcwd()',
          'b, a'
        ),
        '1',
        { name: 'go' }
      )
    ).toEqual([
      '`f`, called on line 5 of cell 1, reads the notebook variable `a`, which these statements set; make `a` a parameter of `f` first.'
    ]);
    expect(
      outcome(
        notebookWith(
          '# start\n\na = 1\nimport os\n# f\ndef f(x):\n    return x\n\nb = f(2)\nprint(os.name)\n# end',
          'b, a',
          'os'
        ),
        '1',
        { name: 'go' }
      )
    ).toEqual([
      'def go():\n    # start\n\n    a = 1\n\n    b = f(2)\n    print(os.name)\n    return a, b',
      'import os\n# f\ndef f(x):\n    return x\na, b = go()\n# end'
    ]);
  });

  it('a definition that needs what they make stands in the way', () => {
    expect(
      outcome(
        notebookWith('a = input()\ndef f(x=a):\n    return x\nb = f()', 'b, a'),
        '1'
      )
    ).toEqual([
      '`f` (line 2 of cell 1) stands between the statements and depends on them; move it to a cell of its own.'
    ]);
  });

  it('a plain value that a definition is made with stays with it', () => {
    const source =
      'w = input()\nn = 2\na = n + 1\ndef f(x=a):\n    return x\nb = f() + w';
    expect(outcome(notebookWith(source, 'b, a'), '1', { name: 'go' })).toEqual([
      'def go():\n    w = input()\n    b = f() + w\n    return b',
      'n = 2\na = n + 1\ndef f(x=a):\n    return x\nb = go()'
    ]);
    // Set twice: which of the two the definition sees depends on the place.
    expect(reasons(notebookWith(`${source}\na = 5`, 'b, a'), '1')).toEqual([
      'interleaved f'
    ]);
  });

  it('a magic of the session that reads what they set stays behind', () => {
    expect(
      outcome(notebookWith('name = "bob"\n%env G=$name', 'name'), '1', {
        name: 'go'
      })
    ).toEqual([
      'def go():\n    name = "bob"\n    return name',
      'name = go()\n%env G=$name'
    ]);
    expect(
      reasons(notebookWith('n = "x"\n%env G=$n\nm = n.upper()', 'm'), '1')
    ).toEqual(['magic-in-middle -']);
  });

  it('magics of the session go up, help goes down', () => {
    expect(
      outcome(
        notebookWith(
          '%%time\nx = 1\n%matplotlib inline\ny = x + 1\n?y\ny',
          'x'
        ),
        '1',
        { name: 'go' }
      )
    ).toEqual([
      'def go():\n    x = 1\n    y = x + 1\n    return x, y',
      '%%time\n%matplotlib inline\nx, y = go()\n?y\ny'
    ]);
  });
});

describe('what is deleted', () => {
  it('goes behind the call, and hides nothing', () => {
    expect(
      outcome(
        notebookWith(
          'xs = [1]\nt = 1',
          't = 2\ndel t, xs\nround(2.5)\nf()',
          'def f(): pass'
        ),
        '2',
        { name: 'go' }
      )
    ).toEqual([
      'def go(xs):\n    t = 2\n    del t, xs\n    round(2.5)\n    shown = f()\n    return shown',
      'shown = go(xs)\ndel t\ndel xs\nshown'
    ]);
  });

  it('on some paths only can not be said', () => {
    expect(reasons(notebookWith('a = 1', 'if a:\n    del a'), '2')).toEqual([
      'maybe-unset a'
    ]);
  });
});

describe('names of Python itself', () => {
  it('that come back where the notebook deletes its own', () => {
    const notebook = notebookWith(
      'sum = 3',
      'del sum\ntot = sum([1, 2])',
      'tot'
    );
    expect(reasons(notebook, '2')).toEqual(['builtin-shadow sum']);
    const again = notebookWith('sum = 3', 'del sum\nsum = 4\ntot = sum', 'tot');
    expect(reasons(again, '2')).toEqual(['ok']);
  });

  it('that list the names around them', () => {
    const source = 'if "df" not in dir():\n    df = 1';
    expect(reasons(notebookWith('df = 2', source, 'df'), '2')).toEqual([
      'dynamic dir'
    ]);
    expect(
      reasons(notebookWith('m = []', 'names = dir(m)', 'names'), '2')
    ).toEqual(['ok']);
  });

  it('whose lists a later cell asks for a variable', () => {
    const call = (asks: string) =>
      outcome(notebookWith('rows = 1\nmean = rows + 1', 'mean', asks), '1')[1];
    expect(call('"rows" in dir()')).toMatch(/^mean, rows = |^rows, mean = /);
    expect(call("'other' in dir()")).toMatch(/^mean = /);
  });
});

describe('figures', () => {
  it('end where their cell ended', () => {
    expect(
      outcome(
        notebookWith(
          'import matplotlib.pyplot as plt',
          'plt.plot([1]);',
          'plt.plot([2]);'
        ),
        ['2', '3'],
        { name: 'draw' }
      )[0]
    ).toBe(
      'def draw():\n    plt.plot([1])\n    plt.show()\n\n    plt.plot([2])'
    );
  });

  it('end there too where a function draws them', () => {
    for (const call of [
      'def curve(x): plt.gca().plot(x)\ncurve([1])',
      'tree.plot_tree(1);',
      'm.RocCurveDisplay.from_estimator(1);'
    ]) {
      const before = notebookWith(
        'import matplotlib.pyplot as plt, tree, m',
        call,
        'plt.plot([2]);'
      );
      expect(outcome(before, ['2', '3'], { name: 'draw' })[0]).toContain(
        '\n    plt.show()\n\n    plt.plot([2])'
      );
    }
  });

  it('a title is no look', () => {
    expect(
      outcome(
        notebookWith(
          'import matplotlib.pyplot as plt',
          'plt.plot([1])\nplt.title("x")'
        ),
        '2',
        { name: 'draw' }
      )
    ).toEqual([
      'def draw():\n    plt.plot([1])\n    return plt.title("x")',
      'draw()'
    ]);
  });
});
