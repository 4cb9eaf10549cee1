import { readNotebook } from '../engine';
import type { INotebook, IUnreadable } from '../engine';
import { UserError, remark, sentenceOf } from './command';
import type { ISession } from './command';
import type { IFileText, IFoundNotebook } from './effects';

/** A notebook of a project, read. */
export interface IOpenNotebook {
  /** As a person would write it here. */
  shown: string;
  text: string;
  /** sha256 of the file's bytes. */
  hash: string;
  notebook: INotebook;
}

/** Notebooks of one project; `root` is null where they belong to none. */
export interface INotebookGroup {
  root: string | null;
  notebooks: IFoundNotebook[];
}

/**
 * Finds what the arguments name, by project in the order of the arguments.
 *
 * @param onEmpty - Told of each folder that holds no notebook.
 * @throws UserError where a path is not there.
 */
export async function findNotebooks(
  session: ISession,
  paths: string[],
  onEmpty: (sentence: string) => Promise<void>
): Promise<INotebookGroup[]> {
  const found = await session.host.ask<IFoundNotebook[]>({ do: 'find', paths });
  const missing = found.filter(one => one.problem !== null && !one.empty);
  if (missing.length) {
    throw new UserError(missing.map(one => one.problem).join('\n'));
  }
  const groups = new Map<string | null, INotebookGroup>();
  for (const one of found) {
    if (one.empty) {
      await onEmpty(`${one.problem}\n`);
      continue;
    }
    const group = groups.get(one.root) ?? { root: one.root, notebooks: [] };
    group.notebooks.push(one);
    groups.set(one.root, group);
  }
  return [...groups.values()];
}

/**
 * Reads one notebook.
 *
 * @param languages - As `readNotebook` takes them.
 * @throws UserError where it can't be read, or is of a language that was not asked for.
 */
export async function openNotebook(
  session: ISession,
  found: IFoundNotebook,
  languages: 'python' | 'any' = 'python'
): Promise<IOpenNotebook> {
  const file = await session.host.ask<IFileText>({
    do: 'read',
    path: found.path
  });
  if (file.text === null || file.hash === null) {
    throw new UserError(file.problem ?? `${found.path} could not be read.`);
  }
  const read = readNotebook(
    file.text,
    found.inProject ?? found.path,
    languages
  );
  if (!read.ok) {
    throw new UserError(read.problem.message);
  }
  const { text, hash } = file;
  return { shown: found.path, text, hash, notebook: read.notebook };
}

/**
 * The one notebook that an argument names.
 *
 * @throws UserError where there is none, or more than one.
 */
export async function findOne(
  session: ISession,
  path: string
): Promise<{ root: string | null; found: IFoundNotebook }> {
  const groups = await findNotebooks(session, [path], async sentence => {
    throw new UserError(sentence.trim());
  });
  const all = groups.flatMap(({ root, notebooks }) =>
    notebooks.map(found => ({ root, found }))
  );
  if (all.length !== 1) {
    throw new UserError(
      `\`${path}\` holds ${all.length} notebooks; name one of them.`
    );
  }
  return all[0];
}

/** Says on standard error why a notebook can't be checked. */
export async function sayUnreadable(
  session: ISession,
  { path, inProject }: IFoundNotebook,
  error: unknown
): Promise<IUnreadable> {
  const message = sentenceOf(error);
  const which = error instanceof UserError ? '' : `${path}: `;
  await remark(session, `jupyter promote: ${which}${message}\n`);
  return { path: inProject ?? path, message };
}
