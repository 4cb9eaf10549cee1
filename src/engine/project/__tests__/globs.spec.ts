import * as fc from 'fast-check';

import { globMatches } from '../globs';

const strict = (pattern: string, path: string): boolean =>
  globMatches(pattern, path, false);

describe('globMatches', () => {
  it('keeps * and ? in a folder, and lets ** cross them', () => {
    expect(strict('notebooks/*', 'notebooks/a.ipynb')).toBe(true);
    expect(strict('notebooks/*', 'notebooks/x/a.ipynb')).toBe(false);
    expect(strict('notebooks/**', 'notebooks/x/a.ipynb')).toBe(true);
    expect(strict('**/a.ipynb', 'a.ipynb')).toBe(true);
    expect(strict('**/a.ipynb', 'x/y/a.ipynb')).toBe(true);
    expect(strict('**/a.ipynb', 'x/ba.ipynb')).toBe(false);
    expect(strict('x/**/a', 'x/a')).toBe(true);
    expect(strict('x/**/a', 'x/y/z/a')).toBe(true);
    expect(strict('?.py', 'a.py')).toBe(true);
    expect(strict('a?b', 'a/b')).toBe(false);
  });

  it('lets * cross folders where it is loose, as ruff does', () => {
    expect(globMatches('tests/*', 'tests/x/a.py', true)).toBe(true);
    expect(globMatches('*.py', 'x/a.py', true)).toBe(true);
  });

  it('knows sets, alternatives and escapes', () => {
    expect(strict('[a-c].py', 'b.py')).toBe(true);
    expect(strict('[!a-c].py', 'b.py')).toBe(false);
    expect(strict('{a,b}/{c,d{e,f}}.py', 'b/df.py')).toBe(true);
    expect(strict('{a,b}.py', 'c.py')).toBe(false);
    expect(strict('a\\*b', 'a*b')).toBe(true);
    expect(strict('a\\*b', 'axb')).toBe(false);
    expect(strict('[', '[')).toBe(true);
  });

  it('ends quickly, whatever the pattern', () => {
    expect(strict('*a'.repeat(200) + 'b', 'a'.repeat(400))).toBe(false);
    expect(strict('{a,b}'.repeat(60), 'a'.repeat(60))).toBe(true);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab/*?[]{},!\\-') }),
        fc.string({ unit: fc.constantFrom(...'ab/') }),
        (pattern, path) => {
          expect(typeof globMatches(pattern, path, true)).toBe('boolean');
        }
      )
    );
  });

  it('takes a path without special characters as itself', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abc/._ü') });
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(strict(a, b)).toBe(a === b);
      })
    );
  });
});
