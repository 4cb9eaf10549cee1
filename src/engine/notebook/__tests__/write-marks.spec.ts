import { spawnSync } from 'child_process';
import { PYTHON } from '../../python/__tests__/cpython';
import { readNotebook } from '../read';
import { writeMarks } from '../write-marks';

const NOTEBOOK = {
  cells: [
    {
      cell_type: 'code',
      execution_count: null,
      id: 'a',
      metadata: {},
      outputs: [],
      source: ['x = "é\\u2028"\n', 'y']
    },
    {
      cell_type: 'code',
      execution_count: 2,
      id: 'b',
      metadata: { collapsed: true, tags: ['t'] },
      outputs: [],
      source: []
    },
    {
      cell_type: 'code',
      execution_count: 2,
      id: 'c',
      metadata: { promote: { module: 'old', notNow: ['x'], role: 'code' } },
      outputs: [],
      source: []
    }
  ],
  metadata: { kernelspec: { name: 'python3' } },
  nbformat: 4,
  nbformat_minor: 5
};

const saved = (data: unknown) => `${JSON.stringify(data, null, 1)}\n`;
const TEXT = saved(NOTEBOOK);

/** The notebook with the metadata of one cell replaced. */
const expected = (index: number, metadata: object) =>
  saved({
    ...NOTEBOOK,
    cells: NOTEBOOK.cells.map((cell, i) =>
      i === index ? { ...cell, metadata } : cell
    )
  });

describe('writeMarks', () => {
  it('writes what Jupyter would have saved', () => {
    const mark = { module: 'features', role: 'code' as const };
    expect(writeMarks(TEXT, [{ index: 0, mark }])).toBe(
      expected(0, { promote: mark })
    );
    expect(writeMarks(TEXT, [{ index: 1, mark }])).toBe(
      expected(1, { collapsed: true, promote: mark, tags: ['t'] })
    );
  });

  it('keeps what else is said of the cell', () => {
    expect(
      writeMarks(TEXT, [{ index: 2, mark: { module: 'new', role: 'test' } }])
    ).toBe(
      expected(2, { promote: { module: 'new', role: 'test', notNow: ['x'] } })
    );
    expect(writeMarks(TEXT, [{ index: 2, mark: null }])).toBe(
      expected(2, { promote: { notNow: ['x'] } })
    );
  });

  it('takes a mark away again without a trace', () => {
    const mark = { module: 'm', role: 'code' as const };
    const marked = writeMarks(TEXT, [
      { index: 1, mark },
      { index: 0, mark }
    ]);
    expect(marked).not.toBe(TEXT);
    const changes = [0, 1].map(index => ({ index, mark: null }));
    expect(JSON.parse(writeMarks(marked, changes))).toEqual(NOTEBOOK);
    expect(writeMarks(TEXT, changes)).toBe(TEXT);
  });

  it.each([
    ['no white space', JSON.stringify(NOTEBOOK)],
    ['four spaces', JSON.stringify(NOTEBOOK, null, 4)],
    ['tabs', JSON.stringify(NOTEBOOK, null, '\t')],
    ['carriage returns', TEXT.replace(/\n/g, '\r\n')],
    ['a byte order mark', `\ufeff${TEXT}`],
    ['escapes', TEXT.replace('é', '\\u00e9')]
  ])('changes only the line of the mark: %s', (_, text) => {
    const mark = { module: 'm', role: 'code' as const };
    const written = writeMarks(text, [{ index: 1, mark }]);
    const read = readNotebook(written, 'x');
    expect(read.ok && read.notebook.cells[1].mark?.module).toBe('m');
    const start = [...text].findIndex((char, i) => char !== written[i]);
    const rest = text.slice(start);
    expect(written.endsWith(rest.slice(rest.indexOf('t"')))).toBe(true);
    expect(written.includes('\r')).toBe(text.includes('\r'));
    expect(/\n {2}/.test(written)).toBe(/\n {2}/.test(text));
  });

  it('adds metadata where a cell has none', () => {
    const text = '{"cells": [{"cell_type": "code", "source": ""}]}';
    const mark = { module: 'm', role: 'code' as const };
    expect(
      JSON.parse(writeMarks(text, [{ index: 0, mark }])).cells[0].metadata
    ).toEqual({
      promote: mark
    });
  });

  it('refuses a cell that is not there', () => {
    expect(() => writeMarks(TEXT, [{ index: 9, mark: null }])).toThrow(
      'no cell 10'
    );
  });

  (PYTHON ? it : it.skip)('writes the bytes of nbformat', () => {
    const script =
      'import sys, json, nbformat\n' +
      'nb = nbformat.reads(sys.stdin.read(), 4)\n' +
      'nb.cells[1].metadata["promote"] = {"module": "m", "role": "code"}\n' +
      'sys.stdout.buffer.write((nbformat.writes(nb) + "\\n").encode())';
    const { stdout, status } = spawnSync(PYTHON!, ['-c', script], {
      input: TEXT,
      encoding: 'utf8'
    });
    if (status !== 0) {
      return;
    }
    const mark = { module: 'm', role: 'code' as const };
    expect(writeMarks(TEXT, [{ index: 1, mark }])).toBe(stdout);
  });
});
