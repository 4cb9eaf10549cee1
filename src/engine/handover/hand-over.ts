import { fileAt } from '../project/files';
import type { IProject } from '../project/types';
import type { IFileChange } from '../library/types';
import type { IReview } from '../review';
import { branchName, commitMessage } from './commit';
import { exportedFiles } from './files';
import { promotionNote } from './note';
import type { IHandOver, IHandOverRequest } from './types';

/** Everything that a hand-over proposes; nothing of it is done. */
export function handOver(
  project: IProject,
  request: IHandOverRequest
): IHandOver {
  const { review, who, today, putOff, branches } = request;
  const { note, noteTemplate } = review.document;
  const template =
    noteTemplate === null
      ? null
      : (fileAt(project.snapshot, noteTemplate)?.text ?? null);
  return {
    branch: branchName(review),
    other: branchName(review, branches),
    message: commitMessage(review),
    files: exportedFiles(project, review.notebook),
    note: promotionNote({ review, who, today, putOff, template }),
    notePath: note === null ? null : notePath(note, review, today),
    problem:
      noteTemplate !== null && template === null
        ? `The template ${noteTemplate} can’t be read; this is the built-in note.`
        : null
  };
}

/** The change that writes a note, as a person left it. */
export function noteChange(
  { snapshot }: IProject,
  path: string,
  text: string
): IFileChange {
  const file = fileAt(snapshot, path);
  const before = file?.text ?? null;
  return { path, kind: 'note', hash: file?.hash ?? null, before, text };
}

function notePath(pattern: string, { plan }: IReview, today: string): string {
  const module = plan.modules.find(({ role }) => role === 'code')?.module;
  return pattern
    .replace(/\{module\}/g, module ?? 'library')
    .replace(/\{date\}/g, today);
}
