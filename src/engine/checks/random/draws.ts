/** Calls whose result is another one at every run, as nothing gives them a seed. */
import type { ICell, INotebook } from '../../notebook/types';
import type { ICall, IClassDef, IFunctionDef } from '../../python/ast';
import type { IStatement } from '../../python/syntax';
import { walk } from '../../python/walk';
import {
  calleesIn,
  callsOf,
  importsPackage,
  isSpread,
  keywordOf
} from '../callees';
import type { ICallee } from '../callees';
import { definitionAt, dottedName } from '../definitions';
import type { IPlaced } from '../types';
import { NUMPY, PYTHON, SEEDED_HELPER, STATES } from './table';

export type Family = 'numpy' | 'python' | 'own';

export interface IDraw {
  /**
   * - `state`: a function or class that takes `random_state=`
   * - `seed`: a generator made without a seed
   * - `global`: a function of the global generator
   */
  kind: 'state' | 'seed' | 'global';
  /** Whose generator is used. */
  family: Family;
  /** As it is called: `train_test_split`. */
  what: string;
  /** What to add: `random_state`. */
  argument: string;
  call: ICall;
  cell: ICell;
  statement: IStatement;
  /** The function or class around. */
  definition: { name: string; node: IFunctionDef | IClassDef } | null;
}

/** Draws of library code without a seed; `any`: whether there is a draw at all, with or without. */
export function drawsIn(
  notebook: INotebook,
  code: readonly IPlaced[]
): { draws: IDraw[]; any: boolean } {
  const callee = calleesIn(notebook);
  const seeded = new Set<Family>();
  const draws: IDraw[] = [];
  let any = false;
  for (const { cell, statement } of code) {
    const calls = callsOf(statement);
    for (const call of calls) {
      if (isIdle(call, calls)) {
        continue;
      }
      const called = callee(call, statement);
      const families = seededBy(call, called);
      families.forEach(family => seeded.add(family));
      const found = families.length === 0 && drawOf(call, called);
      any ||= families.length > 0 || found !== null;
      if (found && found.unseeded) {
        const { unseeded, ...draw } = found;
        const definition = definitionAt(statement, call.start);
        const what = dottedName(call.func).replace(/^\./, '');
        draws.push({ ...draw, what, call, cell, statement, definition });
      }
    }
  }
  const unseeded = draws.filter(({ family }) => !seeded.has(family));
  const isFrames = unseeded.some(isSampled);
  return {
    draws:
      isFrames && !importsPackage(notebook, ['pandas'])
        ? unseeded.filter(draw => !isSampled(draw))
        : unseeded,
    any
  };
}

/** A random pause, or a random name: no result depends on it. */
function isIdle(call: ICall, calls: readonly ICall[]): boolean {
  const isName = [...walk(call)].some(
    node =>
      node.type === 'Attribute' &&
      /^(?:ascii_\w+|digits|hexdigits)$/.test(node.attr)
  );
  return (
    isName ||
    calls.some(
      ({ func, start, end }) =>
        start < call.start && call.end <= end && /sleep$/.test(dottedName(func))
    )
  );
}

/** `frame.sample(…)`: of a frame only where the notebook has frames. */
function isSampled({ kind, what }: IDraw): boolean {
  return kind === 'state' && /(?:^|\.)sample$/.test(what);
}

function seededBy(call: ICall, { full, last }: ICallee): Family[] {
  if (call.args.length === 0 && call.keywords.length === 0) {
    return SEEDED_HELPER.test(last) && full === null ? ['numpy', 'python'] : [];
  }
  return full === 'numpy.random.seed'
    ? ['numpy']
    : full === 'random.seed'
      ? ['python']
      : SEEDED_HELPER.test(last)
        ? ['numpy', 'python']
        : [];
}

type Found = Pick<IDraw, 'kind' | 'family' | 'argument'> & {
  unseeded: boolean;
};

function drawOf(call: ICall, { full, last }: ICallee): Found | null {
  if (full === null) {
    return sampleOf(call, last);
  }
  const made =
    /^(?:numpy\.random\.(?:default_rng|RandomState)|random\.Random)$/;
  if (made.test(full)) {
    const unseeded = call.args.length === 0 && call.keywords.length === 0;
    return { kind: 'seed', family: 'own', argument: 'seed', unseeded };
  }
  const numpy = /^numpy\.random\.(\w+)$/.exec(full)?.[1];
  const python = /^random\.(\w+)$/.exec(full)?.[1];
  if (numpy !== undefined || python !== undefined) {
    const draws = numpy ? NUMPY.has(numpy) : PYTHON.has(python!);
    const family = numpy ? 'numpy' : 'python';
    return draws
      ? { kind: 'global', family, argument: '', unseeded: true }
      : null;
  }
  return stateOf(call, full);
}

function stateOf(call: ICall, full: string): Found | null {
  const row = STATES.find(
    ({ packages, name }) =>
      packages.test(full) && name.test(full.slice(full.lastIndexOf('.') + 1))
  );
  if (!row) {
    return null;
  }
  const needed = row.onlyIf?.every(([keyword, values]) => {
    const value = keywordOf(call, keyword);
    return value?.type === 'Constant' && values.includes(String(value.value));
  });
  const idle = row.notIf?.some(([keyword, values]) => {
    const value = keywordOf(call, keyword);
    return value?.type === 'Constant' && values.includes(String(value.value));
  });
  if (needed === false || idle) {
    return null;
  }
  return {
    kind: 'state',
    family: 'numpy',
    argument: 'random_state',
    unseeded: !isSpread(call) && !keywordOf(call, 'random_state', 'seed', 'rng')
  };
}

/** `frame.sample(100)`; `random.sample(…)` begins with an import and is none. */
function sampleOf(call: ICall, last: string): Found | null {
  const { func, args } = call;
  if (last !== 'sample' || func.type !== 'Attribute' || isSpread(call)) {
    return null;
  }
  const isFrames =
    keywordOf(call, 'n', 'frac', 'replace', 'weights', 'random_state') ||
    (args.length === 1 &&
      args[0].type === 'Constant' &&
      typeof args[0].value === 'number');
  return isFrames
    ? {
        kind: 'state',
        family: 'numpy',
        argument: 'random_state',
        unseeded: !keywordOf(call, 'random_state') && args.length < 5
      }
    : null;
}
