import { planOf } from '../../plan/plan';
import { changed } from '../changed';
import { draft, draftChange } from '../draft/draft';
import { draftModule } from '../draft/draft-module';
import { draftPreview } from '../draft/preview';
import type { IDraft } from '../draft/draft';
import { notebookWith, project } from './workbench';

const notebook = notebookWith(
  '# md # Cars',
  'import pandas as pd\nimport numpy as np',
  'limit = 3',
  '# md ## Load the data',
  'raw = pd.read_csv("cars.csv")\nraw.head()',
  '# md ## Clean the data\nWhat is old leaves.',
  'def is_new(age):\n    return age < limit',
  'import re\nnames = [re.sub(" ", "_", c) for c in raw.columns]',
  'raw.columns = names\ndf = raw[raw["age"].map(is_new)].copy()',
  'print(len(df))',
  '# md ## Hidden',
  'total = eval("df.shape[0]")',
  'total'
);

function drafted(leave: string[] = []): { draft: IDraft; sources: string[] } {
  const made = draft(notebook, project, {
    module: 'cars',
    leave: new Set(leave)
  });
  let after = notebook;
  for (const change of draftChange(made)) {
    after = changed(after, change).notebook;
  }
  return { draft: made, sources: after.cells.map(({ source }) => source) };
}

describe('a drafted library', () => {
  it('leaves a script of calls', () => {
    const { draft: made, sources } = drafted();
    expect(
      made.groups.map(({ name, heading, cells }) => [name, heading, cells])
    ).toEqual([
      ['load_data', 'Load the data', ['5']],
      ['clean_data', 'Clean the data', ['8', '9']]
    ]);
    expect(sources.filter(source => !source.startsWith('#'))).toEqual([
      'import pandas as pd\nimport numpy as np',
      'limit = 3',
      'import re\nfrom functools import partial',
      'def load_data():\n    """Load the data."""\n    raw = pd.read_csv("cars.csv")\n    return raw',
      'raw = load_data()\nraw.head()',
      'def is_new(age, *, limit=3):\n    return age < limit',
      [
        'def clean_data(raw, limit):',
        '    """Clean the data."""',
        '    names = [re.sub(" ", "_", c) for c in raw.columns]',
        '',
        '    raw.columns = names',
        '    df = raw[raw["age"].map(partial(is_new, limit=limit))].copy()',
        '    return names, df'
      ].join('\n'),
      // `eval` below may read any name.
      'names, df = clean_data(raw, limit)',
      '',
      'print(len(df))',
      'total = eval("df.shape[0]")',
      'total'
    ]);
  });

  it('says what stays and why', () => {
    expect(
      drafted().draft.left.map(({ cell, why, reason }) => [cell, why, reason])
    ).toEqual([
      ['3', 'settings', '-'],
      ['10', 'shows', '-'],
      ['12', 'refused', 'dynamic']
    ]);
  });

  it('can go without a group', () => {
    const { draft: made, sources } = drafted(['8']);
    expect(made.groups.map(({ id }) => id)).toEqual(['5', '9']);
    expect(sources).toContain(notebook.cells[7].source);
    expect(made.left).toContainEqual(
      expect.objectContaining({ cell: '8', why: 'left' })
    );
  });

  it('applies group by group', () => {
    const made = drafted().draft;
    const [definitions, one] = draftChange(made, new Set(['5']));
    const base = changed(notebook, definitions).notebook;
    const keys = [
      ...one.edits.map(({ cell }) => cell),
      ...one.marks.map(({ cell }) => cell)
    ];
    expect(keys).toEqual(['5']);
    expect(changed(base, one).notebook.cells).toHaveLength(
      base.cells.length + 1
    );
  });

  it('tells functions of a kind apart by their headings', () => {
    const plots = notebookWith(
      'import matplotlib.pyplot as plt\nrows = [1]',
      '# md ## Ahmedabad',
      'plt.plot(rows)\nplt.show()',
      '# md ## Mohali',
      'plt.plot(rows)\nplt.show()',
      '# md ## 3',
      'plt.plot(rows)\nplt.show()'
    );
    const { groups } = draft(plots, project, { module: 'plots' });
    expect(groups.map(({ name }) => name)).toEqual([
      'plot_rows',
      'plot_mohali',
      'plot_rows_2'
    ]);
  });

  it('drafts nothing a second time', () => {
    let after = notebook;
    for (const change of draftChange(drafted().draft)) {
      after = changed(after, change).notebook;
    }
    const again = draft(after, project, { module: 'cars' });
    expect(again.groups).toEqual([]);
    expect(again.definitions.edits).toEqual([]);
    expect(
      planOf(after, project).modules[0].symbols.every(
        ({ blockers }) => blockers.length === 0
      )
    ).toBe(true);
  });

  it('drafts settings and shows where asked', () => {
    const { groups, left } = draft(notebook, project, {
      module: 'cars',
      include: new Set(['settings', 'shows'] as const)
    });
    const cells = groups.flatMap(group => group.cells);
    expect(cells).toEqual(expect.arrayContaining(['3', '10']));
    expect(left.map(({ why }) => why)).toEqual(['refused']);
  });

  it('says how everything will read', () => {
    const preview = draftPreview(notebook, project, drafted().draft)!;
    expect(preview.library.before).toBeNull();
    expect(preview.library.path).toBe('cars.py');
    expect(preview.library.after).toContain('def load_data():');
    expect(preview.notebook.before).toContain(
      '# %% [markdown]\n# # Cars\n\n# %%\nimport pandas'
    );
    expect(preview.notebook.after).toContain(
      'names, df = clean_data(raw, limit)'
    );
    expect(preview.groups['5']).toEqual({
      title: 'load_data()',
      before: '# %%\nraw = pd.read_csv("cars.csv")\nraw.head()\n',
      after:
        '# %%\ndef load_data():\n    """Load the data."""\n    raw = pd.read_csv("cars.csv")\n    return raw\n\n' +
        '# %%\nraw = load_data()\nraw.head()\n'
    });
    const nothing = notebookWith('import os');
    const made = draft(nothing, project, { module: 'cars' });
    expect(draftPreview(nothing, project, made)).toBeNull();
  });
});

describe('the module that is suggested', () => {
  const path = (name: string) => ({ ...notebook, path: name });

  it.each([
    ['analysis/Car prices 2.ipynb', 'car_prices_2'],
    ['01-Über-Preise.ipynb', 'uber_preise'],
    ['class.ipynb', 'library_code'],
    ['2024.ipynb', 'library_code']
  ])('of %s is %s', (name, module) => {
    expect(draftModule(path(name))).toBe(module);
  });

  it('is the one in use', () => {
    const mark = { module: 'prices', role: 'code', by: 'metadata' } as const;
    const [first, ...rest] = notebook.cells;
    const cells = [{ ...first, mark }, ...rest];
    expect(draftModule({ ...notebook, cells })).toBe('prices');
    expect(draftModule({ ...notebook, defaultModule: 'core' })).toBe('core');
  });
});
