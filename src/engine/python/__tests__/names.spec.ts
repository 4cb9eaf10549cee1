import { syntaxOf } from '../syntax';
import type { IStatement, IUse } from '../types';

const last = (source: string): IStatement => {
  const { statements, error } = syntaxOf(source);
  if (error) {
    throw new Error(`${source}: ${error.message}`);
  }
  return statements[statements.length - 1];
};

/** `x` exposed and immediate, `-x` bound by the statement before, `~x` deferred. */
const short = ({ name, when, exposed }: IUse) =>
  `${when === 'deferred' ? '~' : ''}${exposed ? '' : '-'}${name}`;

const reads = (source: string) => last(source).uses.map(short).join(' ');

const after = (source: string) =>
  [...last(source).after].map(([name, state]) => `${name}:${state}`).join(' ');

const binds = (source: string) =>
  last(source)
    .binds.map(({ name, how }) => `${name}:${how}`)
    .join(' ');

describe('reads in the order of evaluation', () => {
  it.each([
    ['x = y', 'y'],
    ['a[i] = b', 'b a i'],
    ['a.b.c = d', 'd a'],
    ['x += y', 'x y'],
    ['a[i] += b', 'a i b'],
    ['x: T = y', 'y T'],
    ['x: T', 'T'],
    ['a, *b = c', 'c'],
    ['del x, y[0]', 'x y'],
    ['f(a, *b, k=c, **d)', 'f a b c d'],
    ['f(k=a, *b)', 'f a b'],
    ['{a: b, **c}', 'a b c'],
    ['a if b else c', 'b a c'],
    ['a and b or c', 'a b c'],
    ['a < b < c', 'a b c'],
    ['a + b * c - d', 'a b c d'],
    ['x[a:b, c]', 'x a b c'],
    ['assert a, b', 'a b'],
    ['raise a from b', 'a b'],
    ['lambda x, y=d: x + y + z', 'd ~z'],
    ['f"{a!r:>{w}} {b=}"', 'a w b'],
    ['await a', 'a'],
    ['import a.b', ''],
    ['with a as b, c(b) as d: e', 'a c -b e'],
    ['for i in xs: f(i)', 'xs f -i'],
    ['for i in xs: a = i; a', 'xs -i -a'],
    ['while a: b\nelse: c', 'a b c'],
    ['x = 1; x', 'x']
  ])('%s', (source, expected) => {
    expect(reads(source)).toBe(expected);
  });
});

describe('definitions', () => {
  it.each([
    ['def f(a, b=c) -> R: return a + d + f', 'c R ~d ~-f'],
    ['@dec(a)\ndef f(x: T = d): pass', 'dec a d T'],
    ['def f():\n  x = 1\n  def g(): return x + y\n  return g', '~y'],
    ['def f():\n  global n\n  n = m', '~m'],
    ['def f():\n  global n\n  n += 1', '~n'],
    ['def f():\n  t = 0\n  def g():\n    nonlocal t\n    t += x', '~x'],
    ['def f(*a, **k): return a, k, b', '~b'],
    [
      'def f():\n  import os\n  for i in r: pass\n  with o as w: pass\n  return os, i, w',
      '~r ~o'
    ],
    ['def f():\n  try: pass\n  except E as e: e\n  return e', '~E'],
    ['def f():\n  x: T\n  return x', '~T'],
    ['def f():\n  del q', ''],
    ['def f(x):\n  return [x for y in x if (z := y)], z', ''],
    ['async def f():\n  async for i in a: await b(i)', '~a ~b'],
    ['def f[T: B](x: T) -> T: return T', '~B'],
    ['class A[T](B[T]): x: T', 'B'],
    ['type X[T] = list[T] | Y', '~list ~Y']
  ])('%j', (source, expected) => {
    expect(reads(source)).toBe(expected);
  });

  it('mark reads in annotations', () => {
    const { uses } = last('def f(x: A, y: "B[C]" = d) -> E: z: F = g');
    const annotated = uses.filter(use => use.inAnnotation);
    expect(annotated.map(use => use.name)).toEqual(['A', 'B', 'C', 'E', 'F']);
    const source = 'x: "list[Row]"';
    const [list, row] = last(source).uses;
    expect(source.slice(list.start, list.end)).toBe('list');
    expect(source.slice(row.start, row.end)).toBe('Row');
    expect(row).toMatchObject({
      kind: 'annotation-text',
      when: 'deferred',
      node: null
    });
  });

  it('read annotations late under the future import', () => {
    const late = 'from __future__ import annotations\n';
    expect(reads(`${late}def f(x: A = b) -> C: pass`)).toBe('b ~A ~C');
  });

  it.each([
    ['x: Literal["A"]', 'Literal'],
    ['x: t.Literal["A"]', 't'],
    ['x: Annotated["A", "b"]', 'Annotated ~A'],
    ['x: Optional["A.B"]', 'Optional ~A'],
    ['x: "not a type!"', ''],
    ['y = "A"', ''],
    ['cast("A", x)', 'cast x ~A'],
    ['T = TypeVar("T", "A", bound="B")', 'TypeVar ~A ~B'],
    ['def f(x: d["k"]): pass', 'd ~k']
  ])('text of %s', (source, expected) => {
    expect(reads(source)).toBe(expected);
  });
});

