import { notebookOf } from '../../notebook/read';
import type { ICellSource, INotebook } from '../../notebook/types';

export interface ITestCell {
  source: string;
  /** `metadata.promote` as it stands in the file. */
  promote?: unknown;
}

/** A mark for library code. */
export const FEATURES = { module: 'features', role: 'code' };

/** Code cells `c1`, `c2`, …; those without `promote` are not marked. */
export function notebook(...cells: (ITestCell | string)[]): INotebook {
  return notebookOf(
    'n.ipynb',
    'python',
    cells.map((each, index): ICellSource => {
      const cell = typeof each === 'string' ? { source: each } : each;
      return {
        id: `c${index + 1}`,
        kind: 'code',
        source: cell.source,
        executionCount: null,
        metadata: cell.promote === undefined ? {} : { promote: cell.promote },
        textOutputs: []
      };
    })
  );
}
