import {
  checks,
  didYouMean,
  joinChanges,
  known,
  notebookDiff,
  unifiedDiff,
  writeNotebook
} from '../../engine';
import type { IFileChange, INotebook } from '../../engine';
import { UserError, print, remark, textOf } from '../command';
import type { ExitCode, ICall, ICommand, ISession } from '../command';
import type { IApplied } from '../effects';
import { fixed } from '../fixing';
import { findNotebooks, openNotebook, sayUnreadable } from '../notebooks';
import type { INotebookGroup, IOpenNotebook } from '../notebooks';
import { loadProject } from '../project';

interface IOptions {
  only: ReadonlySet<string> | null;
  offers: boolean;
  write: boolean;
}

interface IMended {
  opened: IOpenNotebook;
  /** Relative to the project root. */
  path: string;
  after: INotebook;
  done: string[];
  declined: boolean;
  left: number;
}

export const fix: ICommand = {
  name: 'fix',
  summary:
    'Mend what is safe to mend, in notebooks and files of their project.',
  details:
    'All safe fixes of the findings that count, one kind after another, in every notebook that\n' +
    'PATH names (as for check) and in files of the project. Without --write nothing is written:\n' +
    'what would change is shown. All of a project is written, or nothing of it.',
  positionals: '[PATH…]',
  least: 0,
  most: Infinity,
  options: {
    only: {
      value: 'CHECK,…',
      help: 'only findings of these checks and ruff rules'
    },
    'set-up': {
      help: 'add a cell that shows logged messages in the notebook as print did'
    },
    write: { help: 'write notebooks and files' },
    diff: { help: 'only show what would change (default)' }
  },
  async run(call, session) {
    const options = optionsOf(call);
    const groups = await findNotebooks(session, call.positionals, sentence =>
      remark(session, sentence)
    );
    let worst: ExitCode = 0;
    for (const group of groups) {
      const code = await fixGroup(session, group, options);
      worst = Math.max(worst, code) as ExitCode;
    }
    return worst;
  }
};

/** @throws UserError where a check is not known. */
function optionsOf(call: ICall): IOptions {
  if ('write' in call.options && 'diff' in call.options) {
    throw new UserError('`--write` or `--diff`: name one of them.');
  }
  const only = textOf(call, 'only')
    ?.split(',')
    .map(id => id.trim());
  const ids = [...checks.map(({ id }) => id), ...(known.ruff?.codes ?? [])];
  const unknown = only?.find(id => !ids.includes(id));
  if (unknown !== undefined) {
    throw new UserError(
      `\`--only ${unknown}\`: there is no such check or rule.${didYouMean(unknown, ids)}`
    );
  }
  return {
    only: only ? new Set(only) : null,
    offers: 'set-up' in call.options,
    write: 'write' in call.options
  };
}

/** The notebooks of one project, one after the other on what became of its files. */
async function fixGroup(
  session: ISession,
  { root, notebooks }: INotebookGroup,
  { only, offers, write }: IOptions
): Promise<ExitCode> {
  let loaded = await loadProject(session, root ?? notebooks[0].path);
  const linter = await session.linter();
  const mended: IMended[] = [];
  const files: IFileChange[][] = [];
  let unreadable = false;
  for (const found of notebooks) {
    try {
      const opened = await openNotebook(session, found, 'any');
      const { notebook } = opened;
      const { today } = session;
      const request = { notebook, loaded, linter, today, only, offers };
      const { loaded: next, files: own, ...result } = fixed(request);
      const path = found.inProject ?? found.path;
      loaded = next;
      files.push(own);
      mended.push({ ...result, opened, path, after: result.notebook });
    } catch (error) {
      unreadable = true;
      await sayUnreadable(session, found, error);
    }
  }
  const changes = joinChanges(files);
  if (write) {
    await writeAll(session, root, mended, changes);
  }
  for (const { opened, after, done, declined, left } of mended) {
    const { shown, notebook } = opened;
    await print(
      session,
      write
        ? done.map(line => `${shown}: ${line}\n`).join('')
        : notebookDiff(shown, notebook, after)
    );
    if (declined && !write) {
      await remark(
        session,
        `${shown}: to see the messages in the notebook as before, run it with \`--set-up\`.\n`
      );
    }
    if (left > 0) {
      await remark(
        session,
        `${shown}: ${left} ${left === 1 ? 'fix is' : 'fixes are'} for a person to look at first; the panel shows ${left === 1 ? 'it' : 'them'}.\n`
      );
    }
  }
  await print(
    session,
    write
      ? changes.map(({ path }) => `Written: ${path}\n`).join('')
      : unifiedDiff(changes)
  );
  const isDone = changes.length > 0 || mended.some(one => one.done.length > 0);
  if (!unreadable && !isDone) {
    await remark(session, 'Nothing is left that is safe to mend.\n');
  }
  return unreadable ? 2 : 0;
}

/** @throws UserError where they could not be written; then none was. */
async function writeAll(
  session: ISession,
  root: string | null,
  mended: readonly IMended[],
  changes: readonly IFileChange[]
): Promise<void> {
  const notebooks = mended
    .filter(({ opened, after }) => opened.notebook !== after)
    .map(({ opened, path, after }) => ({
      path,
      kind: 'configuration' as const,
      hash: opened.hash,
      before: opened.text,
      text: writeNotebook(opened.text, opened.notebook, after)
    }));
  const files = [...notebooks, ...changes];
  if (files.length === 0) {
    return;
  }
  const applied = await session.host.ask<IApplied>(
    root === null
      ? { do: 'write', files: notebooks }
      : { do: 'apply', root, files, undo: null }
  );
  if (!applied.ok) {
    throw new UserError(applied.problem ?? 'Nothing could be written.');
  }
}
