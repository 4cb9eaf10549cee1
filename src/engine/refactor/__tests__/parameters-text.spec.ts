import { existsSync } from 'fs';
import { join } from 'path';
import { SHARED, notebooksBelow } from '../../plan/__tests__/shared';
import type { ICall, IFunctionDef, Node } from '../../python/ast';
import { syntaxOf } from '../../python/syntax';
import { walk } from '../../python/walk';
import { applyEdits } from '../apply';
import { withArguments } from '../parameterise/call';
import { withParameters } from '../parameterise/signature';

function nodesOf<T extends Node>(source: string, ...types: T['type'][]): T[] {
  return syntaxOf(source).statements.flatMap(({ node }) =>
    [...walk(node)].filter((each): each is T =>
      (types as string[]).includes(each.type)
    )
  );
}

const defsOf = (source: string): IFunctionDef[] =>
  nodesOf<IFunctionDef>(source, 'FunctionDef', 'AsyncFunctionDef');
const callsOf = (source: string): ICall[] => nodesOf<ICall>(source, 'Call');

function signature(source: string, ...parameters: string[]): string {
  const [def] = defsOf(source);
  return applyEdits(source, [withParameters(source, def, parameters)]);
}

function call(source: string, ...names: string[]): string {
  return applyEdits(source, withArguments(source, callsOf(source)[0], names));
}

describe('parameters in the text of a def', () => {
  it.each([
    ['def f(): pass', 'def f(*, k): pass'],
    ['def f( ): pass', 'def f( *, k): pass'],
    ['def f(a): pass', 'def f(a, *, k): pass'],
    ['def f(a, /): pass', 'def f(a, /, *, k): pass'],
    ['def f(a=(1)): pass', 'def f(a=(1), *, k): pass'],
    ['def f(a=((1), 2),): pass', 'def f(a=((1), 2), *, k): pass'],
    ['def f(*a): pass', 'def f(*a, k): pass'],
    [
      'def f(*, a: int = (3)) -> (int): pass',
      'def f(*, a: int = (3), k) -> (int): pass'
    ],
    ['def f(a, ** kw): pass', 'def f(a, *, k, ** kw): pass'],
    ['def f(*a, b, **kw): pass', 'def f(*a, b, k, **kw): pass'],
    [
      'def f(a, # one )\n  b # two\n): pass',
      'def f(a, # one )\n  b, *, k # two\n): pass'
    ],
    [
      'def f(a="):", b=lambda: (1)): pass',
      'def f(a="):", b=lambda: (1), *, k): pass'
    ],
    [
      '@d("(")\nasync  def f[T: (int, str)](a: T): pass',
      '@d("(")\nasync  def f[T: (int, str)](a: T, *, k): pass'
    ],
    [
      'def f(a: "x)" = {1: 2}[1]) -> dict[str, int]: pass',
      'def f(a: "x)" = {1: 2}[1], *, k) -> dict[str, int]: pass'
    ],
    ['def \\\n  f(a): pass', 'def \\\n  f(a, *, k): pass']
  ])('%s', (before, after) => {
    expect(signature(before, 'k')).toBe(after);
    expect(syntaxOf(after).error).toBeNull();
  });

  it('several at once', () => {
    expect(signature('def f(x): pass', 'a', 'b=0.5')).toBe(
      'def f(x, *, a, b=0.5): pass'
    );
  });
});

describe('arguments in the text of a call', () => {
  it.each([
    ['f()', 'f(k=k)'],
    ['f( )', 'f( k=k)'],
    ['f(1)', 'f(1, k=k)'],
    ['f(1,)', 'f(1, k=k)'],
    ['f(*a, **b)', 'f(*a, **b, k=k)'],
    ['f(a=(1))', 'f(a=(1), k=k)'],
    ['f((1))', 'f((1), k=k)'],
    ['f(x for x in y)', 'f((x for x in y), k=k)'],
    ['f((x for x in y))', 'f((x for x in y), k=k)'],
    ['f((x for x in y), 1)', 'f((x for x in y), 1, k=k)'],
    ['f(\n  1  # one, )\n)', 'f(\n  1, k=k  # one, )\n)'],
    ['f(\n  1,  # one\n)', 'f(\n  1,  # one\n k=k)'],
    ['f (")")', 'f (")", k=k)'],
    ['f(1) (2)', 'f(1) (2, k=k)'],
    ['r = f"{f(1)}"', 'r = f"{f(1, k=k)}"']
  ])('%s', (before, after) => {
    expect(call(before, 'k')).toBe(after);
    expect(syntaxOf(after).error).toBeNull();
  });
});

describe('in real notebooks', () => {
  const folder = join(SHARED, 'corpora/notebooks');
  if (!existsSync(folder)) {
    it.skip(`${folder}: not there`, () => undefined);
    return;
  }
  const sources = notebooksBelow(folder)
    .flatMap(({ cells }) => cells)
    .filter(({ kind, source }) => kind === 'code' && !syntaxOf(source).error)
    .map(({ source }) => source);

  it('every def takes a parameter and stays what it was', () => {
    let count = 0;
    for (const source of sources) {
      for (const [index, def] of defsOf(source).entries()) {
        const after = applyEdits(source, [withParameters(source, def, ['k_'])]);
        const { args } = defsOf(after)[index];
        const names = args.kwonlyargs.map(({ arg }) => arg);
        expect(names).toEqual([
          ...def.args.kwonlyargs.map(({ arg }) => arg),
          'k_'
        ]);
        expect(args.args.length).toBe(def.args.args.length);
        expect(args.defaults.length).toBe(def.args.defaults.length);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(100);
  });

  it('every call takes an argument and stays what it was', () => {
    let count = 0;
    for (const source of sources.filter((_, index) => index % 5 === 0)) {
      for (const [index, before] of callsOf(source).entries()) {
        const after = applyEdits(source, withArguments(source, before, ['k_']));
        const { args, keywords } = callsOf(after)[index];
        expect(args.length).toBe(before.args.length);
        expect(keywords.map(({ arg }) => arg)).toEqual([
          ...before.keywords.map(({ arg }) => arg),
          'k_'
        ]);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(1000);
  });
});
