/** Statements → function: what is inferred (`regionOf`), and the change to the notebook (`toFunction`). */
import type { IMark, INotebook } from '../../notebook/types';
import type { IProject } from '../../project/types';
import { syntaxOf } from '../../python/syntax';
import type { IMarkEdit, INotebookChange } from '../types';
import { callText } from './call-text';
import { cellText } from './cell-text';
import { settle } from './choices';
import type { ISettled } from './choices';
import { withLogger } from './logged';
import { definitionText, importLines } from './function-text';
import { infer } from './inference';
import type { IInference } from './inference';
import type {
  FunctionResult,
  IFunctionChoices,
  IRegionRequest,
  IToFunctionOptions,
  RegionResult
} from './types';

export type * from './types';

/** What the statements of one or several adjacent cells, or selected lines of them, would become; changes nothing. */
export function regionOf(
  notebook: INotebook,
  project: IProject,
  request: IRegionRequest,
  options: IToFunctionOptions = {}
): RegionResult {
  const inference = infer(notebook, project, request, options);
  return 'refusals' in inference
    ? { ok: false, refusals: inference.refusals }
    : { ok: true, region: inference.region };
}

/**
 * The function in a new cell above the first of them, marked where a module is
 * chosen, and the cells with the call in its place. A refusal changes nothing.
 */
export function toFunction(
  notebook: INotebook,
  project: IProject,
  request: IRegionRequest,
  choices: IFunctionChoices = {},
  options: IToFunctionOptions = {}
): FunctionResult {
  const inference = infer(notebook, project, request, options);
  if ('refusals' in inference) {
    return { ok: false, refusals: inference.refusals };
  }
  const settled = settle(inference, choices);
  if (!settled) {
    return { ok: false, refusals: inference.faults.refusals };
  }
  return built(notebook, project, inference, settled, options);
}

function built(
  notebook: INotebook,
  project: IProject,
  inference: IInference,
  settled: ISettled,
  { importsApart = false }: IToFunctionOptions
): FunctionResult {
  const imports = importLines(inference);
  const { parts, call, region } = inference;
  const lines = callText(inference, settled);
  const calls = parts.cells.map(cell => ({
    cell: cell.key,
    source: cellText(inference, cell, lines)
  }));
  const first = parts.cells[0];
  const plain: INotebookChange = {
    edits: calls.flatMap(({ cell, source }, index) => {
      const before = parts.cells[index].source;
      return before === source
        ? []
        : [{ cell, start: 0, end: before.length, text: source }];
    }),
    inserts: [
      {
        after: notebook.cells[first.index - 1]?.key ?? null,
        source: definitionText(inference, settled, importsApart ? [] : imports),
        mark: markFor(inference, settled)
      }
    ],
    marks: marksOf(inference, calls),
    emptied: calls
      .filter(
        ({ source, cell }) => source.trim() === '' && cell !== call.cell.key
      )
      .map(({ cell }) => cell)
  };
  const change =
    settled.prints === 'logger' ? withLogger(notebook, project, plain) : plain;
  return {
    ok: true,
    region,
    name: settled.name,
    change,
    definition: change.inserts[0].source,
    imports: importsApart ? imports : [],
    calls
  };
}

/** The chosen module, else that of the cells; nbdev's directives mark by themselves. */
function markFor(
  { parts }: IInference,
  { module }: ISettled
): Omit<IMark, 'by'> | null {
  if (module !== null) {
    return { module, role: 'code' };
  }
  const mark = parts.cells.find(cell => cell.mark)?.mark;
  return mark && mark.by === 'metadata'
    ? { module: mark.module, role: mark.role }
    : null;
}

/** A cell that was marked keeps its mark for what else it holds; the call never travels. */
function marksOf(
  { parts, hoist }: IInference,
  calls: readonly { cell: string; source: string }[]
): IMarkEdit[] {
  return parts.cells.flatMap(({ key, mark }, index): IMarkEdit[] => {
    if (!mark || mark.by !== 'metadata') {
      return [];
    }
    const rest = new Set(
      parts.stays
        .filter(spot => spot.cell.key === key && !hoist.moved.has(spot))
        .map(({ statement }) => statement.text)
    );
    if (rest.size === 0) {
      return [{ cell: key, mark: null }];
    }
    const { by, ...kept } = mark;
    const skip = syntaxOf(calls[index].source)
      .statements.filter(({ text, magic }) => !rest.has(text) && !magic)
      .map(({ text }) => text);
    return [
      { cell: key, mark: { ...kept, skip: [...(kept.skip ?? []), ...skip] } }
    ];
  });
}