describe('classes', () => {
  it.each([
    ['class A(B, metaclass=M):\n  x = y', 'B M y'],
    ['class A:\n  size = size\n  area = size', 'size'],
    ['class A:\n  x = 1\n  def f(self): return x', '~x'],
    ['class A:\n  x = 1\n  y = [x for i in x]', 'x'],
    ['class A:\n  if a: x = 1\n  y = x', 'a x'],
    ['class A:\n  def f(self): return A', '~-A'],
    ['class A:\n  def f(self): return __class__, super()', '~super'],
    ['class A:\n  print(__qualname__, __module__)', 'print'],
    ['class A:\n  def f(self): return __x', '~_A__x'],
    ['class A:\n  __x = 1\n  y = __x', ''],
    ['def f():\n  x = 1\n  class A:\n    x = x\n    y = x', '~x'],
    ['def f():\n  x = 1\n  class A:\n    y = x', '']
  ])('%j', (source, expected) => {
    expect(reads(source)).toBe(expected);
  });

  it('mark what is read inside', () => {
    const { uses } = last('class A(B):\n  x = y\n  def f(self): return z');
    expect(uses.map(use => [use.name, use.inClass])).toEqual([
      ['B', false],
      ['y', true],
      ['z', true]
    ]);
    expect(uses[2].scope).toMatchObject({ kind: 'function', name: 'f' });
    expect(uses[2].scope?.parent).toMatchObject({ kind: 'class', name: 'A' });
  });
});

describe('comprehensions', () => {
  it.each([
    ['[x * y for x in a for y in b(x)]', 'a b'],
    ['{k: v for k, v in d if k in e}', 'd e'],
    ['(x for x in x)', 'x'],
    ['[y for x in a if (y := f(x))]', 'a f -y'],
    ['[[y for y in x] for x in a]', 'a'],
    ['[(lambda: x + z) for x in a]', 'a ~z']
  ])('%s', (source, expected) => {
    expect(reads(source)).toBe(expected);
  });

  it('bind by := outside, but not for sure', () => {
    expect(after('r = [y for x in a if (y := x)]')).toBe('y:maybe r:sure');
  });
});

describe('bindings', () => {
  it.each([
    ['a = b = 1', 'a:assign b:assign'],
    ['a, (b, *c) = 1', 'a:unpack b:unpack c:unpack'],
    ['x: int = 1', 'x:assign'],
    ['x: int', ''],
    ['x += 1', 'x:aug'],
    ['import a.b, c as d', 'a:import d:import'],
    ['from . import a as b, c', 'b:import c:import'],
    ['from m import *', ''],
    ['for i, j in x: pass', 'i:for j:for'],
    ['with a as (b, c): pass', 'b:with c:with'],
    ['try: pass\nexcept E as e: pass', 'e:except'],
    ['(x := 1)', 'x:walrus'],
    ['del x', 'x:del'],
    ['type X = int', 'X:type'],
    [
      'def f():\n  global x, y\n  x = 1\n  del y',
      'f:def x:global-write y:global-write'
    ],
    ['class A:\n  global x\n  x = 1', 'x:global-write A:class'],
    [
      'match v:\n  case P(a, k=b): pass\n  case [c, *d]: pass\n  case {"e": f, **g}: pass\n  case C.D | 1 as h: pass',
      'a:match b:match c:match d:match f:match g:match h:match'
    ]
  ])('%j', (source, expected) => {
    expect(binds(source)).toBe(expected);
  });

  it('know their place, value and target', () => {
    const source =
      'async  def f(): pass\nclass  A: pass\nimport a.b as c, d.e\nfrom ..p import q as r\n' +
      'x = y = 7\ntry: pass\nexcept E as e: pass\nmatch v:\n  case {"k": w, **rest}: pass';
    const all = syntaxOf(source).statements.flatMap(one => one.binds);
    for (const { name, start, end } of all) {
      expect(source.slice(start, end)).toBe(name);
    }
    expect(all.map(({ target }) => target).filter(Boolean)).toEqual([
      'a.b',
      'd.e',
      '..p.q'
    ]);
    expect(all.filter(({ value }) => value).map(({ name }) => name)).toEqual([
      'x',
      'y'
    ]);
  });

  it('tell the top from branches and bodies', () => {
    const tops = (source: string) =>
      last(source).binds.map(({ top, sure }) => [top, sure]);
    expect(tops('x = 1')).toEqual([[true, true]]);
    expect(tops('if a: x = 1')).toEqual([[false, false]]);
    expect(tops('with a: x = 1')).toEqual([[false, true]]);
    expect(tops('for x in a: pass')).toEqual([[true, false]]);
  });
});

