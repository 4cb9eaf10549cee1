/** What people see of a module: its symbols, each with what it brings along and what it still needs. */
import type { ICell } from '../notebook/types';
import type { IArguments } from '../python/ast';
import type { ILinks } from '../python/links';
import { isMarked, kindOf } from './assemble';
import type { IClosure, IRead } from './closure';
import { firstLine, symbolName } from './faults';
import type { Faults } from './faults';
import { isMeasuring } from './ground';
import type { IGround } from './ground';
import type { IStatement } from '../python/syntax';
import type { ISpot } from './places';
import type { ITarget } from './targets';
import type { IBlocker, IBrought, ISymbol, SymbolKind } from './types';

export function symbolOf(
  ground: IGround,
  closure: IClosure,
  faults: Faults,
  spot: ISpot
): ISymbol {
  const { cell, statement } = spot;
  const reached = reachedFrom(closure, spot);
  const blockers = [...new Set(reached.flatMap(each => faults.of(each)))];
  return {
    name: symbolName(spot),
    kind: symbolKind(ground, closure, spot),
    title: titleOf(spot),
    cell: cell.key,
    index: cell.index,
    start: statement.nodeStart,
    end: statement.nodeEnd,
    marked: isMarked(ground, closure, spot),
    status: blockers.length > 0 ? 'blocked' : 'new',
    brings: broughtBy(closure, reached),
    blockers: distinct(blockers)
  };
}

/** The statement and every one that is carried for it, in order of need. */
function reachedFrom(closure: IClosure, spot: ISpot): ISpot[] {
  const reached = new Set([spot]);
  for (const each of reached) {
    for (const { answer } of closure.reads.get(each) ?? []) {
      if (answer.is === 'carry') {
        answer.spots.forEach(carried => reached.add(carried));
      }
    }
  }
  return [...reached];
}

function distinct(blockers: readonly IBlocker[]): IBlocker[] {
  const seen = new Set<string>();
  return blockers.filter(({ reason, name, symbol, at }) => {
    const key = [reason, name, symbol, at.cell, at.start].join('\n');
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}

function broughtBy(closure: IClosure, reached: ISpot[]): IBrought[] {
  const brought = new Map<string, IBrought>();
  for (const read of reached.flatMap(each => closure.reads.get(each) ?? [])) {
    const { name } = read.use;
    const origin = brought.has(name) ? null : originOf(read);
    if (origin) {
      brought.set(name, { name, ...origin });
    }
  }
  return [...brought.values()];
}

function originOf({ answer, spot }: IRead): Omit<IBrought, 'name'> | null {
  switch (answer.is) {
    case 'import':
      return { kind: 'import', cell: answer.from[0].spot.cell.key };
    case 'ipython':
      return { kind: 'import', cell: spot.cell.key };
    case 'module':
      return { kind: 'import', cell: answer.spot.cell.key };
    case 'carry':
      return { kind: answer.kind, cell: answer.binder.cell.key };
    default:
      return null;
  }
}

function symbolKind(
  ground: IGround,
  closure: IClosure,
  spot: ISpot
): SymbolKind {
  if (spot.statement.node.type === 'ClassDef') {
    return 'class';
  }
  switch (kindOf(ground, closure, spot)) {
    case 'definition':
      return 'function';
    case 'constant':
      return 'constant';
    default:
      return 'loose';
  }
}

const titles = new WeakMap<IStatement, string>();

function titleOf({ statement }: ISpot): string {
  let title = titles.get(statement);
  if (title === undefined) {
    title = titleFor(statement);
    titles.set(statement, title);
  }
  return title;
}

function titleFor({ node, names, text }: IStatement): string {
  switch (node.type) {
    case 'FunctionDef':
      return `${node.name}(${parametersOf(node.args)})`;
    case 'AsyncFunctionDef':
      return `async ${node.name}(${parametersOf(node.args)})`;
    case 'ClassDef':
      return `class ${node.name}`;
    case 'Assign':
    case 'AnnAssign':
    case 'TypeAlias':
      return names.join(', ') || firstLine(text);
    default:
      return firstLine(text);
  }
}

function parametersOf(args: IArguments): string {
  const plain = [...args.posonlyargs, ...args.args].map(({ arg }) => arg);
  const star = args.vararg
    ? [`*${args.vararg.arg}`]
    : args.kwonlyargs.length > 0
      ? ['*']
      : [];
  const keywords = args.kwonlyargs.map(({ arg }) => arg);
  const rest = args.kwarg ? [`**${args.kwarg.arg}`] : [];
  return [...plain, ...star, ...keywords, ...rest].join(', ');
}

/** A marked cell that has no statements to give: one symbol that says why; null where it is simply empty. */
export function unreadableSymbol(
  links: ILinks,
  target: ITarget,
  cell: ICell
): ISymbol | null {
  const syntax = links.syntax(cell);
  const blocker = (
    reason: IBlocker['reason'],
    name: string,
    start: number,
    args: Record<string, string> = {}
  ): ISymbol => {
    const title = firstLine(cell.source);
    return {
      name: title,
      kind: 'loose',
      title,
      cell: cell.key,
      index: cell.index,
      start: 0,
      end: cell.source.length,
      marked: true,
      status: 'blocked',
      brings: [],
      blockers: [
        {
          name,
          reason,
          cell: cell.key,
          symbol: title,
          at: { cell: cell.key, start, end: cell.source.length },
          args: { module: target.module, ...args },
          remedies: [],
          sentence: ''
        }
      ]
    };
  };
  if (syntax.foreign) {
    return blocker('foreign', `%%${syntax.foreign}`, 0);
  }
  if (syntax.error) {
    const { kind, message, line, column, offset } = syntax.error;
    return blocker('syntax', '-', offset, {
      kind,
      message,
      line: String(line),
      column: String(column)
    });
  }
  return isMeasuring(links, cell) ? blocker('timeit', '-', 0) : null;
}
