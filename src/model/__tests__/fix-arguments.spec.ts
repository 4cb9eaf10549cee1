import type { IFix } from '../../engine';
import { fixArguments } from '../standards/fix-arguments';

const TITLE = 'Mend it';
const insert = (source: string) => ({ after: null, source, mark: null });
const fix: IFix = {
  title: TITLE,
  safe: true,
  edits: [{ cell: 'a', start: 0, end: 1, text: 'x' }],
  marks: [],
  inserts: [insert('own')],
  offer: { title: TITLE, inserts: [insert('offered')] }
};

describe('a fix as arguments of its command', () => {
  it('brings what it offers, unless that is not wanted', () => {
    expect(fixArguments(fix)).toEqual({
      title: TITLE,
      edits: fix.edits,
      marks: [],
      inserts: [insert('own'), insert('offered')]
    });
    expect(fixArguments(fix, false).inserts).toEqual([insert('own')]);
  });
});
