import { didYouMean, distance, nearest, oneOf } from '../nearest';

describe('nearest', () => {
  it('counts a swap of neighbours as one step', () => {
    expect(distance('chekc', 'check')).toBe(1);
    expect(distance('', 'abc')).toBe(3);
    expect(distance('abcdef', 'x', 2)).toBe(3);
  });

  it('finds what was meant, whatever the case and the kind of dash', () => {
    expect(nearest('chek', ['check', 'ruff', 'sign-off'])).toBe('check');
    expect(nearest('Sign_Off', ['check', 'sign-off'])).toBe('sign-off');
    expect(nearest('loging-no-prints', ['logging-no-print'])).toBe(
      'logging-no-print'
    );
  });

  it('suggests nothing that is far away', () => {
    expect(nearest('banana', ['check', 'ruff'])).toBeNull();
    expect(nearest('x', ['check'])).toBeNull();
    expect(nearest('', ['a'])).toBeNull();
    expect(nearest('a'.repeat(10000), ['a'.repeat(9999)])).toBeNull();
  });

  it('makes ends of sentences', () => {
    expect(oneOf(['a'])).toBe('`a`');
    expect(oneOf(['a', 'b', 'c'])).toBe('`a`, `b` or `c`');
    expect(didYouMean('strikt', ['draft', 'strict'])).toBe(
      ' Did you mean `strict`?'
    );
    expect(didYouMean('zzz', ['draft'])).toBe('');
  });
});
