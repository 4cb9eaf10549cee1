/** Where in a notebook names are bound, read or written: positions of its cells by name. */
import type { ByName, ICellNames } from './cell-names';

const NOWHERE: readonly number[] = [];

export class NameIndex {
  constructor(
    cells: readonly ICellNames[],
    byName: (names: ICellNames) => ByName
  ) {
    cells.forEach((names, position) => {
      for (const name of byName(names).keys()) {
        const first = this._first.get(name);
        if (first === undefined) {
          this._first.set(name, position);
          continue;
        }
        const all = this._all.get(name);
        if (all) {
          all.push(position);
        } else {
          this._all.set(name, [first, position]);
        }
      }
    });
  }

  /** Positions, rising. */
  of(name: string): readonly number[] {
    const all = this._all.get(name);
    if (all) {
      return all;
    }
    const first = this._first.get(name);
    return first === undefined ? NOWHERE : [first];
  }

  // Most names stand in one cell only: no list for those.
  private _first = new Map<string, number>();
  private _all = new Map<string, number[]>();
}
