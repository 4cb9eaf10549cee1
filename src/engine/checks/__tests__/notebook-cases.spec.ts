/** What the checks of the notebook itself tell apart beside the examples of their pages. */
import { readNotebook } from '../../notebook/read';
import { writeNotebook } from '../../notebook/write-notebook';
import type { ICellSource, INotebook } from '../../notebook/types';
import { planOf } from '../../plan/plan';
import { readProject } from '../../project/project';
import { ruffFor } from '../../project/ruff';
import { changedBy } from '../../refactor/changed';
import { numberedCells, render } from '../../report/render';
import { runChecks } from '../run';
import type { IFinding, IRunResult } from '../types';
import {
  bench,
  codeCell,
  documentOf,
  ruff,
  snapshotOf,
  standardOf
} from './workbench';

const MARKED = codeCell('m', 'def mean(x):\n    return x["price"].mean()');

function run(
  id: string,
  notebook: INotebook,
  options: Record<string, string> = {},
  files: Record<string, string> = {}
): IRunResult {
  const binding = { kind: 'check' as const, id, options };
  const document = documentOf([standardOf('s', [binding])]);
  const project = readProject(snapshotOf(files), document);
  return runChecks({
    notebook,
    plan: planOf(notebook, project),
    project,
    document,
    linter: ruff,
    tests: null,
    ruffFor: path => ruffFor(project, path)
  });
}

const said = (notebook: INotebook, findings: readonly IFinding[]): string[] =>
  findings.map(one => render(one.template, one.args, numberedCells(notebook)));

const text = (cells: unknown[]): string =>
  JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });

function saved(outputs: unknown[], path = 'reports/a.ipynb'): INotebook {
  const metadata = { promote: { module: 'features', role: 'code' } };
  const cell = {
    cell_type: 'code',
    id: 'm',
    metadata,
    source: MARKED.source,
    execution_count: 1,
    outputs
  };
  const read = readNotebook(text([cell]), path);
  if (!read.ok) {
    throw new Error(read.problem.message);
  }
  return read.notebook;
}

describe('notebook-outputs-cleared', () => {
  const id = 'notebook-outputs-cleared';
  const stream = { output_type: 'stream', name: 'stdout', text: ['a\n'] };
  const table = {
    output_type: 'execute_result',
    data: { 'text/html': ['<div><table ', 'border="1">'], 'text/plain': 'a' }
  };
  const picture = {
    output_type: 'display_data',
    data: { 'image/png': 'iVBO', 'text/plain': '<Figure>' }
  };

  it.each([
    [[stream], 'with 1 output; clear it.'],
    [[stream, table], 'with 2 outputs, one with a table; clear them.'],
    [
      [table, picture, picture],
      'with 3 outputs, one with a table and 2 with a picture; clear them.'
    ],
    [[picture], 'with 1 output with a picture; clear it.']
  ])('counts %#', (outputs, words) => {
    const notebook = saved(outputs);
    const [sentence] = said(notebook, run(id, notebook).findings);
    expect(sentence).toBe(`The notebook would go to git ${words}`);
  });

  it('is content where they are cleared, or allowed', () => {
    expect(run(id, saved([]))).toMatchObject({
      findings: [],
      bindings: [{ nothing: false }]
    });
    const allow = { allow: 'docs/**, reports/**' };
    expect(run(id, saved([stream]), allow).findings).toEqual([]);
    expect(
      run(id, saved([stream], 'work/a.ipynb'), allow).findings
    ).toHaveLength(1);
  });

  it('has nothing to say of a live notebook', () => {
    const { result } = bench({
      cells: [{ ...MARKED, textOutputs: ['a'] }],
      standards: [standardOf('s', [{ kind: 'check', id, options: {} }])]
    });
    expect(result.bindings).toMatchObject([{ nothing: true }]);
  });
});

