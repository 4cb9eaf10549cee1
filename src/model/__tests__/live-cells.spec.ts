import type { ICellSource } from '../../engine';
import { spliceBetween } from '../live-cells';

const cell = (source: string): ICellSource => ({
  id: source,
  kind: 'code',
  source,
  executionCount: null,
  metadata: {},
  textOutputs: []
});

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(cell);

describe('spliceBetween', () => {
  it.each([
    ['nothing', [a, b], [a, b]],
    ['an edit', [a, b, c], [a, d, c]],
    ['an insertion', [a, c], [a, b, c]],
    ['a deletion', [a, b, c], [a, c]],
    ['a move', [a, b, c], [c, a, b]],
    ['a first cell', [], [a]],
    ['the same cell twice', [a, a], [a, a, a]],
    ['everything', [a, b], [c, d]]
  ])('turns one list into the other: %s', (_, before, after) => {
    const cells = [...before];
    const splices = spliceBetween(before, after);
    for (const { index, remove, insert } of splices) {
      cells.splice(index, remove, ...insert);
    }
    expect(cells).toEqual(after);
  });

  it('sends only what changed', () => {
    expect(spliceBetween([a, b, c], [a, d, c])).toEqual([
      { index: 1, remove: 1, insert: [d] }
    ]);
  });
});
