import type { ICell, INotebook } from '../../notebook/types';
import type { IModule, IPlan } from '../../plan/types';
import type { ICellSyntax, IStatement } from '../../python/syntax';
import { walk } from '../../python/walk';
import type { ICellEdit } from '../types';
import { namesOf } from './notebook-names';
import type { INotebookNames } from './notebook-names';

export interface ILoggerInput {
  notebook: INotebook;
  plan: IPlan;
  syntax(cell: ICell): ICellSyntax;
}

export interface ILogger {
  name: string;
  /** Brings the logger into being; null where there is one. */
  insertion: ICellEdit | null;
}

const NAMES = ['logger', 'log', '_logger', 'module_logger'];
const ASKED = /\b(?:_?logger|log|module_logger|logging|getLogger)\b/;

/**
 * The logger of a module, and where it is made if it is not there yet: in the
 * first cell that prints, behind its imports, so that it exists in the notebook
 * before any of its functions runs, and so that the closure finds it. `printing`
 * are the cells of the module that print, in the order of the notebook.
 */
export function loggerFor(
  input: ILoggerInput,
  module: IModule,
  printing: readonly ICell[]
): ILogger | string {
  const names = namesOf(input.notebook, input.syntax);
  const there = existing(input, names, module);
  if (there !== null) {
    return { name: there, insertion: null };
  }
  const local = localNames(input, printing);
  const name = NAMES.find(one => !names.taken.has(one) && !local.has(one));
  if (name === undefined) {
    return 'every usual name of a logger is taken';
  }
  const target = targetCell(input, module, printing);
  const made = makingOf(names, target, local);
  if (made === null) {
    return 'the name `logging` stands for something else';
  }
  const line = `${name} = ${made.call}(__name__)`;
  const text = made.needs ? `${made.needs}\n\n${line}` : line;
  return { name, insertion: insertionAt(target, input.syntax(target), text) };
}

/**
 * How a logger is made: `call` by an import that stands above already, or by
 * one that has to come along. Null where every name for it is taken.
 */
function makingOf(
  { logging, others }: INotebookNames,
  target: ICell,
  local: ReadonlySet<string>
): { call: string; needs: string | null } | null {
  const there = logging.find(
    ({ name, cell }) => cell.index <= target.index && !others.has(name)
  );
  if (there !== undefined) {
    return { call: `${there.name}.getLogger`, needs: null };
  }
  const isFree = (name: string): boolean =>
    !others.has(name) && !local.has(name);
  return isFree('logging')
    ? { call: 'logging.getLogger', needs: 'import logging' }
    : isFree('getLogger')
      ? { call: 'getLogger', needs: 'from logging import getLogger' }
      : null;
}

/** Name of a logger that the module has, or can take along without sharing it. */
function existing(
  { plan }: ILoggerInput,
  { loggers }: INotebookNames,
  module: IModule
): string | null {
  const alone = plan.modules.filter(({ role }) => role === 'code').length === 1;
  const found = loggers.find(
    ({ cell, statement }) =>
      alone ||
      module.statements.some(
        one => one.cell === cell.key && one.statement === statement
      )
  );
  return found?.name ?? null;
}

/** Names that functions of these cells bind for themselves, as far as they are asked for. */
function localNames(
  { syntax }: ILoggerInput,
  cells: readonly ICell[]
): Set<string> {
  const names = new Set<string>();
  for (const cell of cells.filter(({ source }) => ASKED.test(source))) {
    for (const { node } of syntax(cell).statements) {
      for (const part of walk(node)) {
        if (part.type === 'Arg') {
          names.add(part.arg);
        } else if (part.type === 'Name' && part.ctx === 'Store') {
          names.add(part.id);
        }
      }
    }
  }
  return names;
}

/** An unmarked constant can't serve two modules: there a marked cell holds the logger. */
function targetCell(
  { notebook, plan }: ILoggerInput,
  module: IModule,
  printing: readonly ICell[]
): ICell {
  const [first] = printing;
  const alone = plan.modules.filter(({ role }) => role === 'code').length === 1;
  if (alone || first.mark?.module === module.module) {
    return first;
  }
  return (
    notebook.cells.find(
      ({ mark }) => mark?.module === module.module && mark.role === module.role
    ) ?? first
  );
}

/** Behind the imports that a cell begins with, else before its first statement. */
function insertionAt(
  cell: ICell,
  syntax: ICellSyntax,
  text: string
): ICellEdit {
  const { source } = cell;
  let head: IStatement | null = null;
  for (const statement of syntax.statements) {
    const { type } = statement.node;
    const isHead =
      statement.magic !== null || type === 'Import' || type === 'ImportFrom';
    const endsLine = /^[ \t]*(?:[\r\n]|$)/.test(source.slice(statement.end));
    if (!isHead || !endsLine) {
      break;
    }
    head = statement;
  }
  const start = head
    ? head.end
    : (syntax.statements[0]?.start ?? source.length);
  const lineStart =
    Math.max(
      source.lastIndexOf('\n', start - 1),
      source.lastIndexOf('\r', start - 1)
    ) + 1;
  const indent = head
    ? (/^[ \t]*/.exec(source.slice(lineStart))?.[0] ?? '')
    : source.slice(lineStart, start);
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split('\n').map(line => (line ? indent + line : line));
  const imports = /^(?:import|from) /.test(text);
  return head
    ? {
        cell: cell.key,
        start,
        end: start,
        text: [imports ? '' : '\n', ...lines]
          .join(newline)
          .replace(/\r?\n\r?\n$/, newline)
      }
    : {
        cell: cell.key,
        start: lineStart,
        end: lineStart,
        text: [...lines, '', '', ''].join(newline)
      };
}
