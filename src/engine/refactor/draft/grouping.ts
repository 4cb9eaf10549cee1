/** Adjacent working cells under one heading, as far as one function can hold them. */
import type { ICell, INotebook } from '../../notebook/types';
import type { IProject } from '../../project/types';
import { syntaxOf } from '../../python/syntax';
import { regionOf } from '../to-function/to-function';
import type { IRegion, IToFunctionOptions } from '../to-function/to-function';
import type { Candidate } from './candidates';

/** Cells of each group, in order. */
export function groupsOf(
  notebook: INotebook,
  project: IProject,
  candidates: ReadonlyMap<ICell, Candidate>,
  options: IToFunctionOptions
): ICell[][] {
  const groups: ICell[][] = [];
  let open: ICell[] | null = null;
  let region: IRegion | null = null;
  for (const cell of notebook.cells) {
    const candidate = candidates.get(cell);
    if (candidate?.is !== 'work') {
      if (!isSpacer(cell)) {
        open = null;
      }
      continue;
    }
    const joined: IRegion | null =
      open && region && canGoOn(region) && canFollow(cell)
        ? joinedRegion(notebook, project, [...open, cell], options)
        : null;
    if (open && joined) {
      open.push(cell);
      region = joined;
    } else {
      open = [cell];
      region = candidate.region;
      groups.push(open);
    }
  }
  return groups;
}

/** An empty cell does not part its neighbours. */
function isSpacer({ kind, source }: ICell): boolean {
  return kind === 'code' && source.trim() === '';
}

/** What its last line shows would be lost in the middle of a function. */
function canGoOn({ shown }: IRegion): boolean {
  return shown === null;
}

/** A magic at its head acts between the two. */
function canFollow({ source }: ICell): boolean {
  const { magics, cellMagic } = syntaxOf(source);
  return magics.length === 0 && cellMagic === null;
}

function joinedRegion(
  notebook: INotebook,
  project: IProject,
  cells: readonly ICell[],
  options: IToFunctionOptions
): IRegion | null {
  const result = regionOf(
    notebook,
    project,
    { cells: cells.map(({ key }) => key) },
    options
  );
  return result.ok ? result.region : null;
}
