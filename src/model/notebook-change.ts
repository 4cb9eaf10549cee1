/** Changes of the live notebook: applied as one step, taken back whole. */
import type { ICellModel } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { PartialJSONValue } from '@lumino/coreutils';
import type { ICellEdit, INotebookChange } from '../engine';
import type { Basis } from './basis';
import { find, restore, same, stateOf } from './cell-state';
import type { IEdited, IState } from './cell-state';
import { setMarks } from './marks';
import type { PromoteNotebook } from './notebook';

interface IRemoved {
  id: string;
  /** The whole cell with its outputs. */
  cell: PartialJSONValue;
  trusted: boolean;
  /** Ids of the cells that stood above it, the nearest first. */
  above: string[];
}

/** What an undo could not take back. */
export interface IUndone {
  /** Cells that were edited since in the same lines, or deleted: they stay as they are. */
  kept: number;
}

export type Applied =
  | { ok: true; change: AppliedChange }
  /** `edited`: the notebook is not the one that was asked about; `locked`: a cell, by its title, is not to be edited or deleted. Nothing was changed. */
  | { ok: false; why: 'edited' }
  | { ok: false; why: 'locked'; cell: string };

/**
 * Applies changes one after the other, each of the notebook that the one
 * before it left, as one step. Cells in `emptied` are removed.
 *
 * @param basis - The cells that the changes speak of.
 */
export function applyChanges(
  notebook: PromoteNotebook,
  basis: Basis,
  changes: readonly Partial<INotebookChange>[]
): Applied {
  const { panel } = notebook;
  if (!notebook.isCurrent(basis)) {
    return { ok: false, why: 'edited' };
  }
  const cells = new Map<string, ICellModel>();
  for (const key of new Set(changes.flatMap(cellsOf))) {
    const cell = basis.get(key);
    if (cell === undefined) {
      throw new Error(`There is no cell ${key} in the notebook.`);
    }
    cells.set(key, cell);
  }
  const removed = new Set(changes.flatMap(({ emptied = [] }) => emptied));
  for (const [key, cell] of cells) {
    const lock = removed.has(key) ? 'deletable' : 'editable';
    if (changesCell(changes, key) && cell.getMetadata(lock) === false) {
      return { ok: false, why: 'locked', cell: notebook.titleOf(key) ?? key };
    }
  }
  return { ok: true, change: AppliedChange.make(panel, cells, changes) };
}

/** Keys of the cells that a change speaks of. */
function cellsOf(change: Partial<INotebookChange>): string[] {
  const { edits = [], inserts = [], marks = [], emptied = [] } = change;
  return [
    ...[...edits, ...marks].map(({ cell }) => cell),
    ...inserts.flatMap(({ after }) => (after === null ? [] : [after])),
    ...emptied
  ];
}

function changesCell(
  changes: readonly Partial<INotebookChange>[],
  key: string
): boolean {
  return changes.some(
    ({ edits = [], emptied = [] }) =>
      emptied.includes(key) || edits.some(({ cell }) => cell === key)
  );
}

/** What was done, and the way back. */
export class AppliedChange {
  static make(
    panel: NotebookPanel,
    cells: ReadonlyMap<string, ICellModel>,
    changes: readonly Partial<INotebookChange>[]
  ): AppliedChange {
    const before = new Map(
      [...cells.values()].map(cell => [cell.id, stateOf(cell)])
    );
    const removed: IRemoved[] = [];
    const inserted: string[] = [];
    asOneStep(panel, [...cells.values()], changes.every(isInPlace), () => {
      for (const { edits = [], inserts = [], marks = [] } of changes) {
        for (const edit of backwards(edits)) {
          cells
            .get(edit.cell)
            ?.sharedModel.updateSource(edit.start, edit.end, edit.text);
        }
        setMarks(
          panel,
          marks.flatMap(({ cell, mark }) => {
            const model = cells.get(cell);
            return model === undefined ? [] : [{ cell: model, mark }];
          })
        );
        inserted.push(...insertAll(panel, cells, inserts));
      }
      // Last: other cells may be placed behind one that goes.
      for (const key of changes.flatMap(({ emptied = [] }) => emptied)) {
        const cell = cells.get(key);
        if (cell !== undefined) {
          removed.push(remove(panel, cell));
        }
      }
    });
    const gone = new Set(removed.map(({ id }) => id));
    const edited: IEdited[] = [];
    for (const { id } of cells.values()) {
      const now = gone.has(id) ? undefined : find(panel, id)?.cell;
      const was = before.get(id);
      if (now !== undefined && was !== undefined) {
        edited.push({ id, before: was, after: stateOf(now) });
      }
    }
    // A removed cell comes back as it was before the edits.
    for (const one of removed) {
      const was = before.get(one.id);
      one.cell = withState(one.cell, was);
    }
    return new AppliedChange(
      panel,
      edited.filter(one => !same(one.before, one.after)),
      inserted.flatMap(id => {
        const cell = find(panel, id)?.cell;
        return cell === undefined ? [] : [{ id, state: stateOf(cell) }];
      }),
      removed
    );
  }

