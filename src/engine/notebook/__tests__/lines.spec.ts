import * as fc from 'fast-check';
import { linesOf } from '../lines';

const code = (source: string) => linesOf(source).code;

describe('linesOf', () => {
  it('leaves a plain cell as it is', () => {
    const source = 'def f():\n    return 1\n';
    const lines = linesOf(source);
    expect(lines.code).toBe(source);
    expect(lines.toSource(7)).toBe(7);
    expect(lines.toCode(7)).toBe(7);
  });

  it.each([
    ['the first line decides', '  a\n  b\n    c\nd', 'a\nb\n  c\nd'],
    ['blank lines do not', '\n   \n  a\n\n  b', '\n \na\n\nb'],
    ['tabs', '\tif x:\n\t\ty', 'if x:\n\ty'],
    ['line ends', 'a\r\nb\rc\n', 'a\nb\nc\n'],
    ['form feeds in the indentation', 'a\n\fb\n  \f  c', 'a\nb\n  c'],
    ['prompts', '>>> def f():\n...     x\n>>> f()', 'def f():\n    x\nf()'],
    ['indented prompts', '  >>> a\n  >>> b', 'a\nb'],
    ['IPython prompts', 'In [1]: a = 1\n   ...: b', 'a = 1\nb'],
    ['an ellipsis alone is no prompt', 'class A:\n    ...', 'class A:\n    ...']
  ])('%s', (_, source, expected) => {
    expect(code(source)).toBe(expected);
  });

  it('takes off what all lines share, as IPython 9 does, when asked', () => {
    expect(linesOf('    # c\n  a\n  b', 'common').code).toBe('  # c\na\nb');
  });

  it('knows the place of each character of the code in the source', () => {
    const anyLine = fc.string({ unit: fc.constantFrom(...' \t\f\r\na>#.') });
    fc.assert(
      fc.property(anyLine, source => {
        const lines = linesOf(source);
        for (let at = 0; at < lines.code.length; at++) {
          const origin = lines.toSource(at);
          const char = lines.code[at];
          expect(
            char === '\n'
              ? /[\r\n]/.test(source[origin])
              : source[origin] === char
          ).toBe(true);
          expect(lines.toCode(origin)).toBe(at);
        }
      })
    );
  });

  it('is quick on a megabyte of white space', () => {
    expect(code(' '.repeat(1_000_000))).toBe(' '.repeat(1_000_000));
    expect(code('\n'.repeat(1_000_000) + '  x')).toHaveLength(1_000_001);
  });
});
