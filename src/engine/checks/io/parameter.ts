/** *Take it as a parameter*: the caller reads, the function works with what was read. */
import type { ICell } from '../../notebook/types';
import type { ICall, IFunctionDef, Statement } from '../../python/ast';
import { linksOf } from '../../python/links';
import type { IStatement } from '../../python/syntax';
import { withParameters } from '../../refactor/parameterise/signature';
import type { ICellEdit, IFix } from '../../refactor/types';
import { withArgument } from '../inserting';
import { parametersOf } from '../parameters';
import type { ICheckContext } from '../types';
import { callsFrom } from './calls';
import { localNames, namesIn } from './reads';

interface IReader {
  node: IFunctionDef;
  cell: ICell;
  statement: IStatement;
}

/**
 * Null where the function is not a plain one of the notebook's top level, where
 * what it reads has no name of its own, or where something else than cells that
 * stay in the notebook calls it.
 */
export function parameterFixOf(
  { node, cell, statement }: IReader,
  call: ICall,
  context: ICheckContext
): IFix | null {
  const links = linksOf(context.notebook);
  const line = node.body.find(one => isReadOf(one, call));
  const name = line && nameOf(line);
  const local = localNames(node);
  if (
    !line ||
    !name ||
    statement.node !== node ||
    node.decorator_list.length > 0 ||
    node.body.length < 2 ||
    parametersOf(node).some(({ arg }) => arg === name) ||
    namesIn(call).some(one => local.has(one)) ||
    links.binders(node.name).length !== 1
  ) {
    return null;
  }
  const removal = lineOf(cell, line);
  const calls = callsFrom(node.name, links, context);
  if (!removal || !calls) {
    return null;
  }
  const read = cell.source.slice(call.start, call.end);
  const parameter = withParameters(cell.source, node, [name]);
  const handed = calls.map(one =>
    withArgument(one.cell, one.call, `${name}=${read}`)
  );
  return handed.includes(null)
    ? null
    : {
        title: `Make \`${name}\` a parameter of \`${node.name}\``,
        safe: false,
        edits: [
          { cell: cell.key, ...parameter },
          removal,
          ...handed.flatMap(edit => edit ?? [])
        ],
        marks: []
      };
}

function isReadOf(statement: Statement, call: ICall): boolean {
  return statement.type === 'Assign' && statement.value === call;
}

function nameOf(statement: Statement): string | null {
  const target =
    statement.type === 'Assign' && statement.targets.length === 1
      ? statement.targets[0]
      : null;
  return target?.type === 'Name' ? target.id : null;
}

/** The whole line of a statement; null where something else stands on it. */
function lineOf(
  { source, key }: ICell,
  { start, end }: Statement
): ICellEdit | null {
  const from = source.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|$)/.exec(source.slice(end));
  return rest && source.slice(from, start).trim() === ''
    ? { cell: key, start: from, end: end + rest[0].length, text: '' }
    : null;
}
