/** Cells that imports took the place of, and how they come back. */
import type { IChangeRecord, IUndone } from '../refactoring/notebook-change';
import { AppliedChange } from '../refactoring/notebook-change';
import { replacedBy } from '../marks';
import type { PromoteNotebook } from '../notebook';
import type { ProjectClient } from '../project-client';

/** Names of what was replaced after an export, the newest first; names of both begin with their time. */
export function replacedAfter(
  { panel }: PromoteNotebook,
  exported: string
): string[] {
  const names = [...panel.context.model.cells].flatMap(
    cell => replacedBy(cell) ?? []
  );
  return [...new Set(names)]
    .filter(name => name > exported)
    .sort()
    .reverse();
}

/**
 * Brings cells back as they were, outputs and marks too. Imports that were
 * edited since stay, and are counted.
 *
 * @throws ServerRefusal where nothing is kept under the name any more.
 */
export async function editHereAgain(
  notebook: PromoteNotebook,
  client: Pick<ProjectClient, 'kept'>,
  name: string
): Promise<{ change: AppliedChange; undone: IUndone }> {
  const { text } = await client.kept(notebook.path, name);
  const record = JSON.parse(text) as IChangeRecord;
  const change = AppliedChange.from(notebook.panel, record);
  const undone = change.undo();
  await notebook.check();
  return { change, undone };
}
