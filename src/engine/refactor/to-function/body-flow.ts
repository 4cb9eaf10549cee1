/** What the statements of a region, one after the other, read from outside and write. */
import type { ISpot } from '../../plan/places';
import { readsOutside } from './reads';
import type { BoundState, IBinding, IUse } from '../../python/syntax';

export interface IExposed {
  spot: ISpot;
  use: IUse;
}

export interface IWrite {
  spot: ISpot;
  binding: IBinding;
}

export interface IBodyFlow {
  /** Reads of what the region has not surely written before, in order. */
  exposed: IExposed[];
  /** Every name that becomes the function's own, `del` and `except` included, by first write. */
  written: Map<string, IWrite>;
  /** What is left of each at the end. */
  end: Map<string, BoundState>;
}

export function bodyFlow(body: readonly ISpot[]): IBodyFlow {
  const flow: IBodyFlow = { exposed: [], written: new Map(), end: new Map() };
  for (const spot of body) {
    const { statement } = spot;
    for (const use of statement.uses) {
      const state = flow.end.get(use.name);
      const open = state !== 'sure' && state !== 'deleted';
      if (open && readsOutside(statement, use)) {
        flow.exposed.push({ spot, use });
      }
    }
    for (const binding of statement.binds) {
      const { name, how, when } = binding;
      if (
        when === 'immediate' &&
        how !== 'global-write' &&
        !flow.written.has(name)
      ) {
        flow.written.set(name, { spot, binding });
      }
    }
    advance(flow.end, spot);
  }
  return flow;
}

/** Takes one more statement into the state of the names. */
export function advance(
  state: Map<string, BoundState>,
  { statement }: ISpot
): void {
  for (const [name, after] of statement.after) {
    const keeps =
      after === 'maybe' &&
      state.get(name) === 'sure' &&
      statement.binds.every(
        ({ name: bound, how }) =>
          bound !== name || (how !== 'del' && how !== 'except')
      );
    if (!keeps) {
      state.set(name, after);
    }
  }
}

/** State of the names where a statement begins, from everything above it. */
export function stateBefore(
  all: readonly ISpot[],
  order: number
): Map<string, BoundState> {
  const state = new Map<string, BoundState>();
  for (const spot of all) {
    if (spot.order >= order) {
      break;
    }
    advance(state, spot);
  }
  return state;
}
