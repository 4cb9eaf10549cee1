import { planOf } from '../plan';
import type { IModule, IPlan } from '../types';
import { FEATURES, notebook } from './notebook';
import type { ITestCell } from './notebook';
import { emptyProject } from './project';

function plan(...cells: (ITestCell | string)[]): IPlan {
  return planOf(notebook(...cells), emptyProject('src/pricing'));
}

function module(...cells: (ITestCell | string)[]): IModule {
  return plan(...cells).modules[0];
}

describe('modules', () => {
  it('lie in the library and are imported by the path less its source root', () => {
    const paths = plan(
      { source: 'def a(): pass', promote: FEATURES },
      { source: 'def b(): pass', promote: { ...FEATURES, module: 'x.y' } },
      { source: 'def c(): pass', promote: { ...FEATURES, module: '__init__' } },
      {
        source: 'def test_d(): pass',
        promote: { module: 'x.y', role: 'test' }
      }
    ).modules.map(({ path, importName }) => [path, importName]);
    expect(paths).toEqual([
      ['src/pricing/features.py', 'pricing.features'],
      ['src/pricing/x/y.py', 'pricing.x.y'],
      ['src/pricing/__init__.py', 'pricing'],
      ['tests/test_x_y.py', 'test_x_y']
    ]);
  });

  it('need no library to be seen', () => {
    const [only] = planOf(
      notebook({ source: 'def a(): pass', promote: FEATURES }),
      emptyProject()
    ).modules;
    expect([only.path, only.importName]).toEqual(['features.py', 'features']);
  });

  it('are empty where nothing is marked', () => {
    expect(plan('x = 1').modules).toEqual([]);
    expect(module({ source: '# nothing', promote: FEATURES }).text).toBe('');
  });

  it('list what nbdev would list', () => {
    const listed = (...cells: string[]) =>
      module('#| default_exp core', ...cells.map(source => `#| ${source}`))
        .exports;
    expect(
      listed(
        'export\ndef f(): pass\nX, _y = 1, 2\nself.z = 3',
        'exporti\ndef internal(): pass',
        "exports\nclass A: pass\n_all_ = ['re', g]\nX += 1",
        'export\n@patch\ndef more(self: A): pass\n@patch_to(A)\ndef most(self): pass',
        'export\ndef f(): return 2'
      )
    ).toEqual(['X', 'f', 'A', 're', 'g']);
    expect(listed('exporti\nX = 1')).toEqual([]);
    expect(module({ source: 'X = 1', promote: FEATURES }).exports).toBeNull();
  });

  it('begin with their docstring', () => {
    const text = module(
      'import re',
      {
        source: '"""Features."""\nfrom __future__ import annotations',
        promote: FEATURES
      },
      { source: 'def f(x: re.Pattern): pass', promote: FEATURES }
    ).text;
    expect(text).toBe(
      '"""Features."""\n\n\nfrom __future__ import annotations\nimport re\n\n\ndef f(x: re.Pattern): pass\n'
    );
  });

  it('get late annotations from a cell above, only where they have annotations', () => {
    const future = 'from __future__ import annotations, division';
    const text = (source: string): string =>
      module(future, { source, promote: FEATURES }).text;
    expect(text('def f(x: int): pass')).toBe(
      'from __future__ import annotations\n\n\ndef f(x: int): pass\n'
    );
    expect(text('def f(x): pass')).toBe('def f(x): pass\n');
  });

  it('leave magics and left-out statements behind', () => {
    const { text, symbols } = module({
      source:
        '%matplotlib inline\n# try it\nprint(f(1))\ndef f(x): return x\n!ls',
      promote: { ...FEATURES, skip: ['# try it\nprint(f(1))'] }
    });
    expect(text).toBe('def f(x): return x\n');
    expect(symbols.map(({ name }) => name)).toEqual(['f']);
  });

  it('take the statement of `%time` without it', () => {
    expect(module({ source: '%time LIMIT = 3', promote: FEATURES }).text).toBe(
      'LIMIT = 3\n'
    );
  });

  it('bring what `__all__` promises', () => {
    const { modules, warnings } = plan('def f(): pass', {
      source: '__all__ = ["f", "g"]',
      promote: FEATURES
    });
    expect(modules[0].text).toBe('def f(): pass\n\n\n__all__ = ["f", "g"]\n');
    expect(modules[0].symbols[1].blockers).toEqual([]);
    expect(warnings).toEqual([{ kind: 'promised', name: 'g', cell: 'c2' }]);
  });

  it('have imports of a name once, wherever they are repeated', () => {
    const { text } = module(
      'import numpy as np',
      { source: 'def f(): return np.a', promote: FEATURES },
      'import numpy as np, re',
      { source: 'def g(): return np.b, re', promote: FEATURES }
    );
    expect(text).toBe(
      'import numpy as np\nimport re\n\n\ndef f(): return np.a\n\n\ndef g(): return np.b, re\n'
    );
  });
});

