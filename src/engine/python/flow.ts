/**
 * Definite assignment: which names a run has surely bound so far. Paths are
 * run one after the other and taken back, so that a fork costs what it
 * changes, not what is known.
 */
import type { BoundState } from './types';

/** What one path did, from where it began. */
export interface IOutcome {
  /** Last state of each name that it touched. */
  changes: ReadonlyMap<string, BoundState>;
  /** Names that were gone at some point of it. */
  deleted: ReadonlySet<string>;
  /** It ends in `raise`, `return`, `break` or `continue`. */
  dead: boolean;
}

export const NO_CHANGE: IOutcome = {
  changes: new Map(),
  deleted: new Set(),
  dead: false
};

/** A body (module or class) and the state of its names. */
export class Frame {
  /** Behind `raise`, `return`, `break`, `continue`: this point is never reached. */
  dead = false;
  private _names = new Map<string, BoundState>();
  private _log: {
    name: string;
    state: BoundState;
    before: BoundState | undefined;
  }[] = [];

  get(name: string): BoundState | undefined {
    return this._names.get(name);
  }

  set(name: string, state: BoundState): void {
    this._log.push({ name, state, before: this._names.get(name) });
    this._names.set(name, state);
  }

  names(): ReadonlyMap<string, BoundState> {
    return this._names;
  }

  /** Runs a path from here and takes it back. */
  outcome(run: () => void): IOutcome {
    const then = this._log.length;
    const deadBefore = this.dead;
    run();
    const changes = new Map<string, BoundState>();
    const deleted = new Set<string>();
    for (const { name, state } of this._log.slice(then)) {
      changes.set(name, state);
      if (state === 'deleted') {
        deleted.add(name);
      }
    }
    const { dead } = this;
    while (this._log.length > then) {
      const { name, before } = this._log.pop()!;
      if (before === undefined) {
        this._names.delete(name);
      } else {
        this._names.set(name, before);
      }
    }
    this.dead = deadBefore;
    return { changes, deleted, dead };
  }

  /** Goes on behind a path. */
  follow(outcome: IOutcome): void {
    for (const [name, state] of outcome.changes) {
      this.set(name, state);
    }
    this.dead ||= outcome.dead;
  }

  /** Goes on where a path may have been run, in part or whole. */
  maybe(outcome: IOutcome): void {
    for (const name of outcome.changes.keys()) {
      if (outcome.deleted.has(name) || this.get(name) !== 'sure') {
        this.set(name, 'maybe');
      }
    }
  }

  /** Goes on where paths meet; dead ones do not count. */
  meet(outcomes: readonly IOutcome[]): void {
    const alive = outcomes.filter(outcome => !outcome.dead);
    if (alive.length === 0) {
      this.follow(outcomes[0]);
      return;
    }
    const names = new Set(alive.flatMap(({ changes }) => [...changes.keys()]));
    for (const name of names) {
      const states = new Set(
        alive.map(({ changes }) => changes.get(name) ?? this.get(name))
      );
      const [state] = states;
      this.set(name, states.size === 1 && state ? state : 'maybe');
    }
  }
}
