import type { ICell } from '../notebook/types';
import type { ICheck } from './types';

/** How many counts the sentence shows around the first that is out of order. */
const SHOWN = 4;

export const check: ICheck = {
  id: 'notebook-runs-in-order',
  title: 'The notebook ran from top to bottom',
  level: 'should',
  messages: {
    order:
      'The cells ran as {counts}; restart and run all before you hand over.'
  },
  options: {},
  wholeNotebook: true,
  run: ({ notebook, plan }) => {
    const ran = notebook.cells.filter(
      (cell): cell is ICell & { executionCount: number } =>
        cell.kind === 'code' && cell.executionCount !== null
    );
    if (plan.modules.length === 0 || ran.length === 0) {
      return { findings: [], nothing: true };
    }
    const first = ran.findIndex(
      (cell, i) => i > 0 && cell.executionCount <= ran[i - 1].executionCount
    );
    if (first < 0) {
      return { findings: [] };
    }
    const from = Math.max(0, first - SHOWN + 1);
    const shown = ran.slice(from, first + 2).map(cell => cell.executionCount);
    return {
      findings: [
        {
          cell: ran[first].key,
          range: null,
          message: 'order',
          args: {
            counts: [
              ...(from > 0 ? ['…'] : []),
              ...shown,
              ...(first + 2 < ran.length ? ['…'] : [])
            ].join(', ')
          }
        }
      ]
    };
  }
};
