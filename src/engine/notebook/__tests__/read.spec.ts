import { readNotebook } from '../read';
import type { INotebook, INotebookProblem } from '../types';

const notebook = (data: unknown): INotebook => {
  const read = readNotebook(JSON.stringify(data), 'nb.ipynb');
  if (!read.ok) {
    throw new Error(read.problem.message);
  }
  return read.notebook;
};

const problem = (text: string): INotebookProblem => {
  const read = readNotebook(text, 'nb.ipynb');
  if (read.ok) {
    throw new Error('was read');
  }
  return read.problem;
};

const code = (source: unknown, more: object = {}) => ({
  cell_type: 'code',
  source,
  metadata: {},
  outputs: [],
  execution_count: null,
  ...more
});

const withCells = (...cells: unknown[]) => ({
  nbformat: 4,
  metadata: {},
  cells
});

describe('readNotebook', () => {
  it('reads sources as text or as lines, with or without ids', () => {
    const { cells } = notebook(
      withCells(
        code('a\nb', { id: 'one', execution_count: 3 }),
        code(['a\n', 'b']),
        { cell_type: 'markdown', source: [], metadata: {} }
      )
    );
    expect(cells.map(cell => cell.source)).toEqual(['a\nb', 'a\nb', '']);
    expect(cells.map(cell => cell.id)).toEqual(['one', '', '']);
    expect(cells.map(cell => cell.executionCount)).toEqual([3, null, null]);
    expect(cells.map(cell => cell.index)).toEqual([0, 1, 2]);
  });

  it('gives each cell a key of its own', () => {
    const read = notebook(
      withCells(
        code('x', { id: 'a' }),
        code('y', { id: 'a' }),
        code('z'),
        code('z')
      )
    );
    const keys = read.cells.map(cell => cell.key);
    expect(keys[0]).toBe('a');
    expect(keys[1]).toBe('a~2');
    expect(keys[2]).toMatch(/^[0-9a-f]{16}$/);
    expect(keys[3]).toBe(`${keys[2]}~2`);
    expect(read.duplicateIds).toEqual(['a']);
  });

  it('gathers the text of outputs', () => {
    const outputs = [
      { output_type: 'stream', name: 'stdout', text: ['a\n', 'b'] },
      {
        output_type: 'execute_result',
        data: { 'text/plain': 'c', 'image/png': 'x' }
      },
      {
        output_type: 'error',
        ename: 'E',
        evalue: 'v',
        traceback: ['t1', 't2']
      },
      { output_type: 'display_data', data: 7 },
      'odd'
    ];
    expect(
      notebook(withCells(code('', { outputs }))).cells[0].textOutputs
    ).toEqual(['a\nb', 'c', 'E: v', 't1\nt2']);
  });

  it('reads a byte order mark, missing metadata and a missing format', () => {
    expect(readNotebook('\ufeff{"cells": []}', 'x').ok).toBe(true);
    expect(
      notebook({ cells: [{ cell_type: 'code', source: 'x' }] }).cells
    ).toHaveLength(1);
  });

  it.each([
    ['import pandas', 'text that is no JSON', 1, 1],
    ['{"cells": [\n 1,, 2]}', 'no value where one must stand', 2, 4],
    ['{"cells": []', 'a { that is never closed', 1, 13],
    ['{"cells": []} {}', 'more text behind', 1, 15],
    ['{"cells": "a\nb"}', 'a string that is never closed', 1, 11]
  ])('says where %j is no JSON', (text, what, line, column) => {
    const found = problem(text);
    expect(found.code).toBe('not-json');
    expect(found.message).toContain(what);
    expect([found.line, found.column]).toEqual([line, column]);
    expect(found.message).toMatch(/^nb\.ipynb .*Check that this is the file/);
  });

  it.each([
    ['', 'not-a-notebook', 'the file is empty'],
    ['\ufeff \n', 'not-a-notebook', 'the file is empty'],
    ['[]', 'not-a-notebook', 'a list'],
    ['3', 'not-a-notebook', 'a number'],
    ['{}', 'not-a-notebook', 'it has no cells'],
    ['{"cells": {}}', 'not-a-notebook', 'its cells are an object'],
    ['{"nbformat": "4", "cells": []}', 'not-a-notebook', 'nbformat is text'],
    ['{"nbformat": 3, "worksheets": []}', 'old-format', 'format 3'],
    ['{"nbformat": 5, "cells": []}', 'new-format', 'format 5'],
    [
      '{"metadata": {"kernelspec": {"language": "R"}}, "cells": []}',
      'not-python',
      'written in r'
    ],
    [
      '{"metadata": {"language_info": {"name": "julia"}}, "cells": []}',
      'not-python',
      'julia'
    ],
    ['{"cells": [4]}', 'bad-cell', 'it is a number'],
    ['{"cells": [{"cell_type": "chart"}]}', 'bad-cell', '"chart"'],
    [
      '{"cells": [{"cell_type": "code", "source": 4}]}',
      'bad-cell',
      'its source is a number'
    ],
    [
      '{"cells": [{"cell_type": "code", "metadata": []}]}',
      'bad-cell',
      'its metadata is a list'
    ]
  ])('refuses %s', (text, kind, words) => {
    const found = problem(text);
    expect(found.code).toBe(kind);
    expect(found.message).toContain(words);
    expect(found.message).toContain('nb.ipynb');
  });

  it('reads another language where it is asked to, in which no mark holds', () => {
    const text = (promote: unknown, source = 'x <- 1'): string =>
      JSON.stringify({
        metadata: { language_info: { name: 'R' } },
        cells: [{ cell_type: 'code', source, metadata: { promote } }]
      });
    const cellOf = (json: string) => {
      const read = readNotebook(json, 'r.ipynb', 'any');
      return read.ok ? [read.notebook.language, read.notebook.cells[0]] : null;
    };
    expect(cellOf(text({ module: 'm', role: 'code' }))).toMatchObject([
      'r',
      { mark: null, fault: { code: 'mark-language', args: { language: 'r' } } }
    ]);
    const directive = '#| export m\nx <- 1';
    expect(cellOf(text({ notNow: {} }, directive))).toMatchObject([
      'r',
      { mark: null, fault: null, promote: { notNow: {} } }
    ]);
  });

  it('takes older names of the language for Python', () => {
    for (const language of [
      'python',
      'Python',
      'python3',
      'ipython',
      'python2'
    ]) {
      const metadata = { kernelspec: { language } };
      expect(notebook({ ...withCells(), metadata }).cells).toEqual([]);
    }
  });
});
