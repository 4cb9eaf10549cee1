import type { IDocument } from '../engine';
import { UserError, remark } from './command';
import type { ISession } from './command';
import type { IChangedFiles, IFoundNotebook } from './effects';
import type { INotebookGroup } from './notebooks';

/** Files of a project's root that decide how its notebooks are judged. */
const SETTINGS = ['pyproject.toml', 'ruff.toml', '.ruff.toml'];

/**
 * The notebooks that differ from a commit; all of them where what they are
 * judged by differs from it.
 *
 * @throws UserError where git can't say.
 */
export async function onlyChanged(
  session: ISession,
  { root, notebooks }: INotebookGroup,
  { path, extends: extended }: IDocument,
  since: string
): Promise<IFoundNotebook[]> {
  if (root === null) {
    throw new UserError(
      `\`--changed-since ${since}\`: ${notebooks[0].path} belongs to no project, so git can't say what changed; leave it out, or name notebooks of a project.`
    );
  }
  const { paths } = await session.host.ask<IChangedFiles>({
    do: 'changed',
    root,
    since
  });
  const rules = new Set([...SETTINGS, path, ...extended]);
  const changed = paths.filter(one => rules.has(one));
  if (changed.length) {
    await remark(
      session,
      `${changed.join(', ')} changed since ${since}: all notebooks are checked.\n`
    );
    return notebooks;
  }
  const differing = new Set(paths);
  return notebooks.filter(
    ({ inProject }) => inProject !== null && differing.has(inProject)
  );
}
