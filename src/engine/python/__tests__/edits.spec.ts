import * as fc from 'fast-check';
import { applyTextEdits, EditError } from '../edits';

describe('applyTextEdits', () => {
  it('replaces, inserts and deletes in any order', () => {
    expect(
      applyTextEdits('abcdef', [
        { start: 4, end: 6, text: '' },
        { start: 0, end: 1, text: 'X' },
        { start: 3, end: 3, text: '1' },
        { start: 3, end: 3, text: '2' }
      ])
    ).toBe('Xbc12d');
  });

  it.each([
    [0, 2, 1, 3],
    [0, 3, 1, 2],
    [1, 2, 1, 3]
  ])('refuses what overlaps: %d-%d and %d-%d', (a, b, c, d) => {
    const edits = [
      { start: a, end: b, text: '' },
      { start: c, end: d, text: '' }
    ];
    expect(() => applyTextEdits('abcd', edits)).toThrow(EditError);
  });

  it.each([
    [3, 9],
    [2, 1],
    [-1, 0]
  ])('refuses %d-%d, which lies outside', (start, end) => {
    expect(() => applyTextEdits('abcd', [{ start, end, text: '' }])).toThrow(
      EditError
    );
  });

  it('leaves everything else as it is', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.nat(20)),
        fc.string(),
        (text, cuts, by) => {
          const at = [...new Set(cuts)]
            .filter(cut => cut <= text.length)
            .sort((a, b) => a - b);
          const edits = [];
          for (let i = 0; i + 1 < at.length; i += 2) {
            edits.push({ start: at[i], end: at[i + 1], text: by });
          }
          const removed = edits.reduce(
            (sum, edit) => sum + edit.end - edit.start,
            0
          );
          const result = applyTextEdits(text, [...edits].reverse());
          expect(result).toHaveLength(
            text.length - removed + by.length * edits.length
          );
          expect(result.startsWith(text.slice(0, at[0] ?? text.length))).toBe(
            true
          );
        }
      )
    );
  });
});
