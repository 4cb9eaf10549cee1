import { planOf } from '../plan';
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

  it('leave the rest of their cell in the notebook, helpers are still brought', () => {
    const cells = notebook(
      'import re\ndef _strip(x):\n    return re.sub("a", "", x)\ndef clean(x):\n    return _strip(x)\ndef other(x):\n    return rows\nrows = clean("a")'
    );
    const [clean] = suggestionsOf(cells, emptyProject(), 5);
    expect(clean.name).toBe('clean');
    expect(clean.skip.map(text => text.split('\n')[0])).toEqual([
      'import re',
      'def _strip(x):',
      'def other(x):',
      'rows = clean("a")'
    ]);
    const [cell] = cells.cells;
    const mark = {
      module: 'features',
      role: 'code',
      by: 'metadata',
      skip: clean.skip
    } as const;
    const marked = { ...cells, cells: [{ ...cell, mark }] };
    const [module] = planOf({ ...marked }, emptyProject()).modules;
    expect(module.symbols.flatMap(({ blockers }) => blockers)).toEqual([]);
    expect(module.text).toBe(
      'import re\n\n\ndef _strip(x):\n    return re.sub("a", "", x)\n\n\ndef clean(x):\n    return _strip(x)\n'
    );
  });

  it('come for a notebook in which nothing is left to look at', () => {
    expect(names(5)).toEqual([]);
    expect(names(5, '%%bash\nls', 'def f(:')).toEqual([]);
  });
});
