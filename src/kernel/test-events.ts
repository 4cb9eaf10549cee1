/** What the script `run_tests.py` prints while it runs (see its head): one JSON event a line. */
import type { ITestCase, ITestRun } from '../engine';

export type TestEvent =
  | { event: 'import'; importName: string; error: string | null }
  /** How many tests there are. */
  | { event: 'collected'; count: number }
  | { event: 'test'; test: ITestCase }
  /** How many failing tests are now run without the export. */
  | { event: 'again'; count: number }
  | { event: 'done'; run: ITestRun };

const KINDS = ['import', 'collected', 'test', 'again', 'done'];

function parseEvent(line: string): TestEvent | null {
  if (!line.startsWith('{"event"')) {
    return null;
  }
  try {
    const event = JSON.parse(line) as TestEvent;
    return KINDS.includes(event.event) ? event : null;
  } catch {
    return null;
  }
}

/** Cuts a stream into events; what is none is kept, for the sentence when no result comes. */
export class EventReader {
  constructor(private readonly _emit: (event: TestEvent) => void) {}

  /** Text that is no event, at most its last 2,000 characters. */
  get noise(): string {
    return this._noise.trim();
  }

  /** Takes in a piece of the stream; pieces may end anywhere. */
  push(text: string): void {
    const lines = (this._rest + text).split('\n');
    this._rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = parseEvent(line);
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

  private _rest = '';
  private _noise = '';
}
