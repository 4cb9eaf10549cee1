import { lineCounts } from '../export/diff-text';

describe('lineCounts', () => {
  it('counts lines of new, changed and deleted files', () => {
    expect(lineCounts(null, 'a\nb\n')).toEqual({ added: 2, removed: 0 });
    expect(lineCounts('a\nb\n', null)).toEqual({ added: 0, removed: 2 });
    expect(lineCounts('a\nb\nc\n', 'a\nB\nc\nd\n')).toEqual({
      added: 2,
      removed: 1
    });
  });

  it('sees no change in line ends and byte order mark', () => {
    expect(lineCounts('\ufeffa\r\nb\r\n', 'a\nb\n')).toEqual({
      added: 0,
      removed: 0
    });
  });

  it('removes nothing where lines are only put between others', () => {
    const before = 'import pandas as pd\n\n\ndef load():\n    return 1\n';
    const after = `import logging\nimport pandas as pd\n\n\ndef load():\n    return 1\n\n\ndef clean(listings):\n    return listings\n`;
    expect(lineCounts(before, after)).toEqual({ added: 5, removed: 0 });
  });

  it('knows an empty file from none', () => {
    expect(lineCounts(null, '')).toEqual({ added: 0, removed: 0 });
    expect(lineCounts('', 'a\n')).toEqual({ added: 1, removed: 0 });
  });
});
