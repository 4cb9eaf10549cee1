import type { ICell } from '../notebook/types';
import type { IArg, IFunctionDef, Statement } from '../python/ast';
import { quoted } from '../refactor/print-to-logger/literal';
import type { IFix } from '../refactor/types';
import { libraryCode } from './callees';
import { dottedName, functionsOf, nameRange } from './definitions';
import { intoBody } from './inserting';
import {
  firstBindings,
  isFrame,
  isName,
  ownNodes,
  parametersOf,
  textsOf
} from './parameters';
import { perStatement } from '../python/per-statement';
import type { ICheck } from './types';

/** Names whose mention tells that somebody looks at the columns. */
const LOOKS = /valid|check|schema|pandera|require|ensure|expect|columns/i;
/** Columns a function may read before its needs are worth a check. */
const FEW = 1;

export const check: ICheck = {
  id: 'data-validated',
  title: 'Functions check the columns they need',
  level: 'may',
  messages: {
    columns:
      '`{symbol}` ({cell}) needs the columns {columns} of `{name}` and does not check them; fail early with their names.'
  },
  options: {},
  wholeNotebook: false,
  run: ({ placed }) => {
    const needing = libraryCode(placed).flatMap(({ cell, statement }) =>
      needsOf(statement).map(need => ({ ...need, cell }))
    );
    return {
      findings: needing
        .filter(({ checked }) => !checked)
        .map(({ symbol, node, cell, parameter, columns }) => ({
          cell: cell.key,
          range: nameRange(cell.source, node),
          message: 'columns',
          args: {
            cell: { cell: cell.key },
            symbol,
            name: parameter.arg,
            columns: columns.map(column => `\`${column}\``).join(', ')
          },
          symbol,
          ...fixOf(cell, node, parameter, columns)
        })),
      nothing: needing.length === 0
    };
  }
};

/** Functions that need several columns of a frame they are given. */
const needsOf = perStatement(statement =>
  functionsOf(statement).flatMap(({ name: symbol, node }) =>
    parametersOf(node)
      .filter(parameter => isFrame(node, parameter))
      .map(parameter => ({ parameter, columns: columnsRead(node, parameter) }))
      .filter(({ columns }) => columns.length > FEW)
      .map(need => ({
        ...need,
        symbol,
        node,
        checked: isPrivate(symbol) || looksAt(node)
      }))
  )
);

function isPrivate(name: string): boolean {
  return /(?:^|\.)_/.test(name);
}

/** Methods that give a frame with the columns it had. */
const KEEPING = new Set(
  `copy dropna fillna query sort_values sort_index head tail sample
  drop_duplicates reset_index loc iloc`.split(/\s+/)
);

/**
 * Columns that are read on every way through the function, before it makes
 * them itself and before the parameter stands for another frame.
 */
function columnsRead(def: IFunctionDef, { arg }: IArg): string[] {
  const made = new Set<string>();
  const read = new Set<string>();
  for (const statement of def.body) {
    if (MAYBE.has(statement.type)) {
      continue;
    }
    const nodes = ownNodes({ body: [statement] });
    const columns = nodes.flatMap(node =>
      node.type === 'Subscript' && isName(node.value, arg)
        ? (textsOf(node.slice) ?? []).map(name => ({ name, ctx: node.ctx }))
        : []
    );
    columns
      .filter(({ name, ctx }) => ctx === 'Load' && !made.has(name))
      .forEach(({ name }) => read.add(name));
    columns
      .filter(({ ctx }) => ctx !== 'Load')
      .forEach(({ name }) => made.add(name));
    const rebinds = nodes.some(
      node => node.type === 'Name' && node.id === arg && node.ctx !== 'Load'
    );
    if (rebinds && !keepsColumns(statement, arg)) {
      break;
    }
  }
  return [...read];
}

const MAYBE = new Set(['If', 'Try', 'TryStar', 'Match', 'While']);

/** `df = df.dropna().copy()`, `df = df[df["sold"]]` */
function keepsColumns(statement: Statement, name: string): boolean {
  if (statement.type !== 'Assign') {
    return false;
  }
  for (let node = statement.value; ;) {
    if (node.type === 'Name') {
      return node.id === name;
    }
    if (node.type === 'Call' && node.func.type === 'Attribute') {
      if (!KEEPING.has(node.func.attr)) {
        return false;
      }
      node = node.func.value;
    } else if (node.type === 'Subscript' && node.slice.type === 'Compare') {
      node = node.value;
    } else {
      return false;
    }
  }
}

function looksAt(def: IFunctionDef): boolean {
  for (const node of ownNodes(def)) {
    const looks =
      node.type === 'Raise' ||
      node.type === 'Assert' ||
      (node.type === 'Attribute' && LOOKS.test(node.attr)) ||
      (node.type === 'Name' && LOOKS.test(node.id));
    if (looks) {
      return true;
    }
  }
  return def.decorator_list.some(one =>
    LOOKS.test(dottedName(one.type === 'Call' ? one.func : one))
  );
}

function fixOf(
  cell: ICell,
  def: IFunctionDef,
  { arg }: IArg,
  columns: readonly string[]
): { fix?: IFix } {
  const taken = new Set([
    ...firstBindings(def).keys(),
    ...parametersOf(def).map(parameter => parameter.arg)
  ]);
  const missing = ['missing', 'missing_columns', 'not_there'].find(
    name => !taken.has(name)
  );
  const list = columns.map(column => quoted(column, '"')).join(', ');
  const indent = /^([ \t]+)\S/m.exec(cell.source)?.[1] ?? '    ';
  const edit =
    missing &&
    intoBody(cell, def, [
      `${missing} = {${list}} - set(${arg}.columns)`,
      `if ${missing}:`,
      `${indent}raise ValueError(f"${def.name} needs the columns {sorted(${missing})} of ${arg}")`
    ]);
  return edit
    ? {
        fix: {
          title: `Check at the start that ${columns.length} columns are there`,
          safe: false,
          edits: [edit],
          marks: []
        }
      }
    : {};
}
