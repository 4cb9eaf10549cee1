/** The list of cells while a step changes it: Lab's own lags behind until the step ends. */
import type { NotebookPanel } from '@jupyterlab/notebook';

export type SharedNotebook = NotebookPanel['context']['model']['sharedModel'];
export type SharedCell = SharedNotebook['cells'][number];
export type NewCell = Parameters<SharedNotebook['insertCell']>[1];

export class CellOrder {
  constructor(private readonly _notebook: SharedNotebook) {
    this._ids = _notebook.cells.map(cell => cell.getId());
  }

  has(id: string): boolean {
    return this._ids.includes(id);
  }

  /** Ids of the cells above one, the nearest first. */
  above(id: string): string[] {
    return this._ids.slice(0, Math.max(0, this._ids.indexOf(id))).reverse();
  }

  /**
   * @param after - Id of the cell it stands behind; undefined: at the top.
   * @returns Id of the new cell.
   */
  insert(after: string | undefined, cell: NewCell): string {
    const index = after === undefined ? 0 : this._ids.indexOf(after) + 1;
    const id = this._notebook.insertCell(index, cell).getId();
    this._ids.splice(index, 0, id);
    return id;
  }

  remove(id: string): void {
    const index = this._ids.indexOf(id);
    if (index >= 0) {
      this._ids.splice(index, 1);
      this._notebook.deleteCell(index);
    }
  }

  private readonly _ids: string[];
}
