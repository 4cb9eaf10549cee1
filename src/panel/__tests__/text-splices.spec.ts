import * as fc from 'fast-check';
import { splicesBetween } from '../library/text-splices';

function applied(before: string, after: string): string {
  return splicesBetween(before, after).reduceRight(
    (text, { start, end, text: middle }) =>
      text.slice(0, start) + middle + text.slice(end),
    before
  );
}

const line = fc.constantFrom('', 'a', 'b', 'import re', '    x = "é😀"', '😁');
const lines = fc.array(line, { maxLength: 12 }).map(all => all.join('\n'));

describe('splicesBetween', () => {
  it('is nothing where nothing changed', () => {
    expect(splicesBetween('a\nb\n', 'a\nb\n')).toEqual([]);
  });

  it('leaves the lines between two changes alone', () => {
    const middle = 'unchanged = 1\n'.repeat(20);
    expect(splicesBetween(`a\n${middle}b\n`, `A\n${middle}B\n`)).toHaveLength(
      2
    );
  });

  it('turns any text into any other', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(applied(before, after)).toBe(after);
      })
    );
  });
});
