import { FEATURES, notebook } from '../../plan/__tests__/notebook';
import { emptyProject } from '../../plan/__tests__/project';
import type { INotebook } from '../../notebook/types';
import { changed } from '../changed';
import { parameterFix } from '../parameterise/fix';
import { parameterise } from '../parameterise/parameterise';

const project = emptyProject();
const marked = (source: string, more: object = {}) => ({
  source,
  promote: { ...FEATURES, ...more }
});

function sources(
  before: INotebook,
  change: Pick<ReturnType<typeof parameterise>, 'edits' | 'marks'>
): string[] {
  return changed(before, { ...change, inserts: [] }).notebook.cells.map(
    ({ source }) => source
  );
}

describe('make a parameter', () => {
  const cells = notebook(
    'a = load()\nb = load()\nLIMIT = 3',
    marked('def f(): return a + b\ndef g(): return a + LIMIT'),
    'f() + g()'
  );

  it('takes the names that were asked for, of the def that was asked for', () => {
    const request = { cell: 'c2', symbol: 'f', names: ['b'] };
    const { fix, refused } = parameterFix(cells, project, request);
    expect(refused).toEqual([]);
    expect(fix!.title).toBe('Make `b` a parameter of `f`');
    expect(sources(cells, fix!).slice(1)).toEqual([
      'def f(*, b): return a + b\ndef g(): return a + LIMIT',
      'f(b=b) + g()'
    ]);
  });

  it('takes all that the notebook computes where no name is given, and constants by name', () => {
    const all = { cell: 'c2', symbol: 'f', names: null };
    expect(parameterFix(cells, project, all).fix!.title).toBe(
      'Make `a`, `b` parameters of `f`'
    );
    const constant = { cell: 'c2', symbol: 'g', names: ['LIMIT'] };
    const { fix } = parameterFix(cells, project, constant);
    expect(sources(cells, fix!).slice(1)).toEqual([
      'def f(): return a + b\ndef g(*, LIMIT=3): return a + LIMIT',
      'f() + g(LIMIT=LIMIT)'
    ]);
  });

  it('changes nothing where it is refused, and nothing that nobody reads', () => {
    const shadowed = notebook(
      'k = load()',
      marked('def f(): return k'),
      '[f() for k in range(3)]'
    );
    const request = { cell: 'c2', symbol: 'f', names: null };
    const { fix, refused } = parameterFix(shadowed, project, request);
    expect(fix).toBeNull();
    expect(refused).toMatchObject([
      {
        reason: 'shadow',
        name: 'k',
        symbol: 'f',
        cell: 'c3',
        at: { cell: 'c3', start: 1, end: 2 }
      }
    ]);
    const none = { cell: 'c2', symbol: 'f', names: ['nothing'] };
    expect(parameterFix(shadowed, project, none)).toEqual({
      fix: null,
      refused: []
    });
  });

  it('refuses one name and goes on with the others', () => {
    const half = notebook(
      'k = load()\nj = load()',
      marked('def f(): return k + j'),
      '[f() for k in range(3)]'
    );
    const { edits, added, refused } = parameterise(half, project);
    expect(refused.map(({ name }) => name)).toEqual(['k']);
    expect(added).toEqual([{ cell: 'c2', symbol: 'f', names: ['j'] }]);
    expect(sources(half, { edits, marks: [] })[2]).toBe(
      '[f(j=j) for k in range(3)]'
    );
  });

  it('keeps what a mark leaves out, though its text changes', () => {
    const before = notebook(
      'k = load()',
      marked('def f(): return k\n# look\nprint(f())', {
        skip: ['# look\nprint(f())']
      })
    );
    const { edits, marks } = parameterise(before, project);
    expect(marks).toEqual([
      { cell: 'c2', mark: { ...FEATURES, skip: ['# look\nprint(f(k=k))'] } }
    ]);
    expect(sources(before, { edits, marks })[1]).toBe(
      'def f(*, k): return k\n# look\nprint(f(k=k))'
    );
  });

  it('edits indented cells and other line ends in their places', () => {
    const before = notebook(
      'k = load()',
      marked('  def f(x):\r\n      return x + k\r\n'),
      '  # use\r\n  xs = map(f, [1])\r\n  f(\r\n    1, # one\r\n  )'
    );
    expect(sources(before, parameterise(before, project)).slice(1)).toEqual([
      '  def f(x, *, k):\r\n      return x + k\r\n',
      '  from functools import partial\r\n  # use\r\n  xs = map(partial(f, k=k), [1])\r\n  f(\r\n    1, # one\r\n   k=k)'
    ]);
  });

  it('calls another `partial` by another name', () => {
    const before = notebook(
      'k = load()\npartial = 0.5',
      marked('def f(x): return x + k'),
      'list(map(f, [1]))'
    );
    expect(sources(before, parameterise(before, project))[2]).toBe(
      'from functools import partial as _partial\nlist(map(_partial(f, k=k), [1]))'
    );
  });

  it('has nothing to do where nothing is marked', () => {
    expect(
      parameterise(notebook('k = 1', 'def f(): return k'), project)
    ).toEqual({ edits: [], marks: [], added: [], refused: [] });
  });
});
