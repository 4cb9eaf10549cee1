/** The answer to `draft`: what is drafted, what stays, and how all of it will read. */
import type {
  DraftInclude,
  IDraft,
  IDraftPreview,
  INotebookChange
} from '../engine';
import {
  draft,
  draftChange,
  draftModule,
  draftPreview,
  moduleFault
} from '../engine';
import type { IAskedAbout } from './questions';

export interface IDraftAsked {
  /** Null: the only one in use, else one with the notebook's name. */
  module: string | null;
  /** Keys of cells that stay as they are. */
  leave?: readonly string[];
  /** What usually stays and is drafted, too. */
  include?: readonly DraftInclude[];
}

export interface IDraftAnswer {
  /** Why the module can't be, a whole sentence; null: it can. The draft is then that for the usual module. */
  problem: string | null;
  draft: IDraft;
  /** The change that marks what is defined, then that of the groups. */
  changes: INotebookChange[];
  /** Null where nothing is drafted. */
  preview: IDraftPreview | null;
}

export function draftAnswer(
  {
    notebook,
    project,
    cellName
  }: Pick<IAskedAbout, 'notebook' | 'project' | 'cellName'>,
  { module, leave = [], include = [] }: IDraftAsked
): IDraftAnswer {
  const fault = module === null ? null : moduleFault(module);
  const made = draft(notebook, project, {
    module: module === null || fault ? draftModule(notebook) : module,
    leave: new Set(leave),
    include: new Set(include),
    cellName
  });
  return {
    problem:
      fault &&
      `\`${module}\` is no module name: dotted names of letters, digits and _, like features or models.train.`,
    draft: made,
    changes: draftChange(made),
    preview: draftPreview(notebook, project, made)
  };
}
