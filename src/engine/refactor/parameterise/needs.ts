/** Which defs need which names as parameters. */
import type { IClosure } from '../../plan/closure';
import { knobsOf } from '../../plan/knobs';
import type { IGround } from '../../plan/ground';
import type { ISpot } from '../../plan/places';
import { faultsOf } from '../../plan/plan';
import { Callers, namesOf } from '../../plan/variables';
import type { Expression } from '../../python/ast';
import type { IBinder } from '../../python/links';
import { isImmutableScalar } from '../../python/pure';
import type { IParameterRequest } from './types';

/** By def: its new parameters, each with the text of its default, null where it has none. */
export type Needs = Map<ISpot, Map<string, string | null>>;

export function isDef({ statement }: ISpot): boolean {
  const { type } = statement.node;
  return type === 'FunctionDef' || type === 'AsyncFunctionDef';
}

export function addNeed(
  needs: Needs,
  def: ISpot,
  name: string,
  value: string | null
): void {
  const names = needs.get(def) ?? new Map<string, string | null>();
  names.set(name, value);
  needs.set(def, names);
}

/** What the defs of library modules read of the notebook's variables, and its knobs. */
export function neededNames(
  ground: IGround,
  closures: readonly IClosure[],
  requests: readonly IParameterRequest[] | null
): Needs {
  const needs: Needs = new Map();
  for (const closure of closures) {
    const faults = faultsOf(ground, closure);
    for (const spot of closure.members) {
      const request = requestFor(spot, requests);
      if (!isDef(spot) || request === 'none') {
        continue;
      }
      const wanted = (name: string): boolean =>
        request === null || request.includes(name);
      const blockers = faults.of(spot);
      for (const { reason, name } of blockers) {
        // What the def also needs as it is made, a call can't hand in.
        const only = blockers.every(
          other => other.name !== name || other.reason === reason
        );
        if (reason === 'notebook-variable' && only && wanted(name)) {
          addNeed(needs, spot, name, defaultOf(ground, spot, name));
        }
      }
      for (const name of request ?? []) {
        addChosen(ground, closure, needs, spot, name);
      }
    }
    addKnobs(closure, needs, requests);
  }
  return needs;
}

/** Names asked for in a def, null for all; `none`: it is not meant. */
function requestFor(
  spot: ISpot,
  requests: readonly IParameterRequest[] | null
): string[] | null | 'none' {
  if (requests === null) {
    return null;
  }
  const own = requests.find(
    ({ cell, symbol }) =>
      cell === spot.cell.key && spot.statement.names.includes(symbol)
  );
  return own ? own.names : 'none';
}

/** A constant that would come along, but was asked for as a parameter. */
function addChosen(
  ground: IGround,
  closure: IClosure,
  needs: Needs,
  spot: ISpot,
  name: string
): void {
  const carried = closure.reads
    .get(spot)
    ?.some(
      ({ use, answer }) =>
        use.name === name &&
        answer.is === 'carry' &&
        answer.kind === 'constant' &&
        use.when === 'deferred'
    );
  if (carried) {
    addNeed(needs, spot, name, defaultOf(ground, spot, name));
  }
}

function addKnobs(
  closure: IClosure,
  needs: Needs,
  requests: readonly IParameterRequest[] | null
): void {
  const callers = new Callers(closure, namesOf(closure));
  for (const { name, reads, binder } of knobsOf(closure)) {
    const defs = [...new Set(reads.map(({ spot }) => spot))];
    const value = literalOf(binder);
    const possible = defs.every(
      def => isDef(def) && callers.wallsOf(def).length === 0
    );
    if (!possible || value === null) {
      continue;
    }
    for (const def of defs) {
      if (requestFor(def, requests) === null) {
        addNeed(needs, def, name, value);
      }
    }
  }
}

/** A literal that the name always has is the parameter's default. */
function defaultOf(ground: IGround, spot: ISpot, name: string): string | null {
  const { kind, binder } = ground.links.resolve(name, spot, 'deferred');
  return kind === 'constant' && binder ? literalOf(binder) : null;
}

function literalOf({ bindings, cell }: IBinder): string | null {
  const value: Expression | null = bindings[0]?.value ?? null;
  if (!value || !isImmutableScalar(value)) {
    return null;
  }
  const text = cell.source.slice(value.start, value.end);
  if (/[\r\n]/.test(text)) {
    return null;
  }
  return value.type === 'Tuple' && !text.startsWith('(') ? `(${text})` : text;
}
