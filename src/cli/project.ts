import {
  didYouMean,
  known,
  oneOf,
  overdueReview,
  readDocument,
  readProject
} from '../engine';
import type {
  IConfigurationProblem,
  IDocument,
  IProject,
  ISnapshot
} from '../engine';
import { UserError, remark } from './command';
import type { ISession } from './command';

/** A project as it was read, with its standards. */
export interface ILoadedProject {
  snapshot: ISnapshot;
  document: IDocument;
  project: IProject;
}

/**
 * Reads the project around a file or folder ('': the working folder).
 *
 * @throws UserError where its configuration or standards can't be used.
 */
export async function loadProject(
  session: ISession,
  path: string
): Promise<ILoadedProject> {
  const snapshot = await readSnapshot(session, path);
  const document = readDocument(snapshot, known);
  const project = readProject(snapshot, document);
  const overdue = overdueReview(document, session.today);
  const problems = [
    ...document.problems,
    ...project.problems,
    ...(overdue ? [overdue] : [])
  ];
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  for (const problem of warnings) {
    await remark(session, `${located(problem)}\n`);
  }
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length) {
    throw new UserError(errors.map(located).join('\n'));
  }
  return { snapshot, document, project };
}

/** Reads a project's files and says what could not be read. */
export async function readSnapshot(
  session: ISession,
  path: string,
  more: { packs?: boolean; document?: string } = {}
): Promise<ISnapshot> {
  const snapshot = await session.host.ask<ISnapshot>({
    do: 'project',
    path,
    ...more
  });
  for (const problem of snapshot.problems) {
    await remark(session, `${problem}\n`);
  }
  return snapshot;
}

/**
 * The stage that `--aim` names, null where it was not given.
 *
 * @throws UserError where the document has no such stage.
 */
export function chooseAim(
  document: IDocument,
  wanted: string | null
): string | null {
  if (wanted === null) {
    return null;
  }
  const { path, stages } = document;
  const stage = stages.find(
    one => one.toLowerCase() === wanted.trim().toLowerCase()
  );
  if (stage === undefined) {
    throw new UserError(
      stages.length
        ? `\`--aim ${wanted}\`: ${path} has the stages ${oneOf(stages)}.${didYouMean(wanted, stages)}`
        : `\`--aim ${wanted}\`: ${path} has no stages; name them in its front matter (\`stages: […]\`).`
    );
  }
  return stage;
}

/** `STANDARDS.md:12: …` */
function located({ path, line, message }: IConfigurationProblem): string {
  return line === null ? `${path}: ${message}` : `${path}:${line}: ${message}`;
}
