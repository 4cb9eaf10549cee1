import type { IFix } from '../../engine';
import { fixArguments } from '../fix-arguments';

const insert = (source: string) => ({ after: null, source, mark: null });
const fix: IFix = {
  title: 'Mend it',
  safe: true,
  edits: [{ cell: 'a', start: 0, end: 1, text: 'x' }],
  marks: [],
  inserts: [insert('own')],
  offer: { title: 'And more', inserts: [insert('offered')] }
};

describe('a fix as arguments of its command', () => {
  it('brings what it offers, unless that is not wanted', () => {
    expect(fixArguments(fix)).toEqual({
      title: 'Mend it',
      edits: fix.edits,
      marks: [],
      inserts: [insert('own'), insert('offered')]
    });
    expect(fixArguments(fix, false).inserts).toEqual([insert('own')]);
  });
});
