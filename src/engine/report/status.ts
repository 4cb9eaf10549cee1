/** How notebooks stand to their library, for the reports of `status`. */
import type {
  IConflict,
  ILeftSymbol,
  ILostMark,
  ISymbolState
} from '../library/types';
import type { INotebook } from '../notebook/types';
import type { SymbolStatus } from '../plan/types';
import type { IReview } from '../review';
import type { IGate } from '../standards/types';

export interface IStatusInput {
  notebook: INotebook;
  review: IReview;
  /** Its own lost marks, and those of cells that came from other notebooks. */
  lost: readonly ILostMark[];
}

/** A symbol where a person would look for it. */
export interface IPlacedState extends ISymbolState {
  /** Number of its cell over all cells; null where the notebook no longer has it. */
  index: number | null;
}

export interface INotebookStatus {
  path: string;
  gate: IGate['state'];
  /** Musts that are open. */
  debt: { id: string; title: string; status: string }[];
  symbols: IPlacedState[];
  conflicts: IConflict[];
  left: ILeftSymbol[];
  lost: readonly ILostMark[];
  /** How many symbols differ between notebook and library. */
  drift: number;
}

export interface IStatus {
  notebooks: INotebookStatus[];
  /** Notebooks that exported something and are no longer there. */
  gone: { path: string; names: string[] }[];
  drift: number;
}

const DRIFT: ReadonlySet<SymbolStatus> = new Set<SymbolStatus>([
  'notebook-newer',
  'library-newer',
  'both',
  'conflict',
  'missing-in-notebook',
  'missing-in-library'
]);

export function isDrift(status: SymbolStatus): boolean {
  return DRIFT.has(status);
}

export function statusOf(
  inputs: readonly IStatusInput[],
  gone: IStatus['gone']
): IStatus {
  const notebooks = inputs.map(statusOfOne);
  const drift = notebooks.reduce((sum, one) => sum + one.drift, 0);
  return { notebooks, gone, drift };
}

function statusOfOne({
  notebook,
  review,
  lost
}: IStatusInput): INotebookStatus {
  const number = new Map(
    notebook.cells.map(({ key, index }) => [key, index + 1])
  );
  const { conflicts, left, statuses } = review.changes;
  const open = new Set(
    review.gate.reasons.flatMap(({ standard }) => standard ?? [])
  );
  return {
    path: review.notebook,
    gate: review.gate.state,
    debt: review.standards
      .filter(({ id }) => open.has(id))
      .map(({ id, title, status }) => ({ id, title, status })),
    symbols: statuses.map(state => ({
      ...state,
      index: state.cell === null ? null : (number.get(state.cell) ?? null)
    })),
    conflicts,
    left,
    lost,
    drift: statuses.filter(({ status }) => isDrift(status)).length
  };
}
