import { spawnSync } from 'child_process';
import { PYTHON } from '../../python/__tests__/cpython';
import { changedBy } from '../../refactor/changed';
import type { INotebookChange } from '../../refactor/types';
import { readNotebook } from '../read';
import type { INotebook } from '../types';
import { writeNotebook } from '../write-notebook';

const code = (id: string, source: string[], more = {}) => ({
  cell_type: 'code',
  execution_count: null,
  id,
  metadata: {},
  outputs: [],
  source,
  ...more
});
const NOTEBOOK = {
  cells: [
    code('a', ['x = 1']),
    code('b', ['x = "é\u2028"\n', '\f\n', 'y'], {
      outputs: [
        {
          data: { 'text/plain': ['é'] },
          metadata: {},
          output_type: 'display_data'
        }
      ],
      metadata: { promote: { module: 'm', role: 'code' }, tags: ['t'] }
    }),
    { cell_type: 'markdown', id: 'c', metadata: {}, source: ['# T'] },
    code('d', ['z = 2'])
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5
};
const saved = (data: unknown, indent: string | number = 1) =>
  `${JSON.stringify(data, null, indent)}\n`;
const TEXT = saved(NOTEBOOK);

function open(text: string): INotebook {
  const read = readNotebook(text, 'x.ipynb');
  if (!read.ok) {
    throw new Error(read.problem.message);
  }
  return read.notebook;
}

const put = (change: Partial<INotebookChange>): INotebookChange => ({
  edits: [],
  inserts: [],
  marks: [],
  emptied: [],
  ...change
});
function write(text: string, change: Partial<INotebookChange>): string {
  const before = open(text);
  return writeNotebook(text, before, changedBy(before, [put(change)]));
}
const keysOf = (text: string) => open(text).cells.map(({ key }) => key);

describe('writeNotebook', () => {
  const edit = { cell: 'b', start: 0, end: 1, text: 'ü' };
  const insert = { after: 'a', source: 'def f():\n    pass', mark: null };

  it('leaves the file where nothing changes', () => {
    expect(write(TEXT, {})).toBe(TEXT);
  });

  it('writes what Jupyter would have saved', () => {
    const written = write(TEXT, {
      edits: [edit],
      inserts: [insert, { ...insert, mark: { module: 'm', role: 'test' } }],
      marks: [{ cell: 'b', mark: null }],
      emptied: ['d']
    });
    const [, first, second] = open(written).cells;
    const source = ['def f():\n', '    pass'];
    expect(written).toBe(
      saved({
        ...NOTEBOOK,
        cells: [
          NOTEBOOK.cells[0],
          code(first.id, source),
          code(second.id, source, {
            metadata: { promote: { module: 'm', role: 'test' } }
          }),
          code('b', ['ü = "é\u2028', '"\n', '\f', '\n', 'y'], {
            outputs: (NOTEBOOK.cells[1] as { outputs: unknown }).outputs,
            metadata: { tags: ['t'] }
          }),
          NOTEBOOK.cells[2]
        ]
      })
    );
    expect(first.id).toMatch(/^[0-9a-f]{8}$/);
    expect(second.id).not.toBe(first.id);
  });

  it('puts cells in at the top and at the end, and takes the first and last out', () => {
    const top = write(TEXT, {
      inserts: [
        { ...insert, after: null },
        { ...insert, after: 'd' }
      ],
      emptied: ['a']
    });
    expect(keysOf(top).slice(1, 4)).toEqual(['b', 'c', 'd']);
    expect(top).toBe(saved(JSON.parse(top)));
    const rest = write(TEXT, { emptied: ['a', 'd'] });
    expect(rest).toBe(
      saved({ ...NOTEBOOK, cells: NOTEBOOK.cells.slice(1, 3) })
    );
  });

  it.each([
    ['no white space', JSON.stringify(NOTEBOOK)],
    ['four spaces', saved(NOTEBOOK, 4)],
    ['tabs', saved(NOTEBOOK, '\t')],
    ['carriage returns', TEXT.replace(/\n/g, '\r\n')],
    ['a byte order mark', `\ufeff${TEXT}`],
    [
      'one line with blanks',
      '{"cells": [{"cell_type": "code", "source": "a", "metadata": {}}, {"cell_type": "code", "source": "b", "metadata": {}}], "nbformat": 4}'
    ]
  ])('keeps the layout: %s', (_, text) => {
    const before = open(text);
    const [first, second] = before.cells;
    const written = write(text, {
      edits: [{ cell: second.key, start: 0, end: 0, text: '# é\n' }],
      inserts: [{ ...insert, after: first.key }]
    });
    const after = open(written);
    expect(after.cells.map(({ source }) => source)).toEqual([
      first.source,
      insert.source,
      `# é\n${second.source}`,
      ...before.cells.slice(2).map(({ source }) => source)
    ]);
    // Written anew by the same layout, it is the same.
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const indent = /\n([ \t]+)"/.exec(text)?.[1];
    const data = JSON.parse(written.replace('\ufeff', ''));
    const anew = indent
      ? saved(data, indent).replace(/\n/g, eol)
      : text.includes(': ')
        ? JSON.stringify(data, null, 1)
            .replace(/,\n */g, ', ')
            .replace(/\n */g, '')
        : JSON.stringify(data);
    expect(written.replace('\ufeff', '')).toBe(anew);
    expect(written.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
  });

  it('escapes where the file does', () => {
    const ascii = (text: string) =>
      text.replace(
        /[^\0-\x7f]/g,
        char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
      );
    const written = write(ascii(TEXT), {
      edits: [edit],
      inserts: [{ ...insert, source: 's = "😀"' }]
    });
    expect(written).toBe(ascii(written));
    expect(written).toContain('\\ud83d\\ude00');
    expect(open(written).cells[2].source.startsWith('ü = "é')).toBe(true);
  });

  it('keeps text as text, and gives no id where the format has none', () => {
    const old = {
      ...NOTEBOOK,
      nbformat_minor: 4,
      cells: ['x = 1', 'y = 2', 'x = 1'].map(source => {
        const { id, ...cell } = code('', []);
        return { ...cell, source };
      })
    };
    const text = saved(old);
    const { cells } = open(text);
    const written = write(text, {
      edits: [{ cell: cells[2].key, start: 0, end: 1, text: 'z' }],
      inserts: [{ ...insert, after: cells[1].key }]
    });
    expect(JSON.parse(written).cells.map((cell: object) => cell)).toEqual([
      old.cells[0],
      old.cells[1],
      { ...old.cells[0], source: insert.source },
      { ...old.cells[2], source: 'z = 1' }
    ]);
  });

  it('gives a new cell no id that another one has', () => {
    const ids: string[] = [];
    let text = TEXT;
    for (let count = 0; count < 4; count++) {
      text = write(text, { inserts: [insert] });
      ids.push(open(text).cells[1].id);
    }
    expect(new Set(ids).size).toBe(4);
  });

  (PYTHON ? it : it.skip)('writes the bytes of nbformat', () => {
    const script =
      'import sys, nbformat\n' +
      'nb = nbformat.reads(sys.stdin.read(), 4)\n' +
      'nb.cells[1]["source"] = "ü" + nb.cells[1]["source"][1:]\n' +
      'cell = nbformat.v4.new_code_cell("def f():\\n    pass", id="ID")\n' +
      'nb.cells[1:1] = [cell]\n' +
      'del nb.cells[-1]\n' +
      'sys.stdout.buffer.write((nbformat.writes(nb) + "\\n").encode())';
    const { stdout, status } = spawnSync(PYTHON!, ['-c', script], {
      input: TEXT,
      encoding: 'utf8'
    });
    if (status !== 0) {
      return;
    }
    const written = write(TEXT, {
      edits: [edit],
      inserts: [insert],
      emptied: ['d']
    });
    expect(written.replace(open(written).cells[1].id, 'ID')).toBe(stdout);
  });
});
