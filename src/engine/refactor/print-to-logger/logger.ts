import type { ICell, INotebook } from '../../notebook/types';
import type { IModule, IPlan } from '../../plan/types';
import type { Statement } from '../../python/ast';
import type { IBinding, ICellSyntax, IStatement } from '../../python/syntax';
import { walk } from '../../python/walk';
import type { ICellEdit } from '../types';

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
  const there = existing(input, module);
  if (there !== null) {
    return { name: there, insertion: null };
  }
  const code = input.notebook.cells.filter(cell => cell.kind === 'code');
  const statements = code.flatMap(cell => input.syntax(cell).statements);
  const taken = new Set(
    statements
      .filter(({ node }) => loggerName(node) === null)
      .flatMap(({ names }) => names)
  );
  const local = localNames(
    printing.flatMap(cell => input.syntax(cell).statements)
  );
  const name = NAMES.find(one => !taken.has(one) && !local.has(one));
  if (name === undefined) {
    return 'every usual name of a logger is taken';
  }
  const target = targetCell(input, module, printing);
  const above = code
    .filter(({ index }) => index <= target.index)
    .flatMap(cell => input.syntax(cell).statements);
  const made = makingOf(statements, above, new Set([...taken, ...local]));
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
  statements: readonly IStatement[],
  above: readonly IStatement[],
  taken: ReadonlySet<string>
): { call: string; needs: string | null } | null {
  const there = loggingNames(above).find(name => !isTaken(name, statements));
  if (there !== undefined) {
    return { call: `${there}.getLogger`, needs: null };
  }
  const below = loggingNames(statements).includes('logging');
  if (!isTaken('logging', statements) && (below || !taken.has('logging'))) {
    return { call: 'logging.getLogger', needs: 'import logging' };
  }
  return taken.has('getLogger')
    ? null
    : { call: 'getLogger', needs: 'from logging import getLogger' };
}

/** Names under which statements import the package `logging`. */
function loggingNames(statements: readonly IStatement[]): string[] {
  return statements.flatMap(({ binds }) =>
    binds.filter(isLogging).map(({ name }) => name)
  );
}

/** Whether a name is bound to anything but the package `logging`. */
function isTaken(name: string, statements: readonly IStatement[]): boolean {
  return statements.some(({ binds }) =>
    binds.some(bind => bind.name === name && !isLogging(bind))
  );
}

/** `import logging`, `import logging as log`, `import logging.config` */
function isLogging({ how, target, alias }: IBinding): boolean {
  return (
    how === 'import' &&
    (target === 'logging' ||
      (alias !== null &&
        alias.asname === null &&
        alias.name.startsWith('logging.')))
  );
}

/** Name of a logger that the module has, or can take along without sharing it. */
function existing(
  { notebook, plan, syntax }: ILoggerInput,
  module: IModule
): string | null {
  const own = module.statements.filter(({ cell }) => cell !== null);
  const alone = plan.modules.filter(({ role }) => role === 'code').length === 1;
  for (const cell of notebook.cells) {
    for (const { node, index } of cell.kind === 'code'
      ? syntax(cell).statements
      : []) {
      const name = loggerName(node);
      if (
        name !== null &&
        (alone ||
          own.some(one => one.cell === cell.key && one.statement === index))
      ) {
        return name;
      }
    }
  }
  return null;
}

/** `logger` of `logger = logging.getLogger(…)`. */
function loggerName(node: Statement): string | null {
  if (
    node.type !== 'Assign' ||
    node.targets.length !== 1 ||
    node.targets[0].type !== 'Name' ||
    node.value.type !== 'Call'
  ) {
    return null;
  }
  const { func } = node.value;
  const called =
    func.type === 'Attribute' ? func.attr : func.type === 'Name' ? func.id : '';
  return called === 'getLogger' ? node.targets[0].id : null;
}

/** Names that functions bind for themselves. */
function localNames(statements: readonly IStatement[]): Set<string> {
  const names = new Set<string>();
  for (const { node } of statements) {
    for (const part of walk(node)) {
      if (part.type === 'Arg') {
        names.add(part.arg);
      } else if (part.type === 'Name' && part.ctx === 'Store') {
        names.add(part.id);
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
