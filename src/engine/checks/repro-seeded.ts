import { libraryCode } from './callees';
import { drawsIn } from './random/draws';
import type { IDraw } from './random/draws';
import { generatorFix, stateFix } from './random/fixes';
import type { ICheck, ICheckContext, IDraftFinding } from './types';

export const check: ICheck = {
  id: 'repro-seeded',
  title: 'Everything random has a seed',
  level: 'must',
  messages: {
    state:
      '`{what}` in {cell} has no `{argument}`; two runs give two results. Add `{argument}=`.',
    seed: '`{what}()` in {cell} has no seed; two runs give two results. Give it one.',
    global:
      '`{symbol}` ({cell}) draws from {whose} generator (`{what}`) and nothing sets its seed; make a generator with a seed and draw from that.',
    loose:
      '{cell} draws from {whose} generator (`{what}`) and nothing sets its seed; make a generator with a seed and draw from that.'
  },
  options: {},
  wholeNotebook: false,
  run: context => {
    const code = libraryCode(context.placed);
    const { draws, any } = drawsIn(context.notebook, code);
    return {
      findings: foldedBySymbol(draws).map(group => findingOf(group, context)),
      nothing: !any
    };
  }
};

/** Draws from one global generator are one finding a function. */
function foldedBySymbol(draws: readonly IDraw[]): IDraw[][] {
  const groups = new Map<unknown, IDraw[]>();
  for (const draw of draws) {
    const { kind, family, definition, statement } = draw;
    const key =
      kind === 'global'
        ? `${family} ${draw.cell.key} ${definition ? statement.index : ''} ${definition?.name ?? ''}`
        : draw;
    groups.set(key, [...(groups.get(key) ?? []), draw]);
  }
  return [...groups.values()];
}

function findingOf(draws: IDraw[], context: ICheckContext): IDraftFinding {
  const [{ kind, call, cell, definition, what, argument, family }] = draws;
  const symbol = definition?.name;
  const fix =
    kind === 'global' ? generatorFix(draws) : stateFix(draws[0], context);
  return {
    cell: cell.key,
    range: { start: call.start, end: call.end },
    message: kind === 'global' && symbol === undefined ? 'loose' : kind,
    args: {
      cell: { cell: cell.key },
      what,
      argument,
      whose: family === 'numpy' ? 'NumPy’s global' : 'Python’s global',
      ...(symbol ? { symbol } : {})
    },
    ...(symbol ? { symbol } : {}),
    ...(fix ? { fix } : {})
  };
}