describe('definite assignment', () => {
  it.each([
    ['if a: x = 1', 'x:maybe'],
    ['if a: x = 1\nelse: x = 2', 'x:sure'],
    ['if a: x = 1\nelif b: x = 2\nelse: x = 3', 'x:sure'],
    ['if a: x = 1\nelif b: pass\nelse: x = 3', 'x:maybe'],
    ['if a: raise E\nelse: x = 1', 'x:sure'],
    ['if a:\n  x = 1\n  raise E\nelse: y = 1', 'y:sure'],
    ['for i in a: x = 1', 'i:maybe x:maybe'],
    ['for i in a: pass\nelse: x = 1', 'i:maybe x:sure'],
    ['for i in a:\n  if i: break\nelse: x = 1', 'i:maybe x:maybe'],
    ['while a:\n  x = 1\n  break', 'x:maybe'],
    ['while (x := f()): y = x', 'x:sure y:maybe'],
    ['with a as b: x = 1', 'b:sure x:sure'],
    ['try: x = 1\nexcept E: x = 2', 'x:sure'],
    ['try: x = 1\nexcept E: pass', 'x:maybe'],
    ['try: x = 1\nexcept E: raise', 'x:sure'],
    ['try: pass\nexcept E: y = 1\nelse: x = 1', 'x:maybe y:maybe'],
    ['try: x = 1\nfinally: y = 2', 'x:sure y:sure'],
    ['try: x = 1\nexcept E: pass\nfinally: x = 2', 'x:sure'],
    ['try: x = 1\nexcept* E: x = 2', 'x:sure'],
    ['try: pass\nexcept E as e: pass', 'e:maybe'],
    ['match v:\n  case 1: x = 1\n  case _: x = 2', 'x:sure'],
    ['match v:\n  case 1: x = 1\n  case 2: x = 2', 'x:maybe'],
    ['match v:\n  case 1: x = 1\n  case y: x = 2', 'x:sure y:maybe'],
    ['match v:\n  case 1: x = 1\n  case y if y: x = 2', 'x:maybe y:maybe'],
    ['a and (x := 1)', 'x:maybe'],
    ['(x := 1) and a', 'x:sure'],
    ['a if (x := 1) else (y := 2)', 'x:sure y:maybe'],
    ['(a := 1) < (b := 2) < (c := 3)', 'a:sure b:sure c:maybe'],
    ['del x', 'x:deleted'],
    ['if a: del x', 'x:maybe'],
    ['assert (x := f()), (y := 1)', 'x:sure y:maybe'],
    ['class A: x = 1', 'A:sure'],
    ['def f(): x = 1', 'f:sure'],
    ['lambda: (x := 1)', '']
  ])('%j', (source, expected) => {
    expect(after(source)).toBe(expected);
  });

  it.each([
    ['if a: x = 1\nelse: x', 'a x'],
    ['for i in a:\n  y\n  y = 1', 'a y'],
    ['try: x = f()\nexcept E: print(x)', 'f E print x'],
    ['try: x = f()\nexcept E: x = g()\nfinally: x', 'f E g x'],
    ['with a: x = 1; x', 'a -x'],
    ['if a:\n  x = 1\n  x', 'a -x'],
    ['try: x = 1\nexcept E: raise\nelse: x', '-x E'],
    ['match v:\n  case {"a": a}: a\n  case _: a', 'v -a a'],
    ['for f in a:\n  g = lambda: f', 'a ~-f']
  ])('decides what comes from outside: %j', (source, expected) => {
    expect(reads(source)).toBe(expected);
  });

  it('guards what a handler of NameError catches', () => {
    const guarded = (handler: string) =>
      last(`try: a\n${handler}: b`).uses.map(use => use.guarded);
    expect(guarded('except NameError')).toEqual([true, false, false]);
    expect(guarded('except (E, NameError)')[0]).toBe(true);
    expect(guarded('except')).toEqual([false, false]);
    expect(
      last('try:\n  def f(): a\nexcept NameError: b').uses[0].guarded
    ).toBe(false);
    expect(guarded('except E')[0]).toBe(false);
  });
});

