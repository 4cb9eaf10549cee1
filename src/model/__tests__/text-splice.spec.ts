import { spliceBetween } from '../text-splice';

function applied(before: string, after: string): string {
  const splice = spliceBetween(before, after);
  return splice === null
    ? before
    : before.slice(0, splice.start) + splice.text + before.slice(splice.end);
}

/** Whether no surrogate pair is cut. */
function isWhole(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text);
}

describe('spliceBetween', () => {
  it('is nothing where nothing changed', () => {
    expect(spliceBetween('abc', 'abc')).toBeNull();
  });

  it('touches only what changed', () => {
    expect(spliceBetween('def a(): 1\n', 'def a(): 22\n')).toEqual({
      start: 9,
      end: 10,
      text: '22'
    });
  });

  it.each([
    ['', 'abc'],
    ['abc', ''],
    ['aaa', 'aa'],
    ['aa', 'aaaa'],
    ['abcabc', 'abcXabc'],
    ['é😀x', 'é😁x'],
    ['x😀', 'y😀'],
    ['😀', '🐀']
  ])('turns %p into %p without cutting a character', (before, after) => {
    expect(applied(before, after)).toBe(after);
    const splice = spliceBetween(before, after);
    expect(isWhole(splice?.text ?? '')).toBe(true);
    expect(isWhole(before.slice(splice?.start, splice?.end))).toBe(true);
  });
});
