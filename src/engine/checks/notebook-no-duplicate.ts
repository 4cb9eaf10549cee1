import { linksOf } from '../python/links';
import type { ILinks } from '../python/links';
import type { ICell } from '../notebook/types';
import { nodesOf } from './callees';
import type { IStatement } from '../python/syntax';
import type { IFix } from '../refactor/types';
import { oneFunctionFix } from './duplicates/one-function';
import type { ITwin } from './duplicates/one-function';
import { outlineOf, shapeOf } from './duplicates/shape';
import type { IShape } from './duplicates/shape';
import type { ICheck, ICheckContext, IDraftFinding } from './types';

/** Smaller cells are alike by chance: `x = f(y)` and a plot of it. */
const SMALLEST = 20;
const FEWEST = 2;
/** After one of them is made the next ones get theirs: each is worked out anew after every edit. */
const MOST_FIXES = 3;

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
    const alike = cellsAlike(context);
    const seen = new Map<string, ITwin>();
    const findings: IDraftFinding[] = [];
    for (const [cell, work] of alike) {
      const { code, names } = shapeOfCell(work, links);
      const twin = { cell, work, names };
      const first = seen.get(code);
      if (first) {
        const fix =
          findings.length < MOST_FIXES
            ? oneFunctionFix(first, twin, context)
            : null;
        findings.push(finding(first.cell, cell, fix));
      } else {
        seen.set(code, twin);
      }
    }
    return { findings };
  }
};

function finding(first: ICell, cell: ICell, fix: IFix | null): IDraftFinding {
  return {
    cell: cell.key,
    range: null,
    message: first.source.trim() === cell.source.trim() ? 'same' : 'names',
    args: { first: { cell: first.key }, cell: { cell: cell.key } },
    ...(fix ? { fix } : {})
  };
}

/** Cells that are large enough, and whose code another one has up to all of its names. */
function cellsAlike(context: ICheckContext): Map<ICell, IStatement[]> {
  const groups = new Map<string, [ICell, IStatement[]][]>();
  for (const cell of context.notebook.cells) {
    const work = cell.kind === 'code' ? workOf(cell, context) : [];
    if (isLarge(work)) {
      const outline = work.map(outlineOf).join('\n');
      groups.set(outline, [...(groups.get(outline) ?? []), [cell, work]]);
    }
  }
  return new Map([...groups.values()].filter(group => group.length > 1).flat());
}

function workOf(cell: ICell, { syntax }: ICheckContext): IStatement[] {
  return syntax(cell).statements.filter(
    ({ node, magic }) =>
      magic === null && node.type !== 'Import' && node.type !== 'ImportFrom'
  );
}

function isLarge(work: readonly IStatement[]): boolean {
  const size = work.reduce((sum, one) => sum + nodesOf(one).length, 0);
  const nested = work.some(({ node }) => 'body' in node);
  return size >= SMALLEST && (work.length >= FEWEST || nested);
}

/** The code with its variables left out: an import or a function of another name is another thing. */
function shapeOfCell(work: readonly IStatement[], links: ILinks): IShape {
  return shapeOf(
    work.map(({ node }) => node),
    name => {
      const kind = links.kindOf(name);
      return kind === 'variable' || kind === 'constant';
    }
  );
}