  private constructor(
    private readonly _panel: NotebookPanel,
    private readonly _edited: readonly IEdited[],
    private readonly _inserted: readonly { id: string; state: IState }[],
    private readonly _removed: readonly IRemoved[]
  ) {}

  /** Ids of the new cells, from the top. */
  get inserted(): string[] {
    return this._inserted.map(({ id }) => id);
  }

  get isUndone(): boolean {
    return this._isUndone;
  }

  /**
   * Takes the change back: texts that still read as it left them are restored,
   * others merged with what was edited since; where both touch the same lines
   * the cell stays as it is. A second call does nothing.
   */
  undo(): IUndone {
    if (this._isUndone || this._panel.isDisposed) {
      return { kept: 0 };
    }
    this._isUndone = true;
    const panel = this._panel;
    const cells = [...this._edited, ...this._inserted].flatMap(({ id }) => {
      const found = find(panel, id);
      return found === null ? [] : [found.cell];
    });
    const inPlace = this._inserted.length + this._removed.length === 0;
    let kept = 0;
    asOneStep(panel, cells, inPlace, () => {
      // The last one that went comes first: its place is told by those above it.
      for (const one of [...this._removed].reverse()) {
        putBack(panel, one);
      }
      for (const one of this._edited) {
        kept += restore(find(panel, one.id)?.cell, one) ? 0 : 1;
      }
      for (const { id, state } of this._inserted) {
        const found = find(panel, id);
        if (found !== null && same(stateOf(found.cell), state)) {
          panel.context.model.sharedModel.deleteCell(found.index);
        } else if (found !== null) {
          kept++;
        }
      }
    });
    return { kept };
  }

  private _isUndone = false;
}

/** Whether a change leaves the list of cells as it is. */
function isInPlace(change: Partial<INotebookChange>): boolean {
  return !change.inserts?.length && !change.emptied?.length;
}

/** Later edits first, so that earlier offsets stay right. */
function backwards(edits: readonly ICellEdit[]): ICellEdit[] {
  return [...edits].sort((a, b) => b.start - a.start || b.end - a.end);
}

/** @returns Ids of the new cells. */
function insertAll(
  panel: NotebookPanel,
  cells: ReadonlyMap<string, ICellModel>,
  inserts: INotebookChange['inserts']
): string[] {
  const { sharedModel } = panel.context.model;
  // Several behind one cell stand in the order of the list.
  const behind = new Map<string | null, number>();
  return inserts.map(({ after, source, mark }) => {
    const count = behind.get(after) ?? 0;
    behind.set(after, count + 1);
    const anchor = after === null ? undefined : cells.get(after);
    const above = anchor && find(panel, anchor.id);
    const cell = sharedModel.insertCell((above ? above.index + 1 : 0) + count, {
      cell_type: 'code',
      source,
      metadata: {
        trusted: true,
        ...(mark === null ? {} : { promote: { ...mark } })
      }
    });
    return cell.getId();
  });
}

function remove(panel: NotebookPanel, cell: ICellModel): IRemoved {
  const { model } = panel.context;
  const ids = [...model.cells].map(({ id }) => id);
  const index = ids.indexOf(cell.id);
  const one: IRemoved = {
    id: cell.id,
    cell: cell.sharedModel.toJSON() as PartialJSONValue,
    trusted: cell.trusted,
    above: ids.slice(0, index).reverse()
  };
  model.sharedModel.deleteCell(index);
  return one;
}

function withState(
  cell: PartialJSONValue,
  was: IState | undefined
): PartialJSONValue {
  if (was === undefined) {
    return cell;
  }
  const { metadata, ...rest } = cell as { metadata: Record<string, unknown> };
  const { promote: _promote, ...others } = metadata;
  return {
    ...rest,
    source: was.source,
    metadata: {
      ...others,
      ...(was.promote === undefined ? {} : { promote: was.promote })
    }
  } as PartialJSONValue;
}

function putBack(panel: NotebookPanel, one: IRemoved): void {
  const { model } = panel.context;
  const place = one.above
    .map(id => find(panel, id))
    .find(found => found !== null);
  const index = place ? place.index + 1 : 0;
  model.sharedModel.insertCell(
    index,
    one.cell as unknown as Parameters<typeof model.sharedModel.insertCell>[1]
  );
  const cell = model.cells.get(index);
  if (cell.type === 'code') {
    cell.trusted = one.trusted;
  }
}

interface IWithUndo {
  undoManager?: { stopCapturing(): void } | null;
}

/**
 * Without a border on both sides Yjs would merge the step with typing before
 * and after it. A change of one cell is a step of that cell's own undo too; of
 * several cells, an undo of one alone would leave half a refactoring.
 */
function asOneStep(
  panel: NotebookPanel,
  cells: readonly ICellModel[],
  inPlace: boolean,
  step: () => void
): void {
  const { sharedModel } = panel.context.model;
  const managers = [sharedModel, ...cells.map(cell => cell.sharedModel)].map(
    shared => (shared as unknown as IWithUndo).undoManager
  );
  const border = () => managers.forEach(manager => manager?.stopCapturing());
  border();
  if (inPlace && cells.length === 1) {
    cells[0].sharedModel.transact(step);
  } else {
    sharedModel.transact(step);
  }
  border();
}
