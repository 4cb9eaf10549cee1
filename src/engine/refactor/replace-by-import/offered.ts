/** Replace by import as people look at it: only for what the library has as the notebook has it. */
import { changesOf } from '../../library/changes';
import type { INotebook } from '../../notebook/types';
import { planOf } from '../../plan/plan';
import type { IProject } from '../../project/types';
import { percentText } from '../../report/percent';
import { changedBy } from '../changed';
import type { INotebookChange } from '../types';
import { replacement } from './replacement';
import type { IReplacement } from './replacement';

export interface IReplacementRequest {
  /** Name under which the host keeps the cells. */
  id: string;
  /** Titles of the offers that are wanted. */
  offers: readonly string[];
}

export interface IOfferedReplacement extends IReplacement {
  /** One after the other. */
  changes: INotebookChange[];
  /** The whole notebook, in the percent format. */
  preview: { before: string; after: string };
  /** Why nothing can be replaced, a whole sentence; null: it can. */
  problem: string | null;
}

export function offeredReplacement(
  notebook: INotebook,
  project: IProject,
  { id, offers }: IReplacementRequest
): IOfferedReplacement {
  const plan = planOf(notebook, project);
  const made = replacement(notebook, plan, id);
  const inserts = made.offers
    .filter(({ title }) => offers.includes(title))
    .flatMap(offer => offer.inserts);
  const changes = [{ ...made.change, inserts }];
  const statuses = changesOf(plan, project, { open: [] }).statuses.filter(
    ({ module }) => made.imports.some(one => one.module === module)
  );
  const behind = statuses.filter(({ status }) => status !== 'in-step');
  return {
    ...made,
    changes,
    preview: {
      before: percentText(notebook),
      after: percentText(changedBy(notebook, changes))
    },
    problem:
      made.imports.length === 0
        ? 'Nothing of this notebook is in the library: mark and export first.'
        : behind.length > 0
          ? `${behind.map(({ name }) => `\`${name}\``).join(', ')}: notebook and library differ; export first, or bring the library’s back.`
          : null
  };
}
