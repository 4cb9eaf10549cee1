import type { ICell, IMark } from '../notebook/types';
import type { IStatement } from '../python/syntax';
import { definitionAt, rootName } from './definitions';
import { leaveOut } from './leave-out';
import { isDisplay } from './loose';
import { isLook } from './looks';
import type { ICheck, ICheckContext, IDraftFinding } from './types';

export const check: ICheck = {
  id: 'code-no-notebook-only',
  title: 'Nothing that needs a notebook around it',
  level: 'must',
  messages: {
    lines:
      '{cell} {what}; a module has no notebook around it, so leave {n|this line|these lines} out.',
    among:
      '{cell} uses `{what}` in the middle of a statement, which only a notebook has; take it out, or leave the statement in the notebook.',
    inside:
      '`{symbol}` uses `{what}` ({cell}), which only a notebook has; return the value instead, or take the line out.'
  },
  options: {},
  wholeNotebook: false,
  run: context => {
    const marked = context.notebook.cells.filter(
      cell => cell.kind === 'code' && cell.mark !== null
    );
    return {
      findings: marked.flatMap(cell => [
        ...linesOf(cell, cell.mark!, context),
        ...insideOf(cell, context)
      ]),
      nothing: marked.length === 0
    };
  }
};

/** Whole statements that only a notebook understands, one finding a cell. */
function linesOf(
  cell: ICell,
  mark: IMark,
  context: ICheckContext
): IDraftFinding[] {
  const { statements } = context.syntax(cell);
  const lines = statements.filter(
    statement =>
      !mark.skip?.some(text => text.trim() === statement.text.trim()) &&
      (statement.magic !== null ||
        isLook(statement.node) ||
        (isDisplay(statement.node) && !binds(context, 'display')))
  );
  if (lines.length === 0) {
    return [];
  }
  const [first] = lines;
  return [
    {
      cell: cell.key,
      range: { start: first.nodeStart, end: first.nodeEnd },
      message: 'lines',
      args: {
        cell: { cell: cell.key },
        what: described(lines, statements, cell.source),
        n: lines.length
      },
      fix: {
        title: `Leave ${lines.length === 1 ? 'this line' : `these ${lines.length} lines`} out of the export`,
        safe: true,
        edits: [],
        marks: [leaveOut(cell, mark, lines)]
      }
    }
  ];
}

/** "uses `%matplotlib` and `display`, and ends in `df.head()`" */
function described(
  lines: IStatement[],
  statements: readonly IStatement[],
  source: string
): string {
  const last = statements[statements.length - 1];
  const uses = lines
    .filter(line => line !== last || line.magic !== null)
    .map(line => `\`${shortened(line, source)}\``);
  const parts = uses.length ? [`uses ${[...new Set(uses)].join(', ')}`] : [];
  if (lines.includes(last) && last.magic === null) {
    parts.push(`ends in \`${shortened(last, source)}\``);
  }
  return parts.join(' and ');
}

function shortened(statement: IStatement, source: string): string {
  const { magic, nodeStart, nodeEnd } = statement;
  const text = magic
    ? `${magic.kind === 'shell' || magic.kind === 'help' ? '' : '%'}${magic.name}`
    : source.slice(nodeStart, nodeEnd).split('\n')[0];
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** Magics, `display` and `get_ipython` inside of functions: no line can simply be left out there. */
function insideOf(cell: ICell, context: ICheckContext): IDraftFinding[] {
  const found: IDraftFinding[] = [];
  for (const statement of context.syntax(cell).statements) {
    if (statement.magic !== null || isDisplay(statement.node)) {
      continue;
    }
    const uses = statement.uses.filter(
      ({ name, parent, node }) =>
        node !== null &&
        (name === 'get_ipython' || name === 'display') &&
        parent?.type === 'Call' &&
        rootName(parent.func) === name &&
        !binds(context, name)
    );
    for (const { start, end, name } of [...statement.magics, ...uses]) {
      const symbol = definitionAt(statement, start)?.name;
      found.push({
        cell: cell.key,
        range: { start, end },
        message: symbol ? 'inside' : 'among',
        args: {
          cell: { cell: cell.key },
          what: name,
          ...(symbol ? { symbol } : {})
        },
        ...(symbol ? { symbol } : {})
      });
    }
  }
  return found;
}

/** Whether the notebook has a definition of its own by that name. */
function binds({ placed }: ICheckContext, name: string): boolean {
  return placed.some(
    ({ placed, statement }) =>
      placed.kind === 'definition' && statement.names.includes(name)
  );
}
