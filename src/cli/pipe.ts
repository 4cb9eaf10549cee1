import type { Readable, Writable } from 'node:stream';
import { UserError } from './command';
import type { Answer, Effect, IHost } from './effects';

interface IWaiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** The Python host at the other end of two pipes, one JSON object a line. */
export class PipeHost implements IHost {
  /**
   * @param onEnd - Called when the host is gone: nobody answers any more.
   */
  constructor(
    input: Readable,
    private readonly _output: Writable,
    onEnd: () => void
  ) {
    let pieces: string[] = [];
    input.setEncoding('utf8');
    input.on('data', (chunk: string) => {
      const lines = chunk.split('\n');
      pieces.push(lines[0]);
      for (const line of lines.slice(1)) {
        this._answer(pieces.join(''));
        pieces = [line];
      }
    });
    input.on('end', onEnd);
    input.on('error', onEnd);
    this._output.on('error', onEnd);
  }

  ask<T extends Answer>(effect: Effect): Promise<T> {
    const id = ++this._last;
    return new Promise<T>((resolve, reject) => {
      this._waiting.set(id, {
        resolve: answer => resolve(answer as T),
        reject
      });
      this._output.write(`${JSON.stringify({ id, ...effect })}\n`);
    });
  }

  private _answer(line: string): void {
    const message = JSON.parse(line) as {
      id: number;
      answer?: Answer;
      error?: string;
    };
    const waiting = this._waiting.get(message.id);
    this._waiting.delete(message.id);
    if (message.error !== undefined) {
      waiting?.reject(new UserError(message.error));
    } else {
      waiting?.resolve(message.answer ?? null);
    }
  }

  private _last = 0;
  private readonly _waiting = new Map<number, IWaiting>();
}
