import { looseOf } from './loose';
import type { ICheck, IDraftFinding, IPlaced } from './types';

export const check: ICheck = {
  id: 'code-in-functions',
  title: 'Logic stands in functions',
  level: 'must',
  messages: {
    loose:
      '{cell} goes to `{module}` but holds {n} loose {n|statement|statements}, which would run at every import; turn {n|it|them} into a function.'
  },
  options: {},
  wholeNotebook: false,
  run: ({ placed }) => {
    const code = placed.filter(({ module }) => module.role === 'code');
    const byCell = new Map<string, IPlaced[]>();
    for (const one of looseOf(code)) {
      if (one.placed.marked) {
        byCell.set(one.cell.key, [...(byCell.get(one.cell.key) ?? []), one]);
      }
    }
    return {
      findings: [...byCell.values()].map(finding),
      nothing: !code.some(({ placed }) => placed.marked)
    };
  }
};

function finding(loose: IPlaced[]): IDraftFinding {
  const sorted = [...loose].sort(
    (a, b) => a.statement.nodeStart - b.statement.nodeStart
  );
  const [{ cell, module, statement }] = sorted;
  return {
    cell: cell.key,
    range: { start: statement.nodeStart, end: statement.nodeEnd },
    message: 'loose',
    args: {
      cell: { cell: cell.key },
      module: module.module,
      n: loose.length
    }
  };
}
