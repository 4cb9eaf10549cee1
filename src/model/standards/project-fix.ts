/** A fix that changes files of the project: written all or nothing, and taken back the same way. */
import type { IFileChange, IProjectFix } from '../../engine';
import type { PromoteNotebook } from '../notebook';
import type { ProjectClient } from '../project-client';

/** Files that a review offered to change, and what the button said. */
export type IOfferedFiles = IProjectFix;

/**
 * Writes the files of a fix.
 *
 * @returns Takes the fix back; throws where a file was changed since.
 * @throws Error with a whole sentence where a file is no longer as it was reviewed.
 */
export async function applyProjectFix(
  notebook: PromoteNotebook,
  client: ProjectClient,
  files: IProjectFix['files']
): Promise<() => Promise<void>> {
  const { project } = notebook;
  if (project !== null && project.unavailable !== null) {
    throw new Error(project.unavailable);
  }
  await client.apply(notebook.path, files, null);
  await notebook.readProject();
  return async () => {
    await notebook.readProject();
    await client.apply(notebook.path, inverse(notebook, files), null);
    await notebook.readProject();
  };
}

/** The files as they were, over those that are as the fix left them. */
function inverse(
  { project }: PromoteNotebook,
  files: readonly IFileChange[]
): IFileChange[] {
  return files.map(file => {
    const now = [
      ...(project?.snapshot.files ?? []),
      ...(project?.snapshot.automation ?? [])
    ].find(({ path }) => path === file.path);
    if (now === undefined || now.text !== file.text) {
      throw new Error(
        `${file.path} was changed since; take the change back in the file itself.`
      );
    }
    return {
      ...file,
      hash: now.hash,
      before: file.text,
      text: file.before
    };
  });
}
