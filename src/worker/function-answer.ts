/** Statements → function as a form shows it. */
import type {
  FunctionResult,
  IBlocker,
  IBrought,
  IFunctionChoices,
  INotebook,
  INotebookChange,
  IProject,
  IRegionRequest,
  RegionResult
} from '../engine';
import {
  cellTitles,
  changed,
  planOf,
  regionOf,
  sayBlockers,
  titledCells,
  toFunction
} from '../engine';
import type { IAskedAbout } from './questions';

/** Cells by their place in the notebook. */
export interface ICellsAsked {
  cells: number[];
  /** Selected part of the only cell, in UTF-16 offsets; null: all of it. */
  range: { start: number; end: number } | null;
}

export interface IFunctionAnswer {
  /** What is inferred, whatever was chosen. */
  region: RegionResult;
  /** Null where there is no region. */
  result: FunctionResult | null;
  /** What the function brings along and still needs as a part of its module; null where it goes to none. */
  leaves: { brings: IBrought[]; blockers: IBlocker[] } | null;
}

export function requestOf(
  { cells }: INotebook,
  asked: ICellsAsked
): IRegionRequest {
  const keys = asked.cells.flatMap(index => cells[index]?.key ?? []);
  return {
    cells: keys,
    ranges: asked.range === null ? [] : [{ cell: keys[0], ...asked.range }]
  };
}

export function functionAnswer(
  { notebook, project, cellName }: IAskedAbout,
  { asked, choices }: { asked: ICellsAsked; choices: IFunctionChoices }
): IFunctionAnswer {
  const request = requestOf(notebook, asked);
  const region = regionOf(notebook, project, request, { cellName });
  const result = region.ok
    ? toFunction(notebook, project, request, choices, { cellName })
    : null;
  return {
    region,
    result,
    leaves: result?.ok
      ? leavesAs(notebook, project, result.change, result.name)
      : null
  };
}

/** How the new function would stand in the plan. */
function leavesAs(
  notebook: INotebook,
  project: IProject,
  change: INotebookChange,
  name: string
): IFunctionAnswer['leaves'] {
  const after = changed(notebook, change);
  const symbol = planOf(after.notebook, project)
    .modules.flatMap(({ symbols }) => symbols)
    .find(one => one.name === name && after.inserted.includes(one.cell));
  if (symbol === undefined) {
    return null;
  }
  const { brings, blockers } = symbol;
  sayBlockers(blockers, titledCells(cellTitles(after.notebook)));
  return { brings, blockers };
}
