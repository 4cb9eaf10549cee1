/** A draft that was applied: undone whole, or group by group. */
import type { IDraftGroup } from '../../engine';
import type { Basis } from '../basis';
import type { IUndoable } from './done-steps';
import type { AppliedChange, IUndone } from './notebook-change';

/** Ids of the live cells of each group, taken before anything is changed: a cell that went has none. */
export type GroupCells = ReadonlyMap<string, readonly string[]>;

export function groupCells(
  basis: Basis,
  groups: readonly Pick<IDraftGroup, 'id' | 'cells'>[]
): GroupCells {
  return new Map(
    groups.map(({ id, cells }) => [
      id,
      cells.flatMap(key => basis.get(key)?.id ?? [])
    ])
  );
}

export class AppliedDraft implements IUndoable {
  /**
   * @param cells - In the order of the groups.
   * @param definitions - Marks and parameters of what was defined; null: there was nothing to do.
   * @param functions - The groups, their imports in a new cell before them all.
   */
  constructor(
    cells: GroupCells,
    private readonly _definitions: AppliedChange | null,
    private readonly _functions: AppliedChange | null
  ) {
    // One new cell for each group; that of the imports comes first.
    const news = (_functions?.inserted ?? []).slice(-cells.size);
    [...cells].forEach(([id, own], index) => {
      this._groups.set(id, new Set([...own, news[index]]));
    });
  }

  get isUndone(): boolean {
    return this._steps.every(step => step.isUndone);
  }

  isGroupUndone(id: string): boolean {
    return this._undone.has(id) || (this._functions?.isUndone ?? true);
  }

  undo(): IUndone {
    return {
      kept: this._steps.reduce((sum, step) => sum + step.undo().kept, 0)
    };
  }

  /** The group's cells as they were; with the last group its imports go, too. */
  undoGroup(id: string): IUndone {
    const own = this._groups.get(id);
    if (own === undefined || this._functions === null) {
      return { kept: 0 };
    }
    this._undone.add(id);
    const last = this._undone.size === this._groups.size;
    return this._functions.undo(last ? null : own);
  }

  /** Last done, first undone. */
  private get _steps(): AppliedChange[] {
    return [this._functions, this._definitions].filter(step => step !== null);
  }

  private readonly _groups = new Map<string, ReadonlySet<string>>();
  private readonly _undone = new Set<string>();
}
