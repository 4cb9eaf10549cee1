/** Applies fixes to the live notebook, and takes them back whole. */
import type { ICellModel } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { ICellEdit, IMarkEdit } from '../engine';
import type { PromoteNotebook } from './notebook';
import { markOf, setMarks } from './marks';
import type { MarkData } from './marks';

export interface ICellActions {
  edits: readonly ICellEdit[];
  marks: readonly IMarkEdit[];
}

interface ITouched {
  cell: ICellModel;
  before: { source: string; mark: MarkData | null };
  after: { source: string; mark: MarkData | null };
}

/** What was done, and the way back. */
export interface IApplication {
  /** Restores every touched cell that still reads as it was left; returns how many had been edited since. */
  undo(): number;
}

/** Later edits first, so that earlier offsets stay right. */
function backwards(edits: readonly ICellEdit[]): ICellEdit[] {
  return [...edits].sort((a, b) => b.start - a.start);
}

function state(cell: ICellModel): { source: string; mark: MarkData | null } {
  return { source: cell.sharedModel.getSource(), mark: markOf(cell) };
}

function setSource(cell: ICellModel, source: string): void {
  if (cell.sharedModel.getSource() !== source) {
    cell.sharedModel.setSource(source);
  }
}

/**
 * Applies edits and marks that a review offered.
 *
 * @returns null where a cell changed since the review: nothing was touched then.
 */
export function applyActions(
  notebook: PromoteNotebook,
  actions: ICellActions
): IApplication | null {
  const { panel } = notebook;
  const keys = new Set(
    [...actions.edits, ...actions.marks].map(action => action.cell)
  );
  const cells = new Map<string, ICellModel>();
  for (const key of keys) {
    const cell = notebook.cell(key);
    if (cell === null || notebook.stale) {
      return null;
    }
    cells.set(key, cell.model);
  }
  const touched: ITouched[] = [...cells.values()].map(cell => ({
    cell,
    before: state(cell),
    after: state(cell)
  }));
  asOneStep(panel, () => {
    for (const edit of backwards(actions.edits)) {
      cells
        .get(edit.cell)
        ?.sharedModel.updateSource(edit.start, edit.end, edit.text);
    }
    setMarks(
      panel,
      actions.marks.flatMap(({ cell, mark }) => {
        const model = cells.get(cell);
        return model === undefined ? [] : [{ cell: model, mark }];
      })
    );
  });
  for (const one of touched) {
    one.after = state(one.cell);
  }
  return { undo: () => undo(panel, touched) };
}

function undo(panel: NotebookPanel, touched: readonly ITouched[]): number {
  let edited = 0;
  asOneStep(panel, () => {
    for (const { cell, before, after } of touched) {
      if (cell.sharedModel.getSource() === after.source) {
        setSource(cell, before.source);
        setMarks(panel, [{ cell, mark: before.mark }]);
      } else {
        edited++;
      }
    }
  });
  return edited;
}

/** Without a border on both sides Yjs would merge the step with typing before and after it. */
function asOneStep(panel: NotebookPanel, step: () => void): void {
  const { sharedModel } = panel.context.model;
  const managers = sharedModel as unknown as {
    undoManager?: { stopCapturing(): void };
  };
  managers.undoManager?.stopCapturing();
  sharedModel.transact(step);
  managers.undoManager?.stopCapturing();
}
