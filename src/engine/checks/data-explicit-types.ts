import type { IStatement } from '../python/syntax';
import {
  calleesIn,
  callsNamed,
  callsOf,
  isSpread,
  keywordOf,
  libraryCode
} from './callees';
import { definitionAt } from './definitions';
import type { ICheck } from './types';

const READER =
  /^(?:pandas|geopandas|dask\.dataframe|modin\.pandas|cudf)\.(read_(?:csv|table|fwf|excel))$/;

export const check: ICheck = {
  id: 'data-explicit-types',
  title: 'Tables are read with the types of their columns',
  level: 'may',
  messages: {
    guesses:
      '`{what}` in {cell} guesses the types of the columns; state them (`dtype=`, `parse_dates=`), so that next month’s file is read the same way.'
  },
  options: {},
  wholeNotebook: false,
  run: ({ notebook, placed }) => {
    const callee = calleesIn(notebook);
    const reads = libraryCode(placed).flatMap(({ cell, statement }) =>
      callsNamed(statement, /^read_/).flatMap(call => {
        const { full } = callee(call, statement);
        const what = READER.exec(full ?? '')?.[1];
        return what ? [{ cell, statement, call, what }] : [];
      })
    );
    const findings = reads
      .filter(
        ({ statement, call }) =>
          !isSpread(call) &&
          !keywordOf(call, 'dtype', 'converters', 'dtypes') &&
          !setsTypes(statement, call.start)
      )
      .map(({ cell, statement, call, what }) => {
        const symbol = definitionAt(statement, call.start)?.name;
        return {
          cell: cell.key,
          range: { start: call.start, end: call.end },
          message: 'guesses',
          args: { cell: { cell: cell.key }, what },
          ...(symbol ? { symbol } : {})
        };
      });
    return { findings, nothing: reads.length === 0 };
  }
};

/** Whether the function around a place, or the statement, gives types afterwards. */
function setsTypes(statement: IStatement, place: number): boolean {
  const around = definitionAt(statement, place)?.node ?? statement.node;
  return callsOf(statement).some(
    ({ func, start, end }) =>
      around.start <= start &&
      end <= around.end &&
      func.type === 'Attribute' &&
      (func.attr === 'astype' || func.attr === 'convert_dtypes')
  );
}
