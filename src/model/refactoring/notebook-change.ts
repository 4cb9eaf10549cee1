/** Changes of the live notebook: applied as one step, taken back whole. */
import type { ICellModel } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { ICellEdit, INotebookChange } from '../../engine';
import type { Basis } from '../basis';
import { CellOrder } from './cell-order';
import type { NewCell, SharedCell } from './cell-order';
import { find, restore, same, stateOf } from './cell-state';
import type { IEdited, IState } from './cell-state';
import { setMarks } from '../marks';
import type { PromoteNotebook } from '../notebook';

interface IRemoved {
  id: string;
  /** The whole cell with its outputs. */
  cell: NewCell;
  trusted: boolean;
  /** Ids of the cells that stood above it, the nearest first. */
  above: string[];
}

/** A change that was made, as JSON. */
export interface IChangeRecord {
  edited: readonly IEdited[];
  inserted: readonly { id: string; state: IState }[];
  removed: readonly IRemoved[];
}

/** What an undo could not take back. */
export interface IUndone {
  /** Cells that were edited since in the same lines, or deleted: they stay as they are. */
  kept: number;
}

export type Applied = { ok: true; change: AppliedChange } | NotApplied;

export type NotApplied =
  /** `edited`: the notebook is not the one that was asked about; `locked`: a cell, by its title, is not to be edited or deleted. Nothing was changed. */
  { ok: false; why: 'edited' } | { ok: false; why: 'locked'; cell: string };

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
  const applied = applyInTurn(notebook, basis, [changes]);
  return applied.ok ? { ok: true, change: applied.changes[0] } : applied;
}

