import type { ICall } from '../python/ast';
import {
  calleesIn,
  callsNamed,
  importsPackage,
  isSpread,
  keywordOf,
  libraryCode
} from './callees';
import type { ICallee } from './callees';
import { withArgument } from './inserting';
import type { ICheck, ICheckContext, IDraftFinding, IPlaced } from './types';

/** Packages whose frames have pandas' `merge`. */
const FRAMES = ['pandas', 'geopandas', 'dask', 'modin', 'cudf'];
/** Others that have a `merge` or a `join` with the same words and another meaning. */
const OTHERS = ['pyspark', 'polars'];

const NAMES = /^(?:merge|join)$/;
/** What pandas does where nothing is said. */
const DEFAULTS: Record<string, string> = { merge: 'inner', join: 'left' };

export const check: ICheck = {
  id: 'data-explicit-join',
  title: 'Joins of tables say what they do',
  level: 'should',
  messages: {
    how: '`{what}` in {cell} does not say which join; add `how=` and, if one row must match one row, `validate=`.',
    validate:
      '`{what}` in {cell} does not say how many rows may match; add `validate=`, for example `validate="many_to_one"`.'
  },
  options: { validate: 'boolean' },
  wholeNotebook: false,
  run: (context, { validate = false }) => {
    const joins = joinsIn(context);
    return {
      findings: joins.flatMap(join => findingOf(join, validate === true)),
      nothing: joins.length === 0
    };
  }
};

interface IJoin extends IPlaced {
  call: ICall;
  what: 'merge' | 'join';
  /** Where `how` stands among the positional arguments. */
  howAt: number;
}

function joinsIn({ notebook, placed }: ICheckContext): IJoin[] {
  const callee = calleesIn(notebook);
  const joins = libraryCode(placed).flatMap(one =>
    callsNamed(one.statement, NAMES).flatMap(call => {
      const found = joinOf(call, callee(call, one.statement));
      return found ? [{ ...one, call, ...found }] : [];
    })
  );
  if (joins.length === 0 || !importsPackage(notebook, FRAMES)) {
    return [];
  }
  return importsPackage(notebook, OTHERS)
    ? joins.filter(({ what }) => what === 'merge')
    : joins;
}

function joinOf(
  call: ICall,
  { full, last, root }: ICallee
): Pick<IJoin, 'what' | 'howAt'> | null {
  if (full !== null) {
    return /^(?:pandas|geopandas|dask\.dataframe|modin\.pandas|cudf)\.merge$/.test(
      full
    )
      ? { what: 'merge', howAt: 2 }
      : null;
  }
  if (call.func.type !== 'Attribute' || root === 'self' || isSpread(call)) {
    return null;
  }
  if (last === 'merge') {
    return call.args.length > 0 || keywordOf(call, 'right')
      ? { what: 'merge', howAt: 1 }
      : null;
  }
  const isFrames =
    last === 'join' &&
    keywordOf(call, 'on', 'lsuffix', 'rsuffix', 'how', 'validate');
  return isFrames ? { what: 'join', howAt: 2 } : null;
}

function findingOf(join: IJoin, validate: boolean): IDraftFinding[] {
  const { cell, call, what, howAt } = join;
  if (isSpread(call)) {
    return [];
  }
  const said = keywordOf(call, 'how') ?? call.args[howAt];
  const isCross = said?.type === 'Constant' && String(said.value) === 'cross';
  const message = !said
    ? 'how'
    : validate && !isCross && !keywordOf(call, 'validate')
      ? 'validate'
      : null;
  if (message === null) {
    return [];
  }
  const how = `how="${DEFAULTS[what]}"`;
  const edit = message === 'how' ? withArgument(cell, call, how) : null;
  return [
    {
      cell: cell.key,
      range: { start: call.start, end: call.end },
      message,
      args: { cell: { cell: cell.key }, what },
      ...(edit
        ? {
            fix: {
              title: `Say \`${how}\`, which is what happens now`,
              safe: true,
              edits: [edit],
              marks: []
            }
          }
        : {})
    }
  ];
}
