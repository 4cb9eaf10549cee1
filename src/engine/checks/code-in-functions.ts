import { looseOf } from './loose';
import type { ICheck, ICheckContext, IDraftFinding, IPlaced } from './types';

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
  run: context => {
    const { placed } = context;
    const code = placed.filter(({ module }) => module.role === 'code');
    const byCell = new Map<string, IPlaced[]>();
    for (const one of looseOf(code, variablesOf(context))) {
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

/** Whether the notebook computes a name; looked up once somebody asks. */
function variablesOf({
  notebook,
  syntax
}: ICheckContext): (name: string) => boolean {
  let variables: Set<string> | null = null;
  return name => {
    variables ??= new Set(
      notebook.cells
        .filter(({ kind }) => kind === 'code')
        .flatMap(cell => syntax(cell).statements)
        .flatMap(({ binds }) => binds)
        .filter(({ how }) => !['import', 'def', 'class'].includes(how))
        .map(bind => bind.name)
    );
    return variables.has(name);
  };
}

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
