import { projectOf } from '../../library/__tests__/world';
import { notebookOf } from '../../notebook/read';
import { planOf } from '../plan';

const cell = (source: string, module?: string) => ({
  id: '',
  kind: 'code' as const,
  source,
  executionCount: null,
  metadata: module ? { promote: { module } } : {},
  textOutputs: []
});

/** Blockers and remarks about stars of a notebook whose last cell is marked for `features`. */
function stars(
  cells: [string, string?][],
  texts: Record<string, string> = {}
): { lost: string[]; said: unknown[] } {
  const notebook = notebookOf(
    'a.ipynb',
    'python',
    cells.map(([source, module]) => cell(source, module))
  );
  const { modules, warnings } = planOf(notebook, projectOf(texts));
  const blockers = modules
    .flatMap(({ symbols }) => symbols)
    .flatMap(symbol => symbol.blockers);
  return {
    lost: blockers
      .filter(({ reason }) => reason === 'star')
      .map(({ name }) => name),
    said: warnings
      .filter(({ kind }) => kind === 'star')
      .map(({ name, names }) => [name, names])
  };
}

const AREA = 'def area(r):\n    return pi * r ** e';

describe('names of star imports', () => {
  it('are lost where the star stays behind', () => {
    expect(stars([['from math import *'], [AREA, 'features']])).toEqual({
      lost: ['pi', 'e'],
      said: []
    });
    const other: [string, string] = ['from math import *', 'other'];
    expect(stars([other, [AREA, 'features']]).lost).toEqual(['pi', 'e']);
  });

  it('come along with the star', () => {
    expect(
      stars([
        ['from math import *', 'features'],
        [AREA, 'features']
      ])
    ).toEqual({ lost: [], said: [] });
  });

  it('are said where another star that stays behind may have made them', () => {
    expect(
      stars([
        ['from math import *', 'features'],
        ['from numpy import *'],
        [AREA, 'features']
      ])
    ).toEqual({ lost: [], said: [['numpy', ['pi', 'e']]] });
  });

  const marked: [string, string?][] = [
    ['from pricing.base import *', 'features'],
    ['from numpy import *'],
    [AREA, 'features']
  ];

  it.each([
    ['pi = 3\ne = 2\n', []],
    ['__all__ = ["pi", "e"]\n', []],
    ['__all__ = ["pi"]\ne = 2\n', ['e']],
    ['pi = 3\n_e = 2\n', ['e']],
    ['from .other import *\n', ['pi', 'e']],
    ['__all__ = ["pi"]\n__all__ += ["e"]\n', ['pi', 'e']],
    ['__all__ = make()\n', ['pi', 'e']],
    ['from pricing.deep import *\npi = 3\n', []]
  ])("are looked up in the project's own modules: %j", (text, said) => {
    const texts = {
      'src/pricing/base.py': text,
      'src/pricing/deep/__init__.py': 'e = 2\n'
    };
    const found = stars(marked, texts);
    // A name that the module's star can't make is the other's, which stays.
    expect([
      ...found.lost,
      ...(found.said as [string, string[]][]).flatMap(([, names]) => names)
    ]).toEqual(said);
  });

  it('are never a builtin, nor what the notebook makes', () => {
    expect(
      stars([
        ['from math import *'],
        ['e = 2.7'],
        ['def area(r):\n    return len(r) ** e', 'features']
      ]).lost
    ).toEqual([]);
  });
});