describe('symbols', () => {
  it('are named as people read them', () => {
    const titles = module({
      source:
        'def f(a, /, b=1, *c, d, **e): pass\nasync def g(*, k): pass\nclass C: pass\nLIMIT = 1\nh = lambda x: x\nprint(\n  LIMIT)',
      promote: FEATURES
    }).symbols.map(({ kind, title }) => [kind, title]);
    expect(titles).toEqual([
      ['function', 'f(a, b, *c, d, **e)'],
      ['function', 'async g(*, k)'],
      ['class', 'class C'],
      ['constant', 'LIMIT'],
      ['function', 'h'],
      ['loose', 'print(']
    ]);
  });

  it('say what they bring, over helpers, and where it comes from', () => {
    const { symbols } = module(
      'import re\nLIMIT = 3',
      'def low(x): return x[:LIMIT]',
      'def base(x): return re.sub("a", "b", low(x))',
      { source: 'def f(x): return display(base(x))', promote: FEATURES }
    );
    const f = symbols.find(({ name }) => name === 'f')!;
    expect(f.brings).toEqual([
      { name: 'display', kind: 'import', cell: 'c4' },
      { name: 'base', kind: 'definition', cell: 'c3' },
      { name: 're', kind: 'import', cell: 'c1' },
      { name: 'low', kind: 'definition', cell: 'c2' },
      { name: 'LIMIT', kind: 'constant', cell: 'c1' }
    ]);
    expect(
      symbols.filter(({ marked }) => !marked).map(({ name }) => name)
    ).toEqual(['LIMIT', 'low', 'base']);
  });

  it('are blocked by what keeps their helpers in', () => {
    const { symbols } = module('k = load()', 'def base(x): return x + k', {
      source: 'def f(x): return base(x)',
      promote: FEATURES
    });
    expect(symbols).toMatchObject([
      { name: 'base', marked: false, status: 'blocked' },
      {
        name: 'f',
        marked: true,
        status: 'blocked',
        blockers: [
          {
            reason: 'notebook-variable',
            name: 'k',
            cell: 'c1',
            symbol: 'base',
            at: { cell: 'c2', start: 24, end: 25 }
          }
        ]
      }
    ]);
  });

  it('stand for cells that have no statements to give', () => {
    const unreadable = plan(
      { source: '%%bash\nls', promote: FEATURES },
      { source: 'def f(:', promote: FEATURES },
      { source: '%%timeit\nf()', promote: FEATURES }
    ).modules[0].symbols.map(({ title, blockers }) => [
      title,
      blockers[0].reason,
      blockers[0].cell
    ]);
    expect(unreadable).toEqual([
      ['%%bash', 'foreign', 'c1'],
      ['def f(:', 'syntax', 'c2'],
      ['%%timeit', 'timeit', 'c3']
    ]);
  });
});

