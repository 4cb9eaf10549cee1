import type { ICell } from '../notebook/types';
import type { ICall } from '../python/ast';
import type { IStatement } from '../python/syntax';
import { calleesIn, callsNamed, libraryCode } from './callees';
import type { Callees } from './callees';
import { definitionAt, dottedName } from './definitions';
import { leaveOut } from './leave-out';
import type { ICheck, ICheckContext, IDraftFinding } from './types';

const SET_UP =
  /^(?:logging\.(?:basicConfig|disable|captureWarnings|config\.(?:dictConfig|fileConfig)|root\.(?:addHandler|setLevel))|coloredlogs\.install|loguru\.logger\.(?:add|remove|configure)|logging_config|absl\.logging\.set_verbosity)$/;
const NAMES =
  /^(?:basicConfig|disable|captureWarnings|dictConfig|fileConfig|addHandler|setLevel|install|add|remove|configure|set_verbosity)$/;
/** Handlers that write somewhere; `NullHandler` is what a library adds. */
const HANDLER = /(?:^|\.)(?!Null)\w*Handler$/;
/** A function that a program calls to set logging up. */
const OFFERED = /(?:^|\.|_)(?:main|cli|run|app)$|log/i;

export const check: ICheck = {
  id: 'logging-no-setup',
  title: 'The set-up of logging is left to the program',
  level: 'should',
  messages: {
    loose:
      '{cell} calls `{what}`; leave the set-up of logging to the program that runs the library.',
    inside:
      '`{symbol}` ({cell}) calls `{what}`; leave the set-up of logging to the program that runs the library.'
  },
  options: {},
  wholeNotebook: false,
  run: context => {
    const callee = calleesIn(context.notebook);
    const findings: IDraftFinding[] = [];
    const loose = new Map<ICell, { call: ICall; statement: IStatement }[]>();
    for (const { cell, placed, statement } of libraryCode(context.placed)) {
      for (const call of callsNamed(statement, NAMES)) {
        if (!isSetUp(call, statement, callee)) {
          continue;
        }
        const symbol = definitionAt(statement, call.start)?.name;
        if (symbol === undefined) {
          if (placed.kind === 'loose') {
            loose.set(cell, [...(loose.get(cell) ?? []), { call, statement }]);
          }
        } else if (!OFFERED.test(symbol)) {
          findings.push({
            cell: cell.key,
            range: { start: call.start, end: call.end },
            message: 'inside',
            args: {
              cell: { cell: cell.key },
              symbol,
              what: dottedName(call.func)
            },
            symbol
          });
        }
      }
    }
    return {
      findings: [
        ...findings,
        ...[...loose].map(([cell, calls]) => looseOf(cell, calls, context))
      ],
      nothing: libraryCode(context.placed).length === 0
    };
  }
};

function isSetUp(call: ICall, statement: IStatement, callee: Callees): boolean {
  const { full, last } = callee(call, statement);
  if (full !== null && SET_UP.test(full)) {
    return true;
  }
  if (call.func.type !== 'Attribute') {
    return false;
  }
  const owner = call.func.value;
  const isRoot =
    owner.type === 'Call' &&
    owner.args.length === 0 &&
    callee(owner, statement).full === 'logging.getLogger';
  const [handler] = call.args;
  return (
    (last === 'setLevel' && isRoot) ||
    (last === 'addHandler' &&
      (isRoot ||
        (handler?.type === 'Call' && HANDLER.test(dottedName(handler.func)))))
  );
}

/** One finding a cell, as its mark is one. */
function looseOf(
  cell: ICell,
  calls: readonly { call: ICall; statement: IStatement }[],
  context: ICheckContext
): IDraftFinding {
  const [{ call }] = calls;
  const whole = [...new Set(calls.map(({ statement }) => statement))].filter(
    ({ node, names }) => node.type === 'Expr' && names.length === 0
  );
  const marked = context.cell(cell.key)?.mark ?? null;
  return {
    cell: cell.key,
    range: { start: call.start, end: call.end },
    message: 'loose',
    args: { cell: { cell: cell.key }, what: dottedName(call.func) },
    ...(marked && whole.length > 0
      ? {
          fix: {
            title: `Leave ${whole.length === 1 ? 'this line' : `these ${whole.length} lines`} out of the export`,
            safe: true,
            edits: [],
            marks: [leaveOut(cell, marked, whole)]
          }
        }
      : {})
  };
}
