import type { ICellSource } from '../../engine';
import {
  cellTitles,
  known,
  notebookOf,
  readDocument,
  titledCells
} from '../../engine';
import { emptyProject } from '../../engine/plan/__tests__/project';
import { functionAnswer } from '../function-answer';
import { parameterAnswer } from '../parameter-answer';
import type { IAskedAbout } from '../questions';

const MARK = { module: 'features', role: 'code' };

function about(...cells: (string | { marked: string })[]): IAskedAbout {
  const project = emptyProject();
  const notebook = notebookOf(
    'made.ipynb',
    'python',
    cells.map((cell, index): ICellSource => {
      const source = typeof cell === 'string' ? cell : cell.marked;
      return {
        id: `c${index}`,
        kind: cell === source && source.startsWith('# ') ? 'markdown' : 'code',
        source,
        executionCount: null,
        metadata: typeof cell === 'string' ? {} : { promote: MARK },
        textOutputs: []
      };
    })
  );
  return {
    notebook,
    project,
    document: readDocument(project.snapshot, known),
    cellName: titledCells(cellTitles(notebook))
  };
}

const whole = (...cells: number[]) => ({ cells, range: null });

describe('function', () => {
  const prices = about(
    'rows = load()',
    '# Dear ones',
    'dear = [row for row in rows if row > 10]\nn = len(dear)',
    'n, dear'
  );

  it('names cells by their place, and says what the function brings along', () => {
    const { region, result, leaves } = functionAnswer(prices, {
      asked: whole(2),
      choices: { name: 'find_dear', module: 'features' }
    });
    expect(region).toMatchObject({ ok: true });
    expect(result).toMatchObject({ ok: true, name: 'find_dear' });
    expect(leaves).toEqual({ brings: [], blockers: [] });
  });

  it('takes a part of one cell', () => {
    const source = prices.notebook.cells[2].source;
    const { region } = functionAnswer(prices, {
      asked: {
        cells: [2],
        range: { start: source.indexOf('n ='), end: source.length }
      },
      choices: {}
    });
    expect(region).toMatchObject({
      ok: true,
      region: { inputs: [{ name: 'dear' }], outputs: [{ name: 'n' }] }
    });
  });

  it('keeps what was inferred where a choice can’t be', () => {
    const { region, result } = functionAnswer(prices, {
      asked: whole(2),
      choices: { name: 'class' }
    });
    expect(region.ok).toBe(true);
    expect(result).toMatchObject({
      ok: false,
      refusals: [{ reason: 'choice' }]
    });
  });

  it('has no result where the statements can’t become a function', () => {
    const { region, result, leaves } = functionAnswer(
      about('x = 1', 'y = x\n!ls\nz = y', 'z'),
      { asked: whole(1), choices: {} }
    );
    expect(region).toMatchObject({ ok: false, refusals: [{ line: 2 }] });
    expect([result, leaves]).toEqual([null, null]);
  });

  it('says what the function would still need in its module', () => {
    const { leaves } = functionAnswer(
      about(
        'rate = load()',
        'def tax(x):\n    return x * rate',
        'y = tax(2)',
        'y'
      ),
      { asked: whole(2), choices: { name: 'compute', module: 'features' } }
    );
    expect(leaves!.blockers.map(({ name }) => name)).toEqual(['rate']);
    expect(leaves!.blockers[0].sentence).toContain('rate');
  });
});

describe('parameter', () => {
  it('shows the lines that change, each once, with its number', () => {
    const answer = parameterAnswer(
      about(
        'rate = load()',
        { marked: '# tax\ndef tax(x):\n    return x * rate' },
        'a = 1\nb = tax(a) + tax(2)\nc = tax(3)'
      ),
      { requests: [{ cell: 'c1', symbol: 'tax', names: ['rate'] }] }
    );
    expect(answer.lines).toEqual([
      {
        cell: 'c1',
        line: 2,
        before: 'def tax(x):',
        after: 'def tax(x, *, rate):'
      },
      {
        cell: 'c2',
        line: 2,
        before: 'b = tax(a) + tax(2)',
        after: 'b = tax(a, rate=rate) + tax(2, rate=rate)'
      },
      {
        cell: 'c2',
        line: 3,
        before: 'c = tax(3)',
        after: 'c = tax(3, rate=rate)'
      }
    ]);
  });

  it('says why a name can’t become one, the cell by its title', () => {
    const { edits, refused } = parameterAnswer(
      about(
        'rate = load()',
        { marked: 'def tax(x):\n    return x * rate' },
        '# Shop',
        'def shop(rate):\n    return tax(1)'
      ),
      { requests: [{ cell: 'c1', symbol: 'tax', names: ['rate'] }] }
    );
    expect(edits).toEqual([]);
    expect(refused).toHaveLength(1);
    expect(refused[0].sentence).toContain('Shop');
  });
});
