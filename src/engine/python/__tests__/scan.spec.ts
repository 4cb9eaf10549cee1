import * as fc from 'fast-check';
import { stringEnd, tokenEnd } from '../scan';

const tokens = (text: string): string[] => {
  const found: string[] = [];
  for (let at = 0; at < text.length;) {
    const end = tokenEnd(text, at);
    found.push(text.slice(at, end));
    at = end;
  }
  return found.filter(token => token.trim() !== '');
};

describe('tokenEnd', () => {
  it.each([
    ["a = 'b # c' # d", ['a', '=', "'b # c'", '# d']],
    ['x = """a\n"b" """ + y', ['x', '=', '"""a\n"b" """', '+', 'y']],
    ["r'\\' + rb'\\''", ["r'\\' + rb'", "\\'", "'"]],
    ['f"{x["a"]} }}" + b', ['f"{x["a"]} }}"', '+', 'b']],
    ['f"{x:{w}.{p}} {{" + b', ['f"{x:{w}.{p}} {{"', '+', 'b']],
    ['f\'{2:{"{"}>10}\' + b', ['f\'{2:{"{"}>10}\'', '+', 'b']],
    ['f"{d!r:>{n}}"', ['f"{d!r:>{n}}"']],
    ["brr'a'", ['brr', "'a'"]],
    ["'open\nb", ["'open", 'b']],
    ["'a\\\nb'", ["'a\\\nb'"]],
    ['f"{open" + b', ['f"{open"', '+', 'b']],
    ['größe_1+2', ['größe_1', '+', '2']]
  ])('splits %j', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  it('always moves forward and never past the end', () => {
    const pieces = fc.constantFrom(...'\'"\\\n #{}[]():!fr%x', '"""', 'f"{');
    fc.assert(
      fc.property(fc.array(pieces), parts => {
        const text = parts.join('');
        for (let at = 0; at < text.length;) {
          const end = tokenEnd(text, at);
          expect(end).toBeGreaterThan(at);
          expect(end).toBeLessThanOrEqual(text.length);
          at = end;
        }
      })
    );
  });

  it('ends an unterminated triple-quoted string with the text', () => {
    expect(stringEnd('"""a\nb', 0, false)).toBe(6);
  });
});
