/** Events that a script of ours prints while it runs: one JSON object a line, the last one `done`. */

export interface IEvent {
  event: string;
}

/** Cuts a stream into events; what is none is kept, for the sentence when no result comes. */
export class EventReader<E extends IEvent> {
  constructor(
    private readonly _kinds: readonly E['event'][],
    private readonly _emit: (event: E) => void
  ) {}

  /** Text that is no event, at most its last 2,000 characters. */
  get noise(): string {
    return this._noise.trim();
  }

  /** Takes in a piece of the stream; pieces may end anywhere. */
  push(text: string): void {
    const lines = (this._rest + text).split('\n');
    this._rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = this._parse(line);
      if (event === null) {
        this.remark(line);
      } else {
        this._emit(event);
      }
    }
  }

  /** Adds a line of noise that came another way. */
  remark(line: string): void {
    this._noise = `${this._noise}${line}\n`.slice(-2000);
  }

  private _parse(line: string): E | null {
    if (!line.startsWith('{"event"')) {
      return null;
    }
    try {
      const event = JSON.parse(line) as E;
      return this._kinds.includes(event.event) ? event : null;
    } catch {
      return null;
    }
  }

  private _rest = '';
  private _noise = '';
}
