import { createHash } from 'crypto';
import * as fc from 'fast-check';

import { sha256Hex } from '../hash';

const node = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

describe('sha256Hex', () => {
  it('knows the hash of nothing', () => {
    expect(sha256Hex('')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    );
  });

  it('equals the hash of the file, byte order mark and line ends included', () => {
    for (const text of ['a\r\nb', '\ufeffx', 'é', '€', '😀', '\ud800x', '\0']) {
      expect(sha256Hex(text)).toBe(node(text));
    }
  });

  it('equals Node on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(sha256Hex(text)).toBe(node(text));
      })
    );
  });
});
