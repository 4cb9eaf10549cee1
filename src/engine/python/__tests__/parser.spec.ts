import { linesOf } from '../../notebook/lines';
import type { Node } from '../ast';
import { parse } from '../parser';
import { walk } from '../walk';

const outcome = (source: string) => {
  const lines = linesOf(source);
  return parse(lines.code, lines);
};

/** Source text of each node of a type. */
const texts = (source: string, type: Node['type']): string[] => {
  const { module, error } = outcome(source);
  if (!module) {
    throw new Error(error!.message);
  }
  return [...walk(module)]
    .filter(node => node.type === type)
    .map(node => ('start' in node ? source.slice(node.start, node.end) : ''));
};

const constants = (source: string) => {
  const { module } = outcome(source);
  return [...walk(module!)].flatMap(node =>
    node.type === 'Constant' ? [[node.of, node.value]] : []
  );
};

describe('positions', () => {
  it.each([
    'é = "ü"; x = é + y',
    's = "𝐱😀"; z = s',
    'a = 1\r\né = 2\r\nb = é',
    '  é = 1\n  b = é\n',
    'f"é{a}ü{b!r:>{c}}"',
    'x = "\ud800" + y'
  ])('count UTF-16 units of the source: %j', source => {
    for (const text of texts(source, 'Name')) {
      expect(text).toMatch(/^[\p{ID_Start}]$/u);
    }
  });

  it('keep both halves of a pair together', () => {
    expect(texts('f("😀😀", x)', 'Call')).toEqual(['f("😀😀", x)']);
    expect(texts('f("😀😀", x)', 'Constant')).toEqual(['"😀😀"']);
  });
});

describe('constants', () => {
  it('are told apart', () => {
    expect(
      constants(
        '1, 1.0, 1e3, 0x1e3, 2j, True, None, ..., "...", b"\\xff", u"é", f"...", 1e999, ' +
          '123456789012345678901'
      )
    ).toEqual([
      ['int', 1],
      ['float', 1],
      ['float', 1000],
      ['int', 0x1e3],
      ['complex', 2],
      ['bool', true],
      ['None', null],
      ['Ellipsis', null],
      ['str', '...'],
      ['bytes', '\u00ff'],
      ['str', 'é'],
      ['str', '...'],
      ['float', Infinity],
      ['int', 123456789012345678901n]
    ]);
  });
});

describe('names', () => {
  it('are normalised as CPython does', () => {
    const { module } = outcome('ﬁ = 𝐱 + ª\ndef ﬀ(ﬁ): pass\nx.ﬁ');
    const ids = [...walk(module!)].flatMap(node =>
      node.type === 'Name'
        ? [node.id]
        : node.type === 'Arg'
          ? [node.arg]
          : node.type === 'Attribute'
            ? [node.attr]
            : node.type === 'FunctionDef'
              ? [node.name]
              : []
    );
    expect(new Set(ids)).toEqual(new Set(['fi', 'x', 'a', 'ff']));
  });
});

describe('what only the parser refuses', () => {
  it.each([
    ['{x async for x in y}', 1],
    ['{x: 1 async for x in y}', 1],
    ['f(x async for x in y)', 1],
    ['{x for x in y}', 0]
  ])('%s is read', (source, isAsync) => {
    const { module } = outcome(source);
    const [part] = [...walk(module!)].filter(
      node => node.type === 'Comprehension'
    );
    expect(part).toMatchObject({ is_async: isAsync });
  });

  it.each(['x = 1\f\ny = 2', '\fx = 1', 'del a,', 'a[*b]'])(
    '%j is read',
    source => expect(outcome(source).error).toBeNull()
  );

  it.each([
    'f"{ {x async for x in y} }"',
    'f\'{2:{"{"}>10}\'',
    'match v:\n  case 0, *x: pass'
  ])('%j is not called broken', source => {
    expect(outcome(source).error?.kind).toBe('parser-limit');
  });
});

describe('errors', () => {
  it.each([
    ['print "a"', 1, 7],
    ['é = $', 1, 5],
    ['x = 1\nif x:\ny', 3, 1],
    ['  a\n  b c', 2, 5],
    ['x = "abc', 1, 1],
    ['x = 0777', 1, 5],
    ['x = 1__0', 1, 5],
    ["x = 'a\0'", 1, 7],
    ['a\u00a0= 1', 1, 2]
  ])('%j is refused at its place', (source, line, column) => {
    const { error } = outcome(source);
    expect(error).toMatchObject({ kind: 'syntax', line, column });
    expect(error!.message).not.toMatch(/at line/);
  });

  it.each([
    ['brackets', '('.repeat(2000) + ')'.repeat(2000)],
    ['lists', 'x = ' + '['.repeat(2000) + ']'.repeat(2000)],
    ['a long sum', 'x = ' + '1 + '.repeat(20_000) + '1'],
    ['elif', 'if a: pass\n' + 'elif b: pass\n'.repeat(5000)]
  ])('too many nested %s are an error, not a crash', (_, source) => {
    expect(outcome(source).error?.kind).toBe('too-deep');
  });

  it('sums as long as Python takes are read', () => {
    expect(outcome('x = ' + '1 + '.repeat(2000) + '1').error).toBeNull();
  });
});
