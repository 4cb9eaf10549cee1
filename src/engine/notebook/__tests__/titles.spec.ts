import { notebookOf } from '../read';
import { cellTitles, headingOf } from '../titles';

const titles = (...cells: [kind: 'code' | 'markdown', source: string][]) => {
  const notebook = notebookOf(
    'nb.ipynb',
    'python',
    cells.map(([kind, source], i) => ({
      id: `c${i}`,
      kind,
      source,
      executionCount: null,
      metadata: {},
      textOutputs: []
    }))
  );
  return Object.values(cellTitles(notebook)).map(({ title }) => title);
};

describe('cellTitles', () => {
  it('takes the heading above, else the first line of code', () => {
    expect(
      titles(
        ['markdown', '# Clean'],
        ['code', 'df = clean(df)'],
        ['code', '\n#| export\n%%time\ndf.head()'],
        ['markdown', 'just text'],
        ['code', 'x'],
        ['code', ''],
        ['code', 'y'.repeat(100)]
      )
    ).toEqual([
      'Clean',
      'Clean',
      'df.head()',
      'just text',
      'x',
      'code cell',
      `${'y'.repeat(59)}…`
    ]);
  });
});

describe('headingOf', () => {
  it.each([
    ['## **Load** the [data](x) `now` ##', 'Load the data now'],
    ['# A\ntext\n## B', 'B'],
    ['Title\n=====', 'Title'],
    ['<h2 id="a">Big <b>one</b></h2>', 'Big one'],
    ['```\n# no\n```', null],
    ['text', null],
    ['#hash', null]
  ])('%j', (source, heading) => {
    expect(headingOf(source)).toBe(heading);
  });
});