describe('text that is code', () => {
  const kinds = (source: string) =>
    last(source)
      .uses.filter(use => use.kind !== 'name')
      .map(({ kind, start, end }) => `${kind} ${source.slice(start, end)}`);

  it.each([
    ['d.query("a > @lim and b < @cfg.x")', ['query lim', 'query cfg']],
    ['d.query(f"a > @lim + {n}")', ['query lim']],
    ['d.query(expr="""\n a > @lim""")', ['query lim']],
    ['d.eval("c = a + @k")', ['query k']],
    ['pd.eval("df1 + df2.x")', ['query df1', 'query df2']],
    ['d.query("mail == \'a@b.c\'")', []],
    ['def f(d, lim): return d.query("a > @lim")', []],
    [
      'ols("y ~ np.log(x) + C(z)", d)',
      ['y', 'np', 'x', 'C', 'z'].map(w => `formula ${w}`)
    ],
    ['ols(formula="y ~ x")', ['formula y', 'formula x']],
    ['open("~/data")', []],
    ['open("/home/~/x")', []]
  ])('%s', (source, expected) => {
    expect(kinds(source)).toEqual(expected);
  });
});

describe('what hides names', () => {
  it.each([
    ['eval("a")', 'eval'],
    ['exec(code)', 'exec'],
    ['globals()["x"]', 'globals'],
    ['vars()', 'vars'],
    ['def f(): return locals()', 'locals'],
    ['eval("a", {})', ''],
    ['exec(code, globals=ns)', ''],
    ['vars(x)', ''],
    ['model.eval()', ''],
    ['def f(eval): return eval("a")', '']
  ])('%s', (source, expected) => {
    expect(
      last(source)
        .dynamic.map(one => one.name)
        .join(' ')
    ).toBe(expected);
  });
});

describe('mutations', () => {
  it.each([
    ['d["a"] = 1', 'd:store'],
    ['d.x.y = 1', 'd:store'],
    ['d["a"] += 1', 'd:store'],
    ['del d["a"]', 'd:del'],
    ['d.drop(inplace=True)', 'd:inplace'],
    ['d.drop(inplace=False)', ''],
    ['xs.append(1)', 'xs:method'],
    ['a.b[0].update(x)', 'a:method'],
    ['m.fit(X)', 'm:method'],
    ['f(x).sort()', ''],
    ['x += 1', 'x:aug'],
    ['random.shuffle(x)', 'x:method'],
    ['setattr(x, "a", 1)', 'x:method'],
    ['def f(d): d["a"] = 1', ''],
    ['def f(): d["a"] = 1', 'd:store'],
    ['for i in x: xs.append(i)', 'xs:method']
  ])('%s', (source, expected) => {
    const found = last(source).mutations.map(
      ({ name, how }) => `${name}:${how}`
    );
    expect(found.join(' ')).toBe(expected);
  });
});

describe('the rest', () => {
  it('knows star imports, awaits and names', () => {
    expect(last('from a.b import *').stars).toEqual(['a.b']);
    expect(last('try: from m import *\nexcept E: pass').stars).toEqual(['m']);
    expect(last('x = await f()').awaits).toBe(true);
    expect(last('[x async for x in y]').awaits).toBe(true);
    expect(last('async def f(): await g()').awaits).toBe(false);
    expect(
      last('try: a = 1\nexcept E as e: b = 2; a = 3\nfinally: del c').names
    ).toEqual(['a', 'b']);
  });

  it('gives the node and its parent', () => {
    const [f, x] = last('f(x)').uses;
    expect(f.parent).toMatchObject({ type: 'Call' });
    expect(f.parent?.type === 'Call' && f.parent.func === f.node).toBe(true);
    expect(x.parent).toBe(f.parent);
    expect(last('@deco\ndef f(): pass').uses[0].parent?.type).toBe(
      'FunctionDef'
    );
    expect(last('g(k=x)').uses[1].parent?.type).toBe('Keyword');
  });

  it('reads long sums', () => {
    expect(last('x = ' + 'a + '.repeat(2500) + 'b').uses).toHaveLength(2501);
  });
});
