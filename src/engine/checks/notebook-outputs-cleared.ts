import type { ICell } from '../notebook/types';
import { globMatches } from '../project/globs';
import type { ICheck } from './types';

export const check: ICheck = {
  id: 'notebook-outputs-cleared',
  title: 'No outputs go to version control',
  level: 'should',
  messages: {
    outputs:
      'The notebook would go to git with {n} {n|output|outputs}{among}; clear {n|it|them}.'
  },
  options: { allow: 'string' },
  wholeNotebook: true,
  run: ({ notebook, plan }, { allow }) => {
    const saved = notebook.cells.filter(({ outputs }) => outputs !== undefined);
    const isAllowed =
      typeof allow === 'string' &&
      allow
        .split(',')
        .some(glob => globMatches(glob.trim(), notebook.path, false));
    if (plan.modules.length === 0 || saved.length === 0 || isAllowed) {
      // What a live notebook shows is no matter: only what is saved goes to git.
      return { findings: [], nothing: true };
    }
    const total = (kind: 'count' | 'tables' | 'pictures'): number =>
      saved.reduce((sum, { outputs }) => sum + outputs![kind], 0);
    const count = total('count');
    if (count === 0) {
      return { findings: [] };
    }
    const first = saved.find(({ outputs }) => outputs!.count > 0) as ICell;
    return {
      findings: [
        {
          cell: first.key,
          range: null,
          message: 'outputs',
          args: {
            n: count,
            among: amongThem(count, total('tables'), total('pictures'))
          }
        }
      ]
    };
  }
};

/** ", one with a table and 2 with a picture" */
function amongThem(count: number, tables: number, pictures: number): string {
  const parts = [
    [tables, 'a table'],
    [pictures, 'a picture']
  ].flatMap(([n, what]) =>
    n === 0
      ? []
      : [n === count ? `with ${what}` : `${n === 1 ? 'one' : n} with ${what}`]
  );
  return parts.length === 0
    ? ''
    : count === 1
      ? ` ${parts.join(' and ')}`
      : `, ${parts.join(' and ')}`;
}
