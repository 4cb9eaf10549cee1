import { suggestionsOf } from '../suggestions';
import { FEATURES, notebook } from './notebook';
import { emptyProject } from './project';

describe('suggestions', () => {
  const names = (
    limit: number,
    ...cells: Parameters<typeof notebook>
  ): string[] =>
    suggestionsOf(notebook(...cells), emptyProject(), limit).map(
      ({ name }) => name
    );

  it('are what could leave at once, with what it brings', () => {
    const cells = notebook(
      'import re\nrows = load()',
      'def clean(x):\n    return re.sub("a", "", x)',
      'def blocked(x):\n    return rows + x',
      'class Row:\n    pass'
    );
    expect(suggestionsOf(cells, emptyProject(), 5)).toMatchObject([
      {
        name: 'clean',
        title: 'clean(x)',
        cell: 'c2',
        index: 1,
        start: 0,
        brings: [{ name: 're', kind: 'import', cell: 'c1' }]
      },
      { name: 'Row', title: 'class Row', brings: [] }
    ]);
  });

  it('are no more than asked for, each name once', () => {
    const cells = [
      'def f(): pass',
      'def f(): pass',
      'def g(): pass',
      'def h(): pass'
    ];
    expect(names(2, ...cells)).toEqual(['f', 'g']);
  });

  it('leave out what is marked, private or a test', () => {
    expect(
      names(
        5,
        { source: 'def f(): pass', promote: FEATURES },
        'def _g(): pass\ndef test_h(): pass\ndef i(): pass'
      )
    ).toEqual(['i']);
  });

  it('come for a notebook in which nothing is left to look at', () => {
    expect(names(5)).toEqual([]);
    expect(names(5, '%%bash\nls', 'def f(:')).toEqual([]);
  });
});
