import type { ICell } from '../../notebook/types';
import type { IModule } from '../../plan/types';
import { Lines } from '../../report/positions';
import type { ICellEdit } from '../types';
import { loggerFor } from './logger';
import type { ILogger, ILoggerInput } from './logger';
import { logCall } from './message';
import { namesOf } from './notebook-names';
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

/** The prints of a library module, looked for once. */
export interface IModulePrints {
  /** By cell, cells in the order of the notebook. */
  byCell: ReadonlyMap<ICell, readonly IPrint[]>;
  /**
   * Replaces the prints of the given cells by calls of the module's logger:
   * lazy arguments, level by the first words. Import and logger are brought
   * along once. What can't be said by a logger stays and is listed.
   */
  toLogger(cells: readonly ICell[]): IPrintsToLogger;
}

export function modulePrints(
  input: ILoggerInput,
  module: IModule
): IModulePrints {
  const byCell = printsByCell(input, module);
  const logger =
    byCell.size > 0
      ? loggerFor(input, module, [...byCell.keys()])
      : { name: 'logger', insertion: null };
  return {
    byCell,
    toLogger: cells => replaced(cells, byCell, logger)
  };
}

function printsByCell(
  input: ILoggerInput,
  module: IModule
): Map<ICell, IPrint[]> {
  const found = new Map<ICell, IPrint[]>();
  if (
    module.role !== 'code' ||
    namesOf(input.notebook, input.syntax).ownPrint
  ) {
    return found;
  }
  const placed = new Map<string, Set<number>>();
  for (const { cell, statement } of module.statements) {
    if (cell !== null) {
      placed.set(cell, (placed.get(cell) ?? new Set()).add(statement));
    }
  }
  for (const cell of input.notebook.cells) {
    const indexes = placed.get(cell.key);
    const prints = indexes
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

function replaced(
  cells: readonly ICell[],
  byCell: ReadonlyMap<ICell, readonly IPrint[]>,
  logger: ILogger | string
): IPrintsToLogger {
  const result: IPrintsToLogger = { edits: [], replaced: 0, left: [] };
  for (const cell of cells) {
    const lines = new Lines(cell.source);
    for (const { start, end, names, writes } of byCell.get(cell) ?? []) {
      const leave = (why: string): void => {
        const { line } = lines.at(start);
        result.left.push({ cell: cell.key, line, why });
      };
      if (typeof writes === 'string') {
        leave(writes);
        continue;
      }
      if (typeof logger === 'string') {
        leave(logger);
        continue;
      }
      result.replaced += names.length;
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
