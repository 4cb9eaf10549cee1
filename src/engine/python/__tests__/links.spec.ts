import { notebookOf } from '../../notebook/read';
import { linksOf, type ILinks } from '../links';
import type { IUse } from '../syntax';

const notebook = (sources: string[], counts?: number[]) =>
  notebookOf(
    'nb.ipynb',
    'python',
    sources.map((source, i) => ({
      id: `c${i + 1}`,
      kind: 'code',
      source,
      executionCount: counts?.[i] ?? null,
      metadata: {},
      textOutputs: []
    }))
  );

/** What each exposed read of the last statement of a cell sees: `name=kind@cell`. */
const seen = (links: ILinks, cell: number): string[] => {
  const at = links.cells.find(one => one.id === `c${cell}`)!;
  const { statements } = links.syntax(at);
  const statement = statements[statements.length - 1];
  return statement.uses
    .filter(use => use.exposed || use.when === 'deferred')
    .map(({ name, when }: IUse) => {
      const found = links.resolve(name, { cell: at, statement }, when);
      const where = found.binder?.cell.id ?? found.origin?.cell.id;
      const place = where ? `@${where.slice(1)}` : '';
      return `${name}=${found.kind}${place}${found.late ? ' late' : ''}`;
    });
};

const see = (cell: number, ...sources: string[]) =>
  seen(linksOf(notebook(sources)), cell);

describe('which binder a read sees', () => {
  it.each([
    [
      'the last one before',
      3,
      ['f = g()', 'f = h()', 'f', 'f = k()'],
      ['f=variable@2']
    ],
    [
      'the first after, if none is before',
      1,
      ['x', 'x = f()', 'x = g()'],
      ['x=variable@2 late']
    ],
    ['in the same cell', 1, ['x = f()\nx'], ['x=variable@1']],
    [
      'a def itself',
      2,
      ['def f(): pass', 'def f(): return f()'],
      ['f=definition@2']
    ],
    [
      'a def the one above',
      3,
      ['def g(): pass', 'x = 1', 'def f(): return g()'],
      ['g=definition@1']
    ],
    [
      'a builtin that later cells shadow',
      1,
      ['max(1)', 'max = 7'],
      ['max=builtin']
    ],
    ['a builtin that was shadowed', 2, ['max = 7', 'max'], ['max=constant@1']],
    ['a builtin in its own rebinding', 1, ['sum = sum([1])'], ['sum=builtin']]
  ])('%s', (_, cell, sources, expected) => {
    expect(see(cell, ...sources)).toEqual(expected);
  });

  it('goes by execution count where every cell has one', () => {
    const sources = ['x', 'x = f()', 'x = g()'];
    expect(seen(linksOf(notebook(sources, [3, 1, 2]), 'run'), 1)).toEqual([
      'x=variable@3'
    ]);
    const partly = linksOf(notebook(sources, [3, 1]), 'run');
    expect(partly.order).toBe('notebook');
    expect(seen(partly, 1)).toEqual(['x=variable@2 late']);
  });
});

