import type { ICell } from '../../notebook/types';
import type { IModule } from '../../plan/types';
import { Lines } from '../../report/positions';
import type { ICellEdit } from '../types';
import { loggerFor } from './logger';
import type { ILoggerInput } from './logger';
import { logCall } from './message';
import { printsOf } from './prints';
import type { IPrint } from './prints';

/** A print that stays as it is. */
export interface ILeft {
  cell: string;
  /** 1-based line in the cell's source. */
  line: number;
  /** Follows "line 7: ". */
  why: string;
}

export interface IPrintsToLogger {
  edits: ICellEdit[];
  /** Number of `print` that are replaced. */
  replaced: number;
  left: ILeft[];
}

/** Prints of the statements of a library module, by cell, cells in the order of the notebook. */
export function printsByCell(
  input: ILoggerInput,
  module: IModule
): Map<ICell, IPrint[]> {
  const found = new Map<ICell, IPrint[]>();
  if (module.role !== 'code' || isShadowed(input)) {
    return found;
  }
  for (const cell of input.notebook.cells) {
    const indexes = new Set(
      module.statements
        .filter(one => one.cell === cell.key)
        .map(one => one.statement)
    );
    const prints = indexes.size
      ? input
          .syntax(cell)
          .statements.filter(({ index }) => indexes.has(index))
          .flatMap(statement => printsOf(statement, cell.source))
      : [];
    if (prints.length > 0) {
      found.set(cell, prints);
    }
  }
  return found;
}

/** The notebook has a `print` of its own: nobody can tell what it does. */
function isShadowed({ notebook, syntax }: ILoggerInput): boolean {
  return notebook.cells.some(
    cell =>
      cell.kind === 'code' &&
      syntax(cell).statements.some(
        ({ names, node }) =>
          names.includes('print') &&
          !(node.type === 'ImportFrom' && node.module === '__future__')
      )
  );
}

/**
 * Replaces prints of a module by calls of its logger, in the given cells: lazy
 * arguments, level by the first words. Import and logger are brought along
 * once. What can't be said by a logger stays and is listed.
 */
export function printToLogger(
  input: ILoggerInput,
  module: IModule,
  cells: readonly ICell[]
): IPrintsToLogger {
  const byCell = printsByCell(input, module);
  const logger = loggerFor(input, module, [...byCell.keys()]);
  const result: IPrintsToLogger = { edits: [], replaced: 0, left: [] };
  for (const cell of cells) {
    const lines = new Lines(cell.source);
    for (const print of byCell.get(cell) ?? []) {
      const { start, end, writes } = print;
      const why = typeof writes === 'string' ? writes : null;
      if (typeof logger === 'string' || typeof writes === 'string') {
        result.left.push({
          cell: cell.key,
          line: lines.at(start).line,
          why: why ?? String(logger)
        });
        continue;
      }
      result.replaced += print.names.length;
      result.edits.push({
        cell: cell.key,
        start,
        end,
        text: logCall(logger.name, writes)
      });
    }
  }
  if (
    result.edits.length > 0 &&
    typeof logger !== 'string' &&
    logger.insertion
  ) {
    result.edits.unshift(logger.insertion);
  }
  return result;
}
