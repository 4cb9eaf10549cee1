import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { SHARED } from '../../python/__tests__/cpython';
import { linksOf } from '../../python/links';
import { syntaxOf } from '../../python/syntax';
import { notebookOf, readNotebook } from '../read';
import { cellTitles } from '../titles';
import type { INotebook } from '../types';
import { writeMarks } from '../write-marks';

/** Everything that is known of a notebook, asked for once. */
function everything(notebook: INotebook): { cells: number; broken: number } {
  const links = linksOf(notebook);
  let broken = 0;
  for (const cell of links.cells) {
    const syntax = syntaxOf(cell.source);
    broken += syntax.error ? 1 : 0;
    for (const statement of syntax.statements) {
      for (const { name, when } of statement.uses) {
        links.resolve(name, { cell, statement }, when);
      }
    }
  }
  expect(Object.keys(cellTitles(notebook))).toHaveLength(notebook.cells.length);
  return { cells: links.cells.length, broken };
}

function notebooksIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ipynb'))
    .map(path => join(folder, path));
}

const withShared = SHARED ? describe : describe.skip;

withShared(
  'notebooks of others (../shared; skipped where it is not there)',
  () => {
    it('are read, and hardly a cell is not understood', () => {
      let cells = 0;
      let broken = 0;
      for (const folder of [
        'corpora/notebooks',
        'corpora/nbdev',
        'runnable/visible'
      ]) {
        for (const path of notebooksIn(join(SHARED!, folder))) {
          const read = readNotebook(readFileSync(path, 'utf8'), path);
          if (!read.ok) {
            throw new Error(read.problem.message);
          }
          const found = everything(read.notebook);
          cells += found.cells;
          broken += found.broken;
        }
      }
      expect(cells).toBeGreaterThan(5000);
      expect(broken / cells).toBeLessThan(0.005);
    });

    it('that are no notebooks are refused with a place', () => {
      const paths = notebooksIn(join(SHARED!, 'corpora/malformed'));
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) {
        const read = readNotebook(readFileSync(path, 'utf8'), path);
        expect(read).toMatchObject({
          ok: false,
          problem: { code: 'not-json', line: 1 }
        });
      }
    });

    it('keep every other byte when a cell is marked and unmarked', () => {
      for (const path of notebooksIn(join(SHARED!, 'corpora/nbdev'))) {
        const text = readFileSync(path, 'utf8');
        const { cells } = JSON.parse(text);
        const index = cells.findIndex(
          (cell: { cell_type: string; metadata: object }) =>
            cell.cell_type === 'code' && Object.keys(cell.metadata).length > 0
        );
        if (index < 0) {
          continue;
        }
        const mark = { module: 'm', role: 'code' as const };
        const marked = writeMarks(text, [{ index, mark }]);
        expect(JSON.parse(marked).cells[index].metadata.promote).toEqual(mark);
        expect(writeMarks(marked, [{ index, mark: null }])).toBe(text);
      }
    });
  }
);

describe('odd notebooks', () => {
  it('of 5,000 cells are read', () => {
    const cells = Array.from({ length: 5000 }, (_, i) => ({
      id: '',
      kind: 'code' as const,
      source: `def f${i}(x): return f${i - 1}(x)\ny = f${i}(${i})`,
      executionCount: null,
      metadata: {},
      textOutputs: []
    }));
    const notebook = notebookOf('x', 'python', cells);
    expect(everything(notebook)).toEqual({ cells: 5000, broken: 0 });
    expect(new Set(notebook.cells.map(cell => cell.key)).size).toBe(5000);
  });

  it('of any JSON never throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        readNotebook(JSON.stringify(value), 'x');
        readNotebook(JSON.stringify({ cells: value }), 'x');
        readNotebook(JSON.stringify({ cells: [value] }), 'x');
        const cell = {
          cell_type: 'code',
          source: '',
          metadata: value,
          outputs: value
        };
        readNotebook(JSON.stringify({ cells: [cell] }), 'x');
        const promoted = {
          ...cell,
          outputs: [value],
          metadata: { promote: value, nbdev: value }
        };
        const read = readNotebook(
          JSON.stringify({ metadata: value, cells: [promoted] }),
          'x'
        );
        if (read.ok) {
          everything(read.notebook);
        }
      })
    );
  });

  it('of any text are read or refused with a sentence', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const read = readNotebook(text, 'x');
        expect(read.ok || read.problem.message.length > 10).toBe(true);
      })
    );
  });
});
