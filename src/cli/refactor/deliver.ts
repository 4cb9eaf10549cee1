/** A changed notebook: printed as a diff or as JSON, or written. */
import { notebookDiff, writeNotebook } from '../../engine';
import type { INotebook } from '../../engine';
import { FORMAT, UserError, print, remark, textOf } from '../command';
import type { ICall, IOption, ISession } from '../command';
import type { IApplied } from '../effects';
import type { IOpenNotebook } from '../notebooks';

export const HOW: Readonly<Record<string, IOption>> = {
  write: { help: 'write the notebook' },
  diff: { help: 'only show what would change, cell by cell (default)' },
  format: FORMAT
};

export interface IDelivery {
  opened: IOpenNotebook;
  after: INotebook;
  /** Lines that say what was done, where it is written. */
  done: string[];
  /** Lines about what did not go, or what is good to know. */
  notes: string[];
  /** The document, by the path that was written. */
  json(written: string | null): string;
}

/** @throws UserError where the notebook could not be written. */
export async function deliver(
  call: ICall,
  session: ISession,
  { opened, after, done, notes, json }: IDelivery,
  output: string | null = null
): Promise<void> {
  const { shown, notebook } = opened;
  if ('write' in call.options && 'diff' in call.options) {
    throw new UserError('`--write` or `--diff`: name one of them.');
  }
  const target = output ?? ('write' in call.options ? shown : null);
  const differs = after !== notebook;
  if (target !== null && (differs || output !== null)) {
    await write(session, opened, after, target);
  }
  const written = target !== null && (differs || output !== null);
  if (textOf(call, 'format') === 'json') {
    await print(session, json(written ? target : null));
    return;
  }
  if (differs && !written) {
    await print(session, notebookDiff(shown, notebook, after));
  }
  if (written) {
    await print(session, done.map(line => `${target}: ${line}\n`).join(''));
  }
  for (const note of notes) {
    await remark(session, `${shown}: ${note}\n`);
  }
}

async function write(
  session: ISession,
  { text, hash, shown, notebook }: IOpenNotebook,
  after: INotebook,
  path: string
): Promise<void> {
  const applied = await session.host.ask<IApplied>({
    do: 'write',
    files: [
      {
        path,
        hash: path === shown ? hash : null,
        text: writeNotebook(text, notebook, after)
      }
    ]
  });
  if (!applied.ok) {
    throw new UserError(applied.problem ?? `${path} could not be written.`);
  }
}
