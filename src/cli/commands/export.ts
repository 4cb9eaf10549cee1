import { randomBytes } from 'node:crypto';
import { joinChanges, unifiedDiff, withChanges } from '../../engine';
import type { IFileChange, IProject, IReview } from '../../engine';
import { CHOICES, Choices } from '../choices';
import { UserError, print, remark, textOf } from '../command';
import type { ExitCode, ICall, ICommand, ISession } from '../command';
import type { IApplied } from '../effects';
import {
  closedReport,
  driftLines,
  fileLines,
  ranLines,
  reasonLines
} from '../export-lines';
import { findNotebooks, openNotebook } from '../notebooks';
import type { INotebookGroup } from '../notebooks';
import { moduleFiles, outputProject } from '../output';
import { loadProject } from '../project';
import type { ILoadedProject } from '../project';
import { reviewNotebook } from '../review';

export const exportNotebooks: ICommand = {
  name: 'export',
  summary: 'Write the marked cells into the library: all of it or nothing.',
  details:
    'First what would be written is imported and tested on a staged copy. A closed gate\n' +
    'writes nothing; a draft is written and names its open musts. The notebook itself\n' +
    'is not changed.',
  positionals: 'NOTEBOOK…',
  least: 1,
  most: Infinity,
  options: {
    diff: { help: 'show the changes instead of writing them' },
    output: {
      value: 'DIR',
      help: 'write the modules into a new or empty folder instead'
    },
    'no-run': { help: 'neither import nor test what is to be written' },
    ...CHOICES
  },
  run: exportAll
};

/** What is to be done with the modules. */
type Target =
  { kind: 'write' } | { kind: 'diff' } | { kind: 'folder'; folder: string };

function targetOf(call: ICall): Target {
  const folder = textOf(call, 'output');
  if (folder !== null && call.options.diff) {
    throw new UserError('Either --diff or --output, not both.');
  }
  return folder !== null
    ? { kind: 'folder', folder }
    : { kind: call.options.diff ? 'diff' : 'write' };
}

async function exportAll(call: ICall, session: ISession): Promise<ExitCode> {
  const target = targetOf(call);
  const group = await oneProject(session, call.positionals);
  const loaded = await loadProject(
    session,
    group.root ?? group.notebooks[0].path
  );
  if (group.root === null && target.kind !== 'folder') {
    throw new UserError(
      `There is no project around ${group.notebooks[0].path}; create one with ` +
        '`jupyter promote init`, or write to a folder with --output.'
    );
  }
  const run = target.kind === 'write' && !call.options['no-run'];
  const start =
    target.kind === 'folder' ? outputProject(loaded, target.folder) : loaded;
  const choices = new Choices(call);
  const { reviews, project } = await fold(session, group, start, run, choices);
  const marked = reviews.filter(({ gate }) => gate.state !== 'none');
  const changes = joinChanges(reviews.map(review => review.changes.files));
  if (!marked.length && !changes.length) {
    const lost = reviews.flatMap(review => review.lost);
    await remark(
      session,
      lost.length
        ? `Nothing is marked any more. ${lost.map(({ sentence }) => sentence).join('\n')}\n`
        : 'Nothing is marked, so there is nothing to export; mark cells with `jupyter promote mark`.\n'
    );
    return 0;
  }
  if (target.kind === 'diff') {
    await print(session, unifiedDiff(changes.filter(isRead)));
    return 0;
  }
  const closed = marked.filter(({ gate }) => gate.state === 'closed');
  if (closed.length) {
    await print(session, closedReport(closed, marked.length > 1));
    return 1;
  }
  return target.kind === 'folder'
    ? writeFolder(session, target.folder, marked, moduleFiles(changes, project))
    : writeProject(session, group.root as string, reviews, changes, run);
}

async function oneProject(
  session: ISession,
  paths: string[]
): Promise<INotebookGroup> {
  const groups = await findNotebooks(session, paths, async sentence => {
    throw new UserError(sentence.trim());
  });
  if (groups.length > 1) {
    const roots = groups.map(({ root }) => root ?? 'no project').join(', ');
    throw new UserError(
      `These notebooks belong to several projects (${roots}); export them one project after the other.`
    );
  }
  return groups[0];
}

/** Reviews one notebook after the other, each on the project as the ones before leave it. */
async function fold(
  session: ISession,
  { notebooks }: INotebookGroup,
  loaded: ILoadedProject,
  run: boolean,
  choices: Choices
): Promise<{ reviews: IReview[]; project: IProject }> {
  const reviews: IReview[] = [];
  let { project } = loaded;
  let under: { path: string; text: string }[] = [];
  for (const found of notebooks) {
    const { notebook } = await openNotebook(session, found);
    const request = {
      loaded: { ...loaded, project },
      notebook,
      aim: null,
      run,
      under
    };
    const chosen = choices.isEmpty
      ? {}
      : choices.of(
          (await reviewNotebook(session, { ...request, run: false })).changes
        );
    const review = await reviewNotebook(session, {
      ...request,
      choices: chosen
    });
    reviews.push(review);
    project = withChanges(project, review.changes.files);
    const own = new Set(review.stage.overlay.map(({ path }) => path));
    under = [
      ...under.filter(({ path }) => !own.has(path)),
      ...review.stage.overlay
    ];
  }
  choices.checkAllUsed();
  return { reviews, project };
}

async function writeProject(
  session: ISession,
  root: string,
  reviews: IReview[],
  files: IFileChange[],
  ran: boolean
): Promise<ExitCode> {
  if (!files.length) {
    const drift = driftLines(reviews);
    const isInStep = drift.length === 0;
    await print(
      session,
      isInStep
        ? 'Nothing to write: the library is in step.\n'
        : `Nothing to write.\n${drift.join('\n')}\n`
    );
    return 0;
  }
  const undo = undoName(session.now);
  const applied = await session.host.ask<IApplied>({
    do: 'apply',
    root,
    files,
    undo,
    notebooks: reviews.map(({ notebook }) => notebook)
  });
  return written(session, applied, reviews, [
    ...ranLines(reviews, ran),
    `The files as they were: .promote/undo/${undo}`,
    ...driftLines(reviews)
  ]);
}

async function writeFolder(
  session: ISession,
  into: string,
  reviews: IReview[],
  files: { path: string; text: string }[]
): Promise<ExitCode> {
  const applied = await session.host.ask<IApplied>({
    do: 'write',
    into,
    files: files.map(file => ({ ...file, hash: null }))
  });
  return written(session, applied, reviews, ranLines(reviews, false));
}

async function written(
  session: ISession,
  { ok, problem, written }: IApplied,
  reviews: IReview[],
  remarks: string[]
): Promise<ExitCode> {
  if (!ok) {
    throw new UserError(problem ?? 'The files could not be written.');
  }
  const lines = [
    ...(reviews.some(({ gate }) => gate.state === 'draft')
      ? [
          'Exported as a draft. Still open:',
          ...reasonLines(reviews, reviews.length > 1)
        ]
      : ['Exported.']),
    'Written:',
    ...fileLines(written),
    ...remarks
  ];
  await print(session, `${lines.join('\n')}\n`);
  return 0;
}

/** Whether people read a file: what the ledger keeps is for the tool. */
function isRead({ kind }: IFileChange): boolean {
  return kind !== 'ledger' && kind !== 'base';
}

/** `20261124-120000-1a2b3c4d`, as the panel names its exports. */
function undoName(now: string): string {
  const time = now.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  return `${time}-${randomBytes(4).toString('hex')}`;
}