describe('notebook-has-purpose', () => {
  const id = 'notebook-has-purpose';
  const prose = (source: string, kind: 'markdown' | 'raw' = 'markdown') => ({
    ...codeCell('p', source, null),
    kind
  });

  it.each([
    [[prose('# Prices\n\nWhat was paid for them.')]],
    [[prose('# What was paid for used cars?')]],
    [[prose('# Prices'), codeCell('c', '"""What was paid for cars."""', null)]],
    [[prose('# Prices\n> What was paid for used cars')]],
    [[prose('<h1>Prices</h1>\n<p>What was paid for cars.</p>')]],
    [[prose('**Prices**'), prose('These are what was paid.')]],
    [[codeCell('c', '%load_ext x', null), prose('# What was paid for cars')]]
  ] as [ICellSource[]][])('is content with %#', cells => {
    const { result } = bench({
      cells: [...cells.map((cell, i) => ({ ...cell, id: `p${i}` })), MARKED],
      standards: [standardOf('s', [{ kind: 'check', id, options: {} }])]
    });
    expect(result.findings).toEqual([]);
  });

  it.each([
    [[prose('What was paid for used cars.')], 'has no title'],
    [[prose('# Prices')], 'write one sentence'],
    [[prose('![](a.png) https://example.com/a/b/c')], 'start with a title']
  ])('misses what is not there: %#', (cells, words) => {
    const { notebook, result } = bench({
      cells: [...cells, MARKED],
      standards: [standardOf('s', [{ kind: 'check', id, options: {} }])]
    });
    expect(said(notebook, result.findings)).toEqual([
      expect.stringContaining(words)
    ]);
  });

  it('writes a cell of Markdown that every reader can read', () => {
    const file = text([
      {
        cell_type: 'code',
        id: 'm',
        metadata: { promote: { module: 'features', role: 'code' } },
        source: [MARKED.source],
        execution_count: null,
        outputs: []
      }
    ]);
    const read = readNotebook(file, 'used_car-prices.ipynb');
    if (!read.ok) {
      throw new Error(read.problem.message);
    }
    const [finding] = run(id, read.notebook).findings;
    const change = { inserts: [], ...finding.fix!, emptied: [] };
    const after = changedBy(read.notebook, [change]);
    expect(run(id, after).findings).toEqual([]);
    const written = JSON.parse(writeNotebook(file, read.notebook, after));
    expect(written.cells[0]).toEqual({
      cell_type: 'markdown',
      id: expect.stringMatching(/^[0-9a-f]{8}$/),
      metadata: {},
      source: [
        '# Used car prices\n',
        '\n',
        'This notebook is where we work on `mean` of `pricing.features`.'
      ]
    });
    expect(written.cells).toHaveLength(2);
  });
});

describe('notebook-imports-library', () => {
  const id = 'notebook-imports-library';
  const FILE = 'src/pricing/features.py';
  const ledger = (name: string): Record<string, string> => ({
    '.promote/ledger/notebook.ipynb.jsonl': `${JSON.stringify({
      schema: 1,
      module: 'features',
      role: 'code',
      name,
      cell: 'm',
      code: 'a'.repeat(64),
      text: 'b'.repeat(64),
      brings: 'c'.repeat(64),
      open: []
    })}\n`
  });
  const found = (
    cells: ICellSource[],
    files: Record<string, string>
  ): string[] => {
    const { notebook, result } = bench({
      cells,
      files,
      standards: [standardOf('s', [{ kind: 'check', id, options: {} }])]
    });
    return said(notebook, result.findings);
  };

  it('sees a copy in an unmarked cell, however it is formatted', () => {
    const copy = codeCell('u', 'def clean( x ):\n  return x . strip()', null);
    const library =
      'def clean(x):\n    # Outer blanks.\n    return x.strip()\n';
    expect(found([copy, MARKED], { [FILE]: library })).toEqual([
      'Cell 1 still holds its own copy of `clean`; import it from `pricing.features`, or the two will drift apart.'
    ]);
  });

  it('says that they are no longer the same, where one came from the other', () => {
    const files = { [FILE]: 'def mean(x):\n    return 0\n', ...ledger('mean') };
    expect(found([MARKED], files)).toEqual([
      'Cell 1 holds a `mean` that is no longer the one of `pricing.features`; export it again or take the library’s, then import it.'
    ]);
  });

  it('is silent about another function of the name, and without marks', () => {
    const files = { [FILE]: 'def mean(x):\n    return 0\n' };
    expect(found([MARKED], files)).toEqual([]);
    const unmarked = { ...MARKED, metadata: {} };
    expect(found([unmarked], { [FILE]: `${MARKED.source}\n` })).toEqual([]);
  });
});
