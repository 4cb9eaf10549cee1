import {
  lostMarks,
  numberedCells,
  readLedgers,
  sayLost,
  statusJson,
  statusMarkdown,
  statusOf,
  statusText
} from '../../engine';
import type {
  ILostMark,
  IMissing,
  INotebook,
  IReview,
  ISnapshot,
  IStatus
} from '../../engine';
import { UserError, print, remark, textOf } from '../command';
import type { ExitCode, ICommand, ISession } from '../command';
import { findNotebooks, openNotebook, sayUnreadable } from '../notebooks';
import type { INotebookGroup } from '../notebooks';
import { loadProject } from '../project';
import { reviewNotebook } from '../review';

interface IReviewed {
  notebook: INotebook;
  review: IReview;
}

export const status: ICommand = {
  name: 'status',
  summary: 'Show what drifts between notebooks and library, and what is owed.',
  details:
    'Each exported symbol: in step, newer in the notebook, newer in the library, both, or\n' +
    'gone from one of them; open musts; marks that were lost. Folders are searched for\n' +
    'notebooks; without a path the working folder is. Exit code 1 where something drifts.',
  positionals: '[PATH…]',
  least: 0,
  most: Infinity,
  options: {
    format: {
      value: 'FORMAT',
      choices: ['text', 'json', 'markdown'],
      help: 'text (default), json or markdown'
    }
  },
  async run(call, session) {
    const groups = await findNotebooks(session, call.positionals, sentence =>
      remark(session, sentence)
    );
    const format = textOf(call, 'format') ?? 'text';
    if (format === 'json' && groups.length > 1) {
      const roots = groups.map(({ root }) => root ?? 'no project').join(', ');
      throw new UserError(
        `These notebooks belong to several projects (${roots}), and a JSON document is about one; call \`status\` for each.`
      );
    }
    let worst: ExitCode = 0;
    for (const group of groups) {
      const { status, code } = await statusOfGroup(session, group);
      worst = Math.max(worst, code) as ExitCode;
      await print(session, written(status, format, session));
    }
    if (format === 'json' && !groups.length) {
      await print(session, statusJson(statusOf([], [])));
    }
    return worst;
  }
};

function written(status: IStatus, format: string, session: ISession): string {
  switch (format) {
    case 'json':
      return statusJson(status);
    case 'markdown':
      return statusMarkdown(status);
    default:
      return statusText(status, session);
  }
}

/** The notebooks of one project; one that can't be read does not keep the others. */
async function statusOfGroup(
  session: ISession,
  { root, notebooks }: INotebookGroup
): Promise<{ status: IStatus; code: ExitCode }> {
  const loaded = await loadProject(session, root ?? notebooks[0].path);
  const reviewed: IReviewed[] = [];
  let unreadable = false;
  for (const found of notebooks) {
    try {
      const { notebook } = await openNotebook(session, found, 'any');
      const request = { loaded, notebook, aim: null, run: false };
      reviewed.push({
        notebook,
        review: await reviewNotebook(session, request)
      });
    } catch (error) {
      unreadable = true;
      await sayUnreadable(session, found, error);
    }
  }
  const { snapshot } = loaded;
  const status = statusOf(
    reviewed.map(one => ({ ...one, lost: lostOf(one, reviewed, snapshot) })),
    goneFrom(snapshot)
  );
  return { status, code: unreadable ? 2 : status.drift > 0 ? 1 : 0 };
}

/** Its own lost marks, and those of cells that it has from the other notebooks. */
function lostOf(
  { notebook, review }: IReviewed,
  reviewed: readonly IReviewed[],
  snapshot: ISnapshot
): ILostMark[] {
  const missing = reviewed
    .filter(one => one.notebook !== notebook)
    .flatMap(one => missingOf(one, snapshot));
  const lost = lostMarks(notebook, review.plan, snapshot, missing);
  return sayLost(lost, notebook.path, numberedCells(notebook));
}

function missingOf(
  { notebook, review }: IReviewed,
  snapshot: ISnapshot
): IMissing[] {
  const found = new Set(review.lost.flatMap(({ names }) => names));
  const left = review.changes.left.filter(({ name }) => !found.has(name));
  const { entries = [] } = readLedgers(snapshot).get(notebook.path) ?? {};
  return entries
    .filter(entry =>
      left.some(
        ({ module, role, name }) =>
          entry.module === module && entry.role === role && entry.name === name
      )
    )
    .map(entry => ({ notebook: notebook.path, entry }));
}

function goneFrom(snapshot: ISnapshot): IStatus['gone'] {
  const ledgers = readLedgers(snapshot);
  return (snapshot.gone ?? []).map(path => ({
    path,
    names: (ledgers.get(path)?.entries ?? [])
      .map(({ name }) => name)
      .filter(Boolean)
  }));
}
