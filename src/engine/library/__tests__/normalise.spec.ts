import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-web';

import { codeHash, normalise, sameCode, sameComments } from '../normalise';

const CODE = `
@ cache
def clean (rows, * , keep = 'a', **more) -> "Row":  # in one line
    '''   Clean the rows.

      More of it.   '''
    del (rows.a, rows.b)
    x = 0XFF + 1E5 + 10J
    text = u'it is' 'more' f"{rows!r:>{x}}" 'tail'
    for (a, b) in rows: print ((a)); b = [1,2,
        3]
    with open('a') as f, open("b") as g:
        return {  'a' : lambda x : x , }   # end
    # last

class Model( ):

    r = r'\\d' ; """doc"""
`;

describe('normalised code', () => {
  it.each([
    {},
    { 'line-length': 40 },
    { format: { 'quote-style': 'single', 'skip-magic-trailing-comma': true } },
    { preview: true }
  ])('is the same after ruff has formatted it with %j', settings => {
    const workspace = new Workspace(settings, PositionEncoding.Utf16);
    const formatted = workspace.format(CODE);
    expect(formatted).not.toBe(CODE);
    expect(normalise(formatted)).toEqual(normalise(CODE));
    expect(codeHash(formatted)).toBe(codeHash(CODE));
    workspace.free();
  });

  it.each([
    ['x = 1', 'x = 2'],
    ['x = 1', 'x = 1.0'],
    ['x = 1', 'x = True'],
    ["x = 'a'", "x = b'a'"],
    ["x = 'a'", "x = 'b'"],
    ["x = '#'", "x = '#a'"],
    ['x = f"{a}"', 'x = f"{a!r}"'],
    ['x = f"{a}b"', 'x = f"{a}" + "b"'],
    ['x = a - (b - c)', 'x = a - b - c'],
    ['x = (a)', 'x = (a,)'],
    ['def f(a, b): pass', 'def f(a, *, b): pass'],
    ['def f(): "one"', 'def f(): "two"'],
    ['def f(): pass', 'async def f(): pass'],
    ['if a:\n  b\n  c', 'if a:\n  b\nc'],
    ['from a import b', 'from .a import b'],
    ['x = 0', 'x = None'],
    ['x: int', 'x: int = 0'],
    ['def f():\n    x = "  a"', 'def f():\n    x = "a"'],
    ['match a:\n  case 1: b', 'match a:\n  case 2: b'],
    ['match a:\n  case {**b}: c', 'match a:\n  case {**d}: c']
  ])('tells %j from %j', (one, other) => {
    expect(sameCode(one, other)).toBe(false);
    expect(codeHash(one)).not.toBe(codeHash(other));
  });

  it('tells comments from code', () => {
    const one = 'x = 1  # one\n';
    expect(sameCode(one, 'x = 1  # two\n')).toBe(true);
    expect(sameComments(one, 'x = 1  # two\n')).toBe(false);
    expect(sameComments(one, 'x = 1 #   one')).toBe(true);
    expect(sameComments("x = '# one'", "x = '# two'")).toBe(true);
    expect(sameComments('x = f"{a[\'#\']}"  # y', 'x = 1  # y')).toBe(true);
  });

  it('does not depend on line ends', () => {
    expect(normalise(CODE.replace(/\n/g, '\r\n'))).toEqual(normalise(CODE));
  });

  it('is the text where it is no Python', () => {
    expect(sameCode('x = (', 'x = (   ')).toBe(true);
    expect(sameCode('x = (', 'x = [')).toBe(false);
    expect(sameCode('def f():\n    !ls', 'def f():\n    !pwd')).toBe(false);
  });

  it('stays what it is: hashes are in ledgers', () => {
    const text =
      '@a\ndef f(x: int = 1, *b, c=-2.5, **d):\n    """Doc."""\n    return [x for x in b if x > 1], f"{c:.2f}", None\n';
    expect(codeHash(text)).toBe(
      'a84dfdc6e7dd7f2518a67a6e80098e84be430bd2857a879047a7164a95bf7cbe'
    );
  });
});
