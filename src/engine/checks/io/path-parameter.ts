/** *Make the path a parameter*: whoever calls the function says where, and keeps the value. */
import type { ICell } from '../../notebook/types';
import type { IArg, IConstant, IFunctionDef } from '../../python/ast';
import { linksOf } from '../../python/links';
import { walk } from '../../python/walk';
import { withParameters } from '../../refactor/parameterise/signature';
import type { ICellEdit, IFix } from '../../refactor/types';
import { withArgument } from '../inserting';
import type { ICheckContext, IPlaced } from '../types';
import { callsFrom } from './calls';
import type { ICallFrom } from './calls';
import { localNames } from './reads';

interface IFound {
  node: IFunctionDef;
  cell: ICell;
  literal: IConstant;
  calls: ICallFrom[];
}

/**
 * Null where the path stands in no plain function of the notebook's top level,
 * or where something else than cells that stay in the notebook calls it.
 */
export function pathFixOf(
  { cell, statement }: Pick<IPlaced, 'cell' | 'statement'>,
  literal: IConstant,
  context: ICheckContext
): IFix | null {
  const { node } = statement;
  const isFunction =
    node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef';
  if (!isFunction || node.decorator_list.length > 0) {
    return null;
  }
  const links = linksOf(context.notebook);
  const calls = callsFrom(node.name, links, context);
  const text = cell.source.slice(literal.start, literal.end);
  if (
    calls === null ||
    links.binders(node.name).length !== 1 ||
    /[\r\n]/.test(text)
  ) {
    return null;
  }
  const found = { node, cell, literal, calls };
  return literal.start < node.body[0].start
    ? withoutDefault(found)
    : asParameter(found);
}

/** The path is what a parameter has where nobody hands it over. */
function withoutDefault({ node, cell, literal, calls }: IFound): IFix | null {
  const parameter = parameterOf(node, literal);
  const between =
    parameter && cell.source.slice(parameter.arg.end, literal.start);
  if (!parameter || !/^\s*=\s*$/.test(between!)) {
    return null;
  }
  const { arg, position } = parameter;
  const silent = calls.filter(
    ({ call }) =>
      !(position !== null && call.args.length > position) &&
      !call.keywords.some(keyword => keyword.arg === arg.arg)
  );
  const isByPlaceOnly = node.args.posonlyargs.includes(arg);
  if (isByPlaceOnly && silent.length > 0) {
    return null;
  }
  const { start, end } = { start: arg.end, end: literal.end };
  return fix(`Let callers of \`${node.name}\` say \`${arg.arg}\``, [
    { cell: cell.key, start, end, text: '' },
    ...handing(silent, `${arg.arg}=${textOf(cell, literal)}`)
  ]);
}

/** Which parameter has it as its default; those behind it may have one, those before it can't. */
function parameterOf(
  { args }: IFunctionDef,
  literal: IConstant
): { arg: IArg; position: number | null } | null {
  const byPlace = [...args.posonlyargs, ...args.args];
  const position = byPlace.length - args.defaults.length;
  if (args.defaults[0] === literal) {
    return { arg: byPlace[position], position };
  }
  const keyword = args.kw_defaults.indexOf(literal);
  return keyword < 0 ? null : { arg: args.kwonlyargs[keyword], position: null };
}

function asParameter({ node, cell, literal, calls }: IFound): IFix | null {
  const name = freeName(node);
  if (name === null) {
    return null;
  }
  const same = [...walk(node)].filter(
    (one): one is IConstant =>
      one.type === 'Constant' &&
      one.value === literal.value &&
      one.start >= node.body[0].start
  );
  return fix(`Make \`${name}\` a parameter of \`${node.name}\``, [
    { cell: cell.key, ...withParameters(cell.source, node, [name]) },
    ...same.map(({ start, end }) => ({
      cell: cell.key,
      start,
      end,
      text: name
    })),
    ...handing(calls, `${name}=${textOf(cell, literal)}`)
  ]);
}

const NAMES = ['path', 'source_path', 'data_path'];

function freeName(node: IFunctionDef): string | null {
  const taken = localNames(node);
  for (const one of walk(node)) {
    if (one.type === 'Name') {
      taken.add(one.id);
    }
  }
  return NAMES.find(name => !taken.has(name)) ?? null;
}

function textOf({ source }: ICell, { start, end }: IConstant): string {
  return source.slice(start, end);
}

function handing(
  calls: readonly ICallFrom[],
  argument: string
): (ICellEdit | null)[] {
  return calls.map(({ cell, call }) => withArgument(cell, call, argument));
}

function fix(title: string, edits: (ICellEdit | null)[]): IFix | null {
  return edits.includes(null)
    ? null
    : {
        title,
        // Others may call it without the path.
        safe: false,
        edits: edits.flatMap(edit => edit ?? []),
        marks: []
      };
}
