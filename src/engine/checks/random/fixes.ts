import type { ICell } from '../../notebook/types';
import type { IFunctionDef } from '../../python/ast';
import { linksOf } from '../../python/links';
import type { ICellEdit, IFix } from '../../refactor/types';
import { dottedName, isDefinition } from '../definitions';
import { intoBody, withArgument } from '../inserting';
import { firstBindings, parametersOf } from '../parameters';
import type { ICheckContext } from '../types';
import type { IDraw } from './draws';

/** Names that notebooks give to their seed. */
const SEEDS = [
  'SEED',
  'RANDOM_STATE',
  'RANDOM_SEED',
  'RANDOMSTATE',
  'RNG_SEED'
];
const PARAMETERS = /^(?:random_state|seed|random_seed)$/;

/** Gives a call its seed: a parameter of the function, the notebook's own constant, else 0. */
export function stateFix(draw: IDraw, context: ICheckContext): IFix | null {
  const { call, cell, kind } = draw;
  const seed = seedFor(draw, context);
  const text = kind === 'seed' ? seed : `random_state=${seed}`;
  const edit = withArgument(cell, call, text);
  return (
    edit && { title: `Add \`${text}\``, safe: false, edits: [edit], marks: [] }
  );
}

function seedFor({ definition }: IDraw, { notebook }: ICheckContext): string {
  const links = linksOf(notebook);
  const parameter =
    definition?.node.type === 'ClassDef' || !definition
      ? undefined
      : parametersOf(definition.node).find(({ arg }) => PARAMETERS.test(arg));
  return (
    parameter?.arg ??
    SEEDS.find(name => links.kindOf(name) === 'constant') ??
    '0'
  );
}

/** Functions of NumPy's generator that have another name, or take a shape in one piece. */
const RENAMED: Record<string, string> = {
  random_sample: 'random',
  ranf: 'random',
  sample: 'random',
  randint: 'integers'
};
const SHAPED: Record<string, string> = {
  rand: 'random',
  randn: 'standard_normal'
};
/** Of the module `random`, all functions are methods of a generator. */

/** A generator with a seed at the start of the function, and all draws from that. */
export function generatorFix(draws: readonly IDraw[]): IFix | null {
  const [{ definition, cell, family }] = draws;
  if (!definition || definition.node.type === 'ClassDef') {
    return null;
  }
  const def = definition.node;
  const taken = new Set([
    ...firstBindings(def).keys(),
    ...parametersOf(def).map(({ arg }) => arg)
  ]);
  const name = ['rng', 'generator', 'random_generator'].find(
    one => !taken.has(one)
  );
  const maker = name && makerOf(draws[0]);
  const head = maker && intoBody(cell, def, [`${name} = ${maker}`]);
  const rest = draws.map(draw => drawn(cell, draw, name ?? ''));
  if (!head || rest.includes(null) || hasInner(def, draws)) {
    return null;
  }
  return {
    title: `Draw from a generator with a seed (\`${family === 'numpy' ? 'default_rng' : 'Random'}\`)`,
    safe: false,
    edits: [head, ...rest.flatMap(one => one!)],
    marks: []
  };
}

/** A draw as a default value or in a decorator stands before the generator. */
function hasInner(def: IFunctionDef, draws: readonly IDraw[]): boolean {
  const start = def.body[0].start;
  return draws.some(({ call }) => call.start < start) || !isDefinition(def);
}

/** `np.random.default_rng(0)` for `np.random.normal`; null where the function was imported by itself. */
function makerOf({ call, family }: IDraw): string | null {
  const name = dottedName(call.func);
  const module = name.slice(0, Math.max(name.lastIndexOf('.'), 0));
  return module === ''
    ? null
    : `${module}.${family === 'numpy' ? 'default_rng' : 'Random'}(0)`;
}

function drawn(
  cell: ICell,
  { call, family }: IDraw,
  name: string
): ICellEdit[] | null {
  const { func, args, keywords } = call;
  if (func.type !== 'Attribute') {
    return null;
  }
  const { attr } = func;
  const callee = (by: string): ICellEdit => ({
    cell: cell.key,
    start: func.start,
    end: func.end,
    text: `${name}.${by}`
  });
  if (family !== 'numpy') {
    return [callee(attr)];
  }
  if (attr === 'random_integers') {
    return null;
  }
  if (!Object.hasOwn(SHAPED, attr)) {
    return [callee(RENAMED[attr] ?? attr)];
  }
  if (keywords.length > 0 || args.some(({ type }) => type === 'Starred')) {
    return null;
  }
  const edits = [callee(SHAPED[attr])];
  if (args.length > 1) {
    const [first, last] = [args[0], args[args.length - 1]];
    edits.push(
      { cell: cell.key, start: first.start, end: first.start, text: '(' },
      { cell: cell.key, start: last.end, end: last.end, text: ')' }
    );
  }
  return edits;
}
