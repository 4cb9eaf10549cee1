/** Sign-offs of the current notebook: the file that the command line's `sign` writes, written or taken away. */
import type { ISignature } from '../../engine';
import type { Question, Answer, Args } from '../../worker/questions';
import type { PromoteNotebook } from '../notebook';
import type { ProjectClient } from '../project-client';

/** Whether there is anything to sign: a signature is for exported code. */
export function hasExported({ project }: PromoteNotebook): boolean {
  return (
    project?.snapshot.files.some(
      ({ path }) => path === `.promote/ledger/${project.notebook}.jsonl`
    ) ?? false
  );
}

/**
 * Signs in somebody's name.
 *
 * @param request - Id of the sign-off, the name, and what was agreed.
 * @throws Error with a whole sentence where it could not be signed.
 */
export async function signOff(
  notebook: PromoteNotebook,
  client: ProjectClient,
  request: { id: string; who: string; note: string }
): Promise<void> {
  const when = new Date().toISOString();
  await write(notebook, client, 'sign', { ...request, when });
}

/** @throws Error with a whole sentence where it could not be taken back. */
export async function takeBack(
  notebook: PromoteNotebook,
  client: ProjectClient,
  signature: Pick<ISignature, 'id' | 'who' | 'notebook'>
): Promise<void> {
  await write(notebook, client, 'take-back', signature);
}

type Signing = Extract<Question, 'sign' | 'take-back'>;

async function write<Q extends Signing>(
  notebook: PromoteNotebook,
  client: ProjectClient,
  question: Q,
  args: Args<Q>
): Promise<void> {
  const { project } = notebook;
  if (project !== null && project.unavailable !== null) {
    throw new Error(project.unavailable);
  }
  await notebook.readProject();
  // An edit in between changes nothing of what was exported: ask again.
  const answered =
    (await notebook.ask(question, args)) ??
    (await notebook.ask(question, args));
  if (answered === null) {
    throw new Error('The notebook is being edited; try again.');
  }
  const answer: Answer<Signing> = answered.answer;
  if (!answer.ok) {
    throw new Error(answer.problem);
  }
  await client.apply(notebook.path, [answer.file], null);
  await notebook.readProject();
}
