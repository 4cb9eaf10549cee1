import { proposalOf } from '../symbol/proposal';

const BASE = `def clean(x, y):
    """Clean it."""
    low = x.min()

    high = x.max()
    return (x - low) / (high - low)`;
const THEIRS = BASE.replace('"""Clean it."""', '"""Scale to 0…1."""');
const OURS = BASE.replace('return (x', 'return y * (x');

describe('both edits in one text', () => {
  it('is there where they do not overlap', () => {
    const both = THEIRS.replace('return (x', 'return y * (x');
    expect(proposalOf(BASE, THEIRS, OURS)).toBe(both);
    expect(proposalOf(`${BASE}\n`, THEIRS.replace(/\n/g, '\r\n'), OURS)).toBe(
      both
    );
  });

  it('is not there where both edited the same line', () => {
    const other = BASE.replace('return (x', 'return -(x');
    expect(proposalOf(BASE, other, OURS)).toBeNull();
  });

  it('is not there where it would be no Python, or another symbol', () => {
    const base = 'x = (\n    1,\n\n    2,\n)';
    expect(
      proposalOf(
        base,
        'x = [\n    1,\n\n    2,\n]',
        base.replace('2,\n)', '2)')
      )
    ).toBeNull();
    expect(proposalOf(BASE, BASE.replace('clean', 'tidy'), OURS)).toBeNull();
  });

  it('is not there where one side says it all, or nothing is known', () => {
    expect(proposalOf(BASE, OURS, OURS)).toBeNull();
    expect(proposalOf(null, THEIRS, OURS)).toBeNull();
    expect(proposalOf(BASE, null, OURS)).toBeNull();
  });
});