describe('what a name is', () => {
  const kind = (...sources: string[]) => linksOf(notebook(sources)).kindOf('x');

  it.each([
    ['import', ['import x']],
    ['import', ['from a import x', 'import b as x']],
    ['import', ['import x.y', 'import x']],
    ['import', ['try: import x\nexcept ImportError: import y as x']],
    ['import', ['try: from a import x\nexcept ImportError: x = None']],
    ['import', ['if a: import x']],
    ['definition', ['def x(): pass']],
    ['definition', ['class x: pass', 'class x: y = 1']],
    ['definition', ['x = lambda: 1']],
    ['definition', ['type x = int']],
    ['definition', ['if a:\n  def x(): pass\nelse:\n  def x(): pass']],
    ['constant', ['x = 1']],
    ['constant', ['x: int = 1  # c', 'x = 1']],
    ['constant', ['x = y = []']],
    ['constant', ['import re\nx = re.compile("a")']],
    ['constant', ['from pathlib import Path\nP = Path("a")\nx = P / "b"']],
    ['constant', ['import logging\nx = logging.getLogger(__name__)']],
    [
      'constant',
      ['try:\n  import t\n  x = True\nexcept ImportError:\n  x = False']
    ],
    ['variable', ['x = 1', 'x = 2']],
    ['variable', ['x = 1', 'x += 1']],
    ['variable', ['x = 1', 'del x']],
    ['variable', ['x = 1', 'def f():\n  global x\n  x = 2']],
    ['variable', ['import x', 'x = 1']],
    ['variable', ['def x(): pass', 'import x']],
    ['variable', ['x = f()']],
    ['variable', ['df = f()\nx = df.shape[0]']],
    ['variable', ['x = y', 'y = x']],
    ['variable', ['x, y = 1, 2']],
    ['variable', ['for x in [1]: pass']],
    ['variable', ['with open("a") as x: pass']],
    ['variable', ['(x := 1)']],
    ['variable', ['if a: x = 1\nelse: x = 2']],
    ['variable', ['for i in a:\n  import x']],
    ['variable', ['x = !ls']],
    ['variable', ['match v:\n  case x: pass']],
    [null, ['y = 1']]
  ])('%s: %j', (expected, sources) => {
    expect(kind(...sources)).toBe(expected);
  });
});

describe('names that no statement binds', () => {
  it.each([
    ['len', ['len(1)'], 'len=builtin'],
    ['__name__', ['__name__'], '__name__=builtin'],
    ['display', ['display(1)'], 'display=ipython'],
    ['history', ['_ + 1'], '_=history'],
    ['numbered', ['Out[3]'], 'Out=history'],
    ['star', ['pi', 'from math import *'], 'pi=star@2'],
    ['opaque', ['f', '%run a.py'], 'f=opaque@2'],
    ['captured', ['out', '%%capture out\n1'], 'out=variable@2'],
    ['global write', ['n', 'def f():\n  global n\n  n = 1'], 'n=variable@2'],
    ['nowhere', ['nothing'], 'nothing=undefined']
  ])('%s', (_, sources, expected) => {
    expect(see(1, ...sources)).toEqual([expected]);
  });
});

describe('the rest', () => {
  it('finds redefinitions that differ', () => {
    const links = linksOf(
      notebook(['def f(): return 1', 'def f(): return 1', 'def f(): return 2'])
    );
    const [first, , third] = links.binders('f');
    expect(links.redefinition(first)).toBe(third);
    expect(links.redefinition(third)).toBeNull();
  });

  it('finds readers and global writes', () => {
    const links = linksOf(
      notebook([
        'x = 1; x',
        'def f(): return x',
        'f("y ~ x")',
        'def g():\n  global x\n  x = 2'
      ])
    );
    expect(
      links
        .readers('x')
        .map(({ cell, statement }) => [cell.id, statement.index])
    ).toEqual([
      ['c1', 1],
      ['c2', 0]
    ]);
    expect(links.globalWrites('x').map(({ cell }) => cell.id)).toEqual(['c4']);
  });

  it('knows the future import of any cell', () => {
    expect(
      linksOf(notebook(['from __future__ import annotations', 'x']))
        .lateAnnotations
    ).toBe(true);
    expect(linksOf(notebook(['x'])).lateAnnotations).toBe(false);
  });

  it('is made once for a notebook', () => {
    const one = notebook(['x = 1']);
    expect(linksOf(one)).toBe(linksOf(one));
  });

  it('takes 5,000 cells', () => {
    const links = linksOf(
      notebook(
        Array.from(
          { length: 5000 },
          (_, i) => `x${i} = x${i - 1} + 1\nx = ${i}`
        )
      )
    );
    expect(seen(links, 5000)).toEqual([]);
    expect(links.binders('x')).toHaveLength(5000);
    expect(
      links.resolve('x4999', {
        cell: links.cells[0],
        statement: links.syntax(links.cells[0]).statements[0]
      }).late
    ).toBe(true);
  });
});