/** Applies several steps, all or none: each can be taken back by itself, the last one first. */
export function applyInTurn(
  notebook: PromoteNotebook,
  basis: Basis,
  steps: readonly (readonly Partial<INotebookChange>[])[]
): { ok: true; changes: AppliedChange[] } | NotApplied {
  const { panel } = notebook;
  const changes = steps.flat();
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
  return {
    ok: true,
    changes: steps.map(step => AppliedChange.make(panel, cells, step))
  };
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
    const shared = [...cells.values()].map(cell => cell.sharedModel);
    const before = new Map(shared.map(cell => [cell.getId(), stateOf(cell)]));
    const removed: IRemoved[] = [];
    const inserted: string[] = [];
    asOneStep(panel, shared, changes.every(isInPlace), () => {
      const order = new CellOrder(panel.context.model.sharedModel);
      for (const { edits = [], inserts = [], marks = [] } of changes) {
        for (const { cell, start, end, text } of backwards(edits)) {
          cells.get(cell)?.sharedModel.updateSource(start, end, text);
        }
        setMarks(
          panel,
          marks.flatMap(({ cell, ...mark }) => {
            const model = cells.get(cell);
            return model === undefined ? [] : [{ ...mark, cell: model }];
          })
        );
        inserted.push(...insertAll(order, cells, inserts));
      }
      // Last: other cells may be placed behind one that goes.
      const going = changes
        .flatMap(({ emptied = [] }) => emptied)
        .flatMap(key => cells.get(key) ?? [])
        .filter(({ id }) => order.has(id));
      // All are there while their places are noted: any of them may come back first.
      removed.push(
        ...going.map(cell => removedFrom(order, cell, before.get(cell.id)))
      );
      going.forEach(({ id }) => order.remove(id));
    });
    return new AppliedChange(
      panel,
      [...before].flatMap(([id, was]) => {
        const now = find(panel, id);
        const after = now && stateOf(now);
        return after === undefined || same(was, after)
          ? []
          : [{ id, before: was, after }];
      }),
      inserted.flatMap(id => {
        const cell = find(panel, id);
        return cell === undefined ? [] : [{ id, state: stateOf(cell) }];
      }),
      removed
    );
  }

  /** A change that an earlier page made: what `record` gave. */
  static from(panel: NotebookPanel, record: IChangeRecord): AppliedChange {
    const { edited, inserted, removed } = record;
    return new AppliedChange(panel, edited, inserted, removed);
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

  /** Whether all of it was taken back. */
  /** Everything that an undo needs, as plain data. */
  get record(): IChangeRecord {
    return {
      edited: this._edited,
      inserted: this._inserted,
      removed: this._removed
    };
  }

  get isUndone(): boolean {
    return this._all.every(({ id }) => this._undone.has(id));
  }

  /**
   * Takes the change back: texts that still read as it left them are restored,
   * others merged with what was edited since; where both touch the same lines
   * the cell stays as it is. A second call does nothing.
   *
   * @param only - Ids of the cells that are meant; null: all.
   */
  undo(only: ReadonlySet<string> | null = null): IUndone {
    if (this._panel.isDisposed) {
      return { kept: 0 };
    }
    const isMeant = ({ id }: { id: string }) =>
      !this._undone.has(id) && (only === null || only.has(id));
    const edited = this._edited.filter(isMeant);
    const inserted = this._inserted.filter(isMeant);
    const removed = this._removed.filter(isMeant);
    const meant = [...edited, ...inserted, ...removed];
    if (meant.length === 0) {
      return { kept: 0 };
    }
    meant.forEach(({ id }) => this._undone.add(id));
    const panel = this._panel;
    const cells = [...edited, ...inserted].flatMap(
      ({ id }) => find(panel, id) ?? []
    );
    const inPlace = inserted.length + removed.length === 0;
    let kept = 0;
    asOneStep(panel, cells, inPlace, () => {
      const order = new CellOrder(panel.context.model.sharedModel);
      // The last one that went comes first: its place is told by those above it.
      for (const { above, cell } of [...removed].reverse()) {
        order.insert(
          above.find(id => order.has(id)),
          cell
        );
      }
      for (const one of edited) {
        kept += restore(find(panel, one.id), one) ? 0 : 1;
      }
      for (const { id, state } of inserted) {
        const cell = find(panel, id);
        if (cell !== undefined && same(stateOf(cell), state)) {
          order.remove(id);
        } else if (cell !== undefined) {
          kept++;
        }
      }
    });
    for (const cell of panel.context.model.cells) {
      if (removed.some(({ id, trusted }) => trusted && id === cell.id)) {
        cell.trusted = true;
      }
    }
    return { kept };
  }

  private get _all(): readonly { id: string }[] {
    return [...this._edited, ...this._inserted, ...this._removed];
  }

  private readonly _undone = new Set<string>();
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
  order: CellOrder,
  cells: ReadonlyMap<string, ICellModel>,
  inserts: INotebookChange['inserts']
): string[] {
  // Several behind one cell stand in the order of the list.
  const last = new Map<string | null, string>();
  return inserts.map(({ after, kind = 'code', source, mark }) => {
    const anchor = after === null ? undefined : cells.get(after)?.id;
    const id = order.insert(last.get(after) ?? anchor, {
      cell_type: kind,
      source,
      metadata: {
        trusted: true,
        ...(mark === null ? {} : { promote: { ...mark } })
      }
    });
    last.set(after, id);
    return id;
  });
}

/** A cell that goes, as it was before the edits. */
function removedFrom(
  order: CellOrder,
  cell: ICellModel,
  was: IState | undefined
): IRemoved {
  const { metadata, ...rest } = cell.sharedModel.toJSON() as {
    metadata: Record<string, unknown>;
  };
  const { promote, ...others } = metadata;
  return {
    id: cell.id,
    cell: {
      ...rest,
      source: was?.source,
      metadata: {
        ...others,
        ...(was?.promote === undefined ? {} : { promote: was.promote })
      }
    } as unknown as NewCell,
    trusted: cell.trusted,
    above: order.above(cell.id)
  };
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
  cells: readonly SharedCell[],
  inPlace: boolean,
  step: () => void
): void {
  const { sharedModel } = panel.context.model;
  const managers = [sharedModel, ...cells].map(
    shared => (shared as unknown as IWithUndo).undoManager
  );
  const border = () => managers.forEach(manager => manager?.stopCapturing());
  border();
  if (inPlace && cells.length === 1) {
    cells[0].transact(step);
  } else {
    sharedModel.transact(step);
  }
  border();
}
