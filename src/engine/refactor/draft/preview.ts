/** A draft as people look at it: every text as it is and as it will be. */
import { changesOf } from '../../library/changes';
import type { INotebook } from '../../notebook/types';
import { planOf } from '../../plan/plan';
import type { IProject } from '../../project/types';
import { percentText } from '../../report/percent';
import { changedBy } from '../changed';
import { draftChange } from './draft';
import type { IDraft, IDraftGroup } from './types';

export interface IBeforeAfter {
  /** Null: it is not there yet. */
  before: string | null;
  after: string;
}

export interface IDraftPreview {
  /** The module's file; `path` is relative to the project root. */
  library: IBeforeAfter & { path: string };
  /** The whole notebook, in the percent format. */
  notebook: IBeforeAfter & { before: string };
  /** The cells of each group, by its id. */
  groups: Record<string, IBeforeAfter & { title: string }>;
}

/** Null where the draft changes nothing. */
export function draftPreview(
  notebook: INotebook,
  project: IProject,
  draft: IDraft
): IDraftPreview | null {
  const after = changedBy(notebook, draftChange(draft));
  const plan = planOf(after, project);
  const module = plan.modules.find(
    one => one.module === draft.module && one.role === 'code'
  );
  if (!module) {
    return null;
  }
  const { path, text, symbols } = module;
  // A project that can't be written to yet has no files: then the module as it is assembled.
  const file = changesOf(plan, project, { open: [] }).files.find(
    one => one.path === path
  );
  const titles = new Map(symbols.map(({ name, title }) => [name, title]));
  return {
    library: {
      path,
      before: file?.before ?? null,
      after: file?.text ?? text
    },
    notebook: { before: percentText(notebook), after: percentText(after) },
    groups: Object.fromEntries(
      draft.groups.map(group => [
        group.id,
        {
          ...groupTexts(notebook, group),
          title: titles.get(group.name) ?? group.name
        }
      ])
    )
  };
}

function groupTexts(
  notebook: INotebook,
  { cells, definition, calls }: IDraftGroup
): IBeforeAfter & { before: string } {
  const before = notebook.cells.filter(({ key }) => cells.includes(key));
  const code = (sources: readonly string[]): string =>
    percentText({
      ...notebook,
      cells: sources.map((source, index) => ({ ...before[0], index, source }))
    });
  return {
    before: code(before.map(({ source }) => source)),
    after: code([
      definition,
      ...calls
        .map(({ source }) => source)
        .filter(source => source.trim() !== '')
    ])
  };
}
