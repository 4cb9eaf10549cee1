/**
 * Questions about an open notebook: each is one entry of `IQuestions` and one
 * function of `answers`. They are asked with `EngineClient.ask`.
 */
import type {
  CellName,
  FunctionResult,
  IDraft,
  IFunctionChoices,
  INotebook,
  INotebookChange,
  IParameterised,
  IParameterRequest,
  IProject,
  IRegionRequest,
  RegionResult
} from '../engine';
import {
  cellTitles,
  draft,
  draftChange,
  parameterise,
  regionOf,
  sayBlockers,
  titledCells,
  toFunction
} from '../engine';

/** What is asked (`args`) and what is answered, by the question's name. */
export interface IQuestions {
  /** What the statements of some cells, or selected lines, would become. */
  region: { args: IRegionRequest; answer: RegionResult };
  /** The function, the calls and the change, as somebody chose. */
  function: {
    args: { request: IRegionRequest; choices: IFunctionChoices };
    answer: FunctionResult;
  };
  /** Variables as parameters of a function; null: of every marked one. */
  parameter: {
    args: { requests: IParameterRequest[] | null };
    answer: IParameterised;
  };
  /** The whole library, and the changes that make it, in order. */
  draft: {
    args: { module: string; leave?: string[] };
    answer: { draft: IDraft; changes: INotebookChange[] };
  };
}

export type Question = keyof IQuestions;
export type Args<Q extends Question> = IQuestions[Q]['args'];
export type Answer<Q extends Question> = IQuestions[Q]['answer'];

/** What every answer is made from. */
export interface IAskedAbout {
  notebook: INotebook;
  project: IProject;
  /** How sentences call a cell. */
  cellName: CellName;
}

const answers: {
  [Q in Question]: (about: IAskedAbout, args: Args<Q>) => Answer<Q>;
} = {
  region: ({ notebook, project, cellName }, request) =>
    regionOf(notebook, project, request, { cellName }),
  function: ({ notebook, project, cellName }, { request, choices }) =>
    toFunction(notebook, project, request, choices, { cellName }),
  parameter: ({ notebook, project, cellName }, { requests }) => {
    const answer = parameterise(notebook, project, requests);
    sayBlockers(answer.refused, cellName);
    return answer;
  },
  draft: ({ notebook, project, cellName }, { module, leave = [] }) => {
    const drafted = draft(notebook, project, {
      module,
      leave: new Set(leave),
      cellName
    });
    return { draft: drafted, changes: draftChange(drafted) };
  }
};

export function answerTo<Q extends Question>(
  question: Q,
  args: Args<Q>,
  notebook: INotebook,
  project: IProject
): Answer<Q> {
  const cellName = titledCells(cellTitles(notebook));
  return answers[question]({ notebook, project, cellName }, args);
}