describe('remedies', () => {
  const kinds = (blocked: IModule): string[] =>
    blocked.symbols
      .find(({ marked }) => marked)!
      .blockers.flatMap(({ remedies }) =>
        remedies.map(({ kind, action }) => kind + (action ? '!' : ''))
      );

  it('bring pure values only', () => {
    const read = { source: 'def f(x): return x > limit', promote: FEATURES };
    expect(kinds(module('limit = 1', 'limit = 2', read))).toEqual([
      'parameter',
      'bring!',
      'to-function'
    ]);
    expect(kinds(module('limit = load()', read))).toEqual([
      'parameter',
      'to-function'
    ]);
    expect(kinds(module('d = load()', 'limit = d["a"]', read))).toEqual([
      'parameter',
      'to-function'
    ]);
  });

  it('keep what was chosen: the value comes along', () => {
    const cells = ['limit = 1', 'limit = 2'];
    const source = 'def f(x): return x > limit';
    const [{ remedies }] = module(...cells, { source, promote: FEATURES })
      .symbols[0].blockers;
    const { mark } = remedies.find(({ kind }) => kind === 'bring')!.action!
      .marks[0];
    expect(mark).toEqual({ ...FEATURES, names: { limit: 'constant' } });
    const chosen = module(...cells, { source, promote: mark });
    expect(chosen.text).toBe('limit = 2\n\n\ndef f(x): return x > limit\n');
    expect(chosen.symbols.map(({ status }) => status)).toEqual(['new', 'new']);
  });

  it('make a parameter of a literal where that was chosen', () => {
    const chosen = (source: string): string[] =>
      kinds(
        module('limit = 2', {
          source,
          promote: { ...FEATURES, names: { limit: 'parameter' } }
        })
      );
    expect(chosen('def f(x): return x > limit')).toEqual([
      'parameter',
      'bring!',
      'to-function'
    ]);
    expect(chosen('def f(x, n=limit): return x > limit')).toEqual([]);
  });

  it('never make a parameter of a test', () => {
    const test = { module: 'features', role: 'test' };
    expect(
      kinds(
        module('k = load()', {
          source: 'def test_f(): assert k',
          promote: test
        })
      )
    ).toEqual(['to-function']);
  });

  it('choose the module of a shared helper', () => {
    const { modules } = plan(
      'def base(): pass',
      { source: 'def f(): base()', promote: FEATURES },
      { source: 'def g(): base()', promote: { ...FEATURES, module: 'report' } }
    );
    const [{ remedies, args }] = modules[1].symbols.find(
      ({ marked }) => marked
    )!.blockers;
    expect(args).toEqual({ modules: 'features, report', other: 'features' });
    expect(remedies.map(({ action }) => action?.marks)).toEqual([
      [{ cell: 'c1', mark: FEATURES }],
      [{ cell: 'c1', mark: { module: 'report', role: 'code' } }]
    ]);
  });
});

describe('remarks', () => {
  it('say where the library gets its own copy of a knob', () => {
    const { warnings } = plan('threshold = 0.5', {
      source: 'def f(x): return x > threshold',
      promote: FEATURES
    });
    expect(warnings).toEqual([
      { kind: 'own-copy', name: 'threshold', cell: 'c1' }
    ]);
  });

  it('only warn of a variable in a formula', () => {
    const { warnings, modules } = plan(
      'import statsmodels.formula.api as smf\nprice = load()',
      {
        source: 'def fit(d): return smf.ols("price ~ size", d)',
        promote: FEATURES
      }
    );
    expect(warnings).toEqual([{ kind: 'formula', name: 'price', cell: 'c2' }]);
    expect(modules[0].symbols[0].blockers).toEqual([]);
  });

  it('tell where the notebook sets again what the library has', () => {
    const { warnings } = plan(
      { source: 'LIMIT = 3\ndef f(x): return x > LIMIT', promote: FEATURES },
      'LIMIT = 5'
    );
    expect(warnings).toEqual([
      { kind: 'constant-rebound', name: 'LIMIT', cell: 'c2' }
    ]);
  });

  it('tell where one name is marked twice', () => {
    const { warnings } = plan(
      { source: 'def f(): return 1', promote: FEATURES },
      { source: 'def f(): return 2', promote: FEATURES }
    );
    expect(warnings).toEqual([
      { kind: 'defined-twice', name: 'f', cell: 'c1' }
    ]);
  });

  it('tell of statements that need each other as the module is imported', () => {
    const { warnings } = plan({
      source: 'class A:\n    b = B\nclass B:\n    a = A',
      promote: FEATURES
    });
    expect(warnings).toEqual([{ kind: 'import-cycle', name: 'A', cell: 'c1' }]);
  });
});

describe('marks that can not be used', () => {
  it('are said, and the rest is planned', () => {
    const { problems, modules } = plan(
      { source: 'def a(): pass', promote: { module: '../x', role: 'code' } },
      { source: 'def b(): pass', promote: FEATURES },
      {
        source: 'def c(): pass',
        promote: { module: 'Features', role: 'code' }
      },
      {
        source: 'def d(): pass',
        promote: { module: 'features.x', role: 'code' }
      },
      {
        source: 'def test_e(): pass',
        promote: { module: 'a.b', role: 'test' }
      },
      { source: 'def test_f(): pass', promote: { module: 'a_b', role: 'test' } }
    );
    expect(problems.map(({ cell, code }) => [cell, code])).toEqual([
      ['c1', 'mark-module-name'],
      ['c3', 'mark-case-clash'],
      ['c4', 'mark-package-clash'],
      ['c6', 'mark-same-file']
    ]);
    expect(modules.map(({ path }) => path)).toEqual([
      'src/pricing/features.py',
      'tests/test_a_b.py'
    ]);
  });
});
