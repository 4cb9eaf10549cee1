/** Which binder a read sees, and of what kind a name is. */
import type { ICell } from '../notebook/types';
import type { ICellNames } from './cell-names';
import type { IBinding, ICellSyntax, IMagic, IStatement, When } from './types';

/** A statement that binds a name at module level. */
export interface IBinder {
  name: string;
  cell: ICell;
  statement: IStatement;
  /** Its bindings of the name, in order; never empty. */
  bindings: IBinding[];
  /** What this binder alone makes of the name. */
  kind: 'import' | 'definition' | 'constant' | 'variable';
  /** Every value it gives is a literal. */
  literal: boolean;
  /** Place in the order of cells used (not `ICell.index` when by execution count). */
  position: number;
}

export type NameKind =
  | 'import'
  /** def, class, `name = lambda` */
  | 'definition'
  /** Literal or pure expression, bound once or always to the same text. */
  | 'constant'
  /** A name that is none of these. */
  | 'variable'
  | 'builtin'
  /** `display`, `get_ipython`: to import from IPython. */
  | 'ipython'
  /** `In Out _ __ _1` */
  | 'history'
  /** A star import may make it. */
  | 'star'
  /** `%run` and its like may make it. */
  | 'opaque'
  | 'undefined';

export interface IResolution {
  name: string;
  kind: NameKind;
  /** The binder that the read sees; null where no statement binds the name. */
  binder: IBinder | null;
  /** All of its binders, in order. */
  binders: readonly IBinder[];
  /** The picked binder stands only below the read. */
  late: boolean;
  /** For constants: whether the value is a literal (else a pure expression). */
  literal: boolean;
  /** Where a star import, an opaque magic, a magic that makes the name or a `global` write comes from. */
  origin: {
    cell: ICell;
    magic: IMagic | null;
    statement: IStatement | null;
  } | null;
}

/** Place of a read: a statement, by cell and index. */
export interface IPlace {
  cell: ICell;
  statement: IStatement;
}

export type CellOrder = 'notebook' | 'run';

export interface ILinks {
  order: CellOrder;
  /** Code cells in the order used. */
  cells: readonly ICell[];
  /** What each of them says, at its position. */
  names: readonly ICellNames[];
  /** Some cell says `from __future__ import annotations`; IPython then applies it to all that follow. */
  lateAnnotations: boolean;
  syntax(cell: ICell): ICellSyntax;
  /** Place of a code cell in that order, -1 for any other cell. */
  positionOf(cell: ICell): number;
  /** Binders of a name, in order. */
  binders(name: string): readonly IBinder[];
  /** Every statement that reads the name (exposed), in order; formula words are left out. */
  readers(name: string): readonly IPlace[];
  /** Statements that change the object that the name holds, in order. */
  mutators(name: string): readonly IPlace[];
  /** Kind of a name from all of its binders; null: no binder. */
  kindOf(name: string): IBinder['kind'] | null;
  /** Which binder a read of `name` in that statement sees. */
  resolve(name: string, at: IPlace, when?: When): IResolution;
  /** A different definition of the name behind the binder, the first one; null where there is none. */
  redefinition(binder: IBinder): IBinder | null;
  /** Statements with `global name` writes, in order. */
  globalWrites(name: string): readonly IPlace[];
}
