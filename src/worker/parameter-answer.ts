/** Variable → parameter with what a person wants to see before. */
import type {
  ICellEdit,
  INotebook,
  IParameterised,
  IParameterRequest
} from '../engine';
import { applyEdits, parameterise, sayBlockers } from '../engine';
import type { IAskedAbout } from './questions';

/** Lines that an edit changes. */
export interface ILinesChanged {
  cell: string;
  /** 1-based number of the first of them. */
  line: number;
  before: string;
  after: string;
}

export interface IParameterAnswer extends IParameterised {
  lines: ILinesChanged[];
}

export function parameterAnswer(
  { notebook, project, cellName }: IAskedAbout,
  { requests }: { requests: IParameterRequest[] | null }
): IParameterAnswer {
  const answer = parameterise(notebook, project, requests);
  sayBlockers(answer.refused, cellName);
  return { ...answer, lines: linesChanged(notebook, answer.edits) };
}

/** In the order of the notebook. */
function linesChanged(
  { cells }: INotebook,
  edits: readonly ICellEdit[]
): ILinesChanged[] {
  return cells.flatMap(({ key, source }) => {
    const own = edits
      .filter(({ cell }) => cell === key)
      .sort((a, b) => a.start - b.start);
    return runsOf(source, own).map(({ start, end, within }) => ({
      cell: key,
      line: source.slice(0, start).split('\n').length,
      before: source.slice(start, end),
      after: applyEdits(
        source.slice(start, end),
        within.map(edit => ({
          start: edit.start - start,
          end: edit.end - start,
          text: edit.text
        }))
      )
    }));
  });
}

interface IRun {
  start: number;
  end: number;
  within: ICellEdit[];
}

/** Whole lines around edits; those that share a line are one run. */
function runsOf(source: string, edits: readonly ICellEdit[]): IRun[] {
  const runs: IRun[] = [];
  for (const edit of edits) {
    const start = source.lastIndexOf('\n', edit.start - 1) + 1;
    const next = source.indexOf('\n', edit.end);
    const end = next < 0 ? source.length : next;
    const last = runs.at(-1);
    if (last !== undefined && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.within.push(edit);
    } else {
      runs.push({ start, end, within: [edit] });
    }
  }
  return runs;
}
