import { linksOf } from '../python/links';
import type { ILinks } from '../python/links';
import type { ICell } from '../notebook/types';
import { nodesOf } from './callees';
import { shapeOf } from './duplicates/shape';
import type { ICheck, ICheckContext } from './types';

/** Smaller cells are alike by chance: `x = f(y)` and a plot of it. */
const SMALLEST = 20;
const FEWEST = 2;

export const check: ICheck = {
  id: 'notebook-no-duplicate',
  title: 'Nothing stands there twice',
  level: 'may',
  messages: {
    same: '{first} and {cell} are the same; make one function, or delete one of them.',
    names: '{first} and {cell} are the same up to names; make one function.'
  },
  options: {},
  wholeNotebook: true,
  run: context => {
    const { notebook, plan } = context;
    if (plan.modules.length === 0) {
      return { findings: [], nothing: true };
    }
    const links = linksOf(notebook);
    const seen = new Map<string, ICell>();
    return {
      findings: notebook.cells.flatMap(cell => {
        const shape =
          cell.kind === 'code' ? shapeOfCell(cell, context, links) : null;
        const first = shape === null ? undefined : seen.get(shape);
        if (shape !== null && !first) {
          seen.set(shape, cell);
        }
        return first
          ? [
              {
                cell: cell.key,
                range: null,
                message:
                  first.source.trim() === cell.source.trim() ? 'same' : 'names',
                args: {
                  first: { cell: first.key },
                  cell: { cell: cell.key }
                }
              }
            ]
          : [];
      })
    };
  }
};

/** A cell's code with its names left out; null where it is too small to tell. */
function shapeOfCell(
  cell: ICell,
  context: ICheckContext,
  links: ILinks
): string | null {
  const work = context
    .syntax(cell)
    .statements.filter(
      ({ node, magic }) =>
        magic === null && node.type !== 'Import' && node.type !== 'ImportFrom'
    );
  const size = work.reduce((sum, one) => sum + nodesOf(one).length, 0);
  const nested = work.some(({ node }) => 'body' in node);
  return size < SMALLEST || (work.length < FEWEST && !nested)
    ? null
    : shapeOf(
        work.map(({ node }) => node),
        name => {
          const kind = links.kindOf(name);
          return kind === 'variable' || kind === 'constant';
        }
      );
}
