import type { ICell } from '../notebook/types';
import type { Expression, IFunctionDef } from '../python/ast';
import type { IStatement } from '../python/syntax';
import { calleesIn, callsNamed, libraryCode } from './callees';
import { functionsOf } from './definitions';
import { READING, fixedSource, opensToWrite, readOf } from './io/reads';
import { parameterFixOf } from './io/parameter';
import { isName } from './parameters';
import type { ICheck, ICheckContext, IDraftFinding } from './types';

/** A function whose work is to bring something in, by its name. */
const LOADER =
  /(?:^|[._])(?:load|loads|read|reads|get|fetch|open|import|download|parse|ingest|query|extract|scrape|from|main|cli|run|setup|init|configure|setting|settings|config|test)(?:er|ing)?(?:_|\d*$)|(?:__init__|loader|reader)$/i;

export const check: ICheck = {
  id: 'functions-no-hidden-io',
  title: 'Functions take their data instead of reading it',
  level: 'may',
  messages: {
    reads:
      '`{symbol}` ({cell}) reads {what} itself; take the data as a parameter, so that it can be tested without the file.'
  },
  options: {},
  wholeNotebook: false,
  run: context => {
    const functions = libraryCode(context.placed).flatMap(
      ({ cell, statement }) =>
        functionsOf(statement).map(one => ({ ...one, cell, statement }))
    );
    return {
      findings: functions
        .filter(({ name, node }) => !LOADER.test(name) && !onlyReads(node))
        .flatMap(one => findingsOf(one, context)),
      nothing: functions.length === 0
    };
  }
};

interface IOne {
  name: string;
  node: IFunctionDef;
  cell: ICell;
  statement: IStatement;
}

function findingsOf(one: IOne, context: ICheckContext): IDraftFinding[] {
  const { name: symbol, node, cell, statement } = one;
  const callee = calleesIn(context.notebook);
  return callsNamed(statement, READING).flatMap(call => {
    const inside = node.start <= call.start && call.end <= node.end;
    const source = inside && readOf(call, callee(call, statement));
    const what = source && !opensToWrite(call) && fixedSource(source, node);
    if (!what) {
      return [];
    }
    const fix = parameterFixOf(one, call, context);
    return [
      {
        cell: cell.key,
        range: { start: call.start, end: call.end },
        message: 'reads',
        args: { cell: { cell: cell.key }, symbol, what: `\`${what}\`` },
        symbol,
        ...(fix ? { fix } : {})
      }
    ];
  });
}

/** Reads, names what came and gives it back: that is its work, whatever it is called. */
function onlyReads({ body }: IFunctionDef): boolean {
  const work = body.filter(
    ({ type }) => type !== 'Import' && type !== 'ImportFrom' && type !== 'Expr'
  );
  const last = work[work.length - 1];
  if (last?.type !== 'Return' || last.value === null) {
    return false;
  }
  const [first] = work;
  if (work.length === 1) {
    return isCall(last.value);
  }
  return (
    work.length === 2 &&
    (first.type === 'With' ||
      (first.type === 'Assign' &&
        first.targets.length === 1 &&
        first.targets[0].type === 'Name' &&
        isName(last.value, first.targets[0].id)))
  );
}

function isCall({ type }: Expression): boolean {
  return type === 'Call';
}
