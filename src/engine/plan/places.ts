/**
 * The statements of a notebook, each with one identity and a place in the
 * order. (The syntax of equal cells is shared, so a statement alone does not
 * say where it stands.)
 */
import type { ICell } from '../notebook/types';
import type { IBinder, ILinks } from '../python/links';
import type { IStatement } from '../python/syntax';

export interface ISpot {
  cell: ICell;
  statement: IStatement;
  /** Rises along the order of cells used and, in a cell, along its statements. */
  order: number;
}

const IMPORTS: ReadonlySet<string> = new Set(['Import', 'ImportFrom']);

export class Places {
  constructor(links: ILinks) {
    const imports: ISpot[] = [];
    for (const cell of links.cells) {
      const spots: ISpot[] = [];
      for (const statement of links.syntax(cell).statements) {
        const spot = { cell, statement, order: this.all.length };
        spots.push(spot);
        this.all.push(spot);
        if (IMPORTS.has(statement.node.type)) {
          imports.push(spot);
        }
        for (const { name } of statement.mutations) {
          const mutating = this._mutating.get(name);
          if (mutating) {
            mutating.push(spot);
          } else {
            this._mutating.set(name, [spot]);
          }
        }
      }
      this._byCell.set(cell.key, spots);
    }
    this.imports = imports;
  }

  /** All of them, in order. */
  readonly all: ISpot[] = [];
  /** Plain import statements. */
  readonly imports: readonly ISpot[];

  /** Statements that change the object that a name holds. */
  mutating(name: string): readonly ISpot[] {
    return this._mutating.get(name) ?? [];
  }

  of(cell: ICell): readonly ISpot[] {
    return this._byCell.get(cell.key) ?? [];
  }

  /** The spot of a place that the links speak of. */
  at(place: { cell: ICell; statement: IStatement }): ISpot {
    return this._byCell.get(place.cell.key)![place.statement.index];
  }

  /**
   * Spots that together give the name what it has at the binder: the binder's
   * own, and where it binds on some paths only, those before it up to a sure one.
   */
  chain(binder: IBinder, binders: readonly IBinder[]): ISpot[] {
    const spots = [this.at(binder)];
    let index = binders.indexOf(binder);
    while (index > 0 && spots[0].statement.after.get(binder.name) === 'maybe') {
      index -= 1;
      spots.unshift(this.at(binders[index]));
    }
    return spots;
  }

  private _mutating = new Map<string, ISpot[]>();
  private _byCell = new Map<string, ISpot[]>();
}
