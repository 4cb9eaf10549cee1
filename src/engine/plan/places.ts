/**
 * The statements of a notebook, each with one identity and a place in the
 * order. (The syntax of equal cells is shared, so a statement alone does not
 * say where it stands.) Of most cells of a long notebook nobody asks for one:
 * they are made as they are asked for.
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

const NOTHING: readonly ISpot[] = [];

export class Places {
  constructor(private _links: ILinks) {
    let order = 0;
    this._first = _links.names.map(({ syntax }) => {
      const first = order;
      order += syntax.statements.length;
      return first;
    });
  }

  /** All of them, in order. */
  get all(): readonly ISpot[] {
    this._all ??= this._links.names.flatMap((_, position) =>
      this._at(position)
    );
    return this._all;
  }

  /** Plain import statements. */
  get imports(): readonly ISpot[] {
    this._imports ??= this._links.names.flatMap(({ imports }, position) =>
      imports.map(index => this._at(position)[index])
    );
    return this._imports;
  }

  /** Statements that change the object that a name holds. */
  mutating(name: string): readonly ISpot[] {
    return this._links.mutators(name).map(place => this.at(place));
  }

  of(cell: ICell): readonly ISpot[] {
    const position = this._links.positionOf(cell);
    return position < 0 ? NOTHING : this._at(position);
  }

  /** The spot of a place that the links speak of. */
  at(place: { cell: ICell; statement: IStatement }): ISpot {
    return this.of(place.cell)[place.statement.index];
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

  private _at(position: number): readonly ISpot[] {
    let spots = this._spots[position];
    if (!spots) {
      const cell = this._links.cells[position];
      const first = this._first[position];
      spots = this._links.names[position].syntax.statements.map(
        (statement, index) => ({ cell, statement, order: first + index })
      );
      this._spots[position] = spots;
    }
    return spots;
  }

  /** By position of the cell: order of its first statement, and the spots made so far. */
  private _first: readonly number[];
  private _spots: (readonly ISpot[] | undefined)[] = [];
  private _all: readonly ISpot[] | null = null;
  private _imports: readonly ISpot[] | null = null;
}
