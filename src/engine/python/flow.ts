/** Definite assignment: which names a run has surely bound so far. */
import type { BoundState } from './types';

/** State of the names at one point of one body (module or class). */
export class Flow {
  /** True behind `raise`, `return`, `break`, `continue`: the point is never reached. */
  dead = false;

  private constructor(private _names: Map<string, BoundState>) {}

  static empty(): Flow {
    return new Flow(new Map());
  }

  get(name: string): BoundState | undefined {
    return this._names.get(name);
  }

  set(name: string, state: BoundState): void {
    this._names.set(name, state);
  }

  fork(): Flow {
    const copy = new Flow(new Map(this._names));
    copy.dead = this.dead;
    return copy;
  }

  /** The state where two paths meet; a dead one does not count. */
  join(other: Flow): Flow {
    if (this.dead) {
      return other.fork();
    }
    if (other.dead) {
      return this.fork();
    }
    const joined = this.fork();
    for (const [name, state] of other._names) {
      if (this._names.get(name) !== state) {
        joined._names.set(name, 'maybe');
      }
    }
    for (const name of this._names.keys()) {
      if (!other._names.has(name)) {
        joined._names.set(name, 'maybe');
      }
    }
    return joined;
  }

  names(): ReadonlyMap<string, BoundState> {
    return this._names;
  }
}

/** A body with a flow of its own, and what it did to names, in order. */
export class Frame {
  flow = Flow.empty();
  private _log: { name: string; state: BoundState }[] = [];

  set(name: string, state: BoundState): void {
    this.flow.set(name, state);
    this._log.push({ name, state });
  }

  /** A point in time, for `touched`. */
  now(): number {
    return this._log.length;
  }

  /** `flow` with everything that happened since `then` as a mere possibility. */
  weakened(flow: Flow, then: number): Flow {
    const weak = flow.fork();
    weak.dead = false;
    for (const { name, state } of this._log.slice(then)) {
      if (state === 'deleted' || weak.get(name) !== 'sure') {
        weak.set(name, 'maybe');
      }
    }
    return weak;
  }

  /** Names touched since `then`. */
  touched(then: number): Set<string> {
    return new Set(this._log.slice(then).map(entry => entry.name));
  }
}
