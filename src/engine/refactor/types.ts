import type { IMark } from '../notebook/types';

/** Replaces UTF-16 offsets [start, end) of a cell's source by text. */
export interface ICellEdit {
  cell: string;
  start: number;
  end: number;
  text: string;
}

/** Sets (or, with null, removes) the mark of a cell. */
export interface IMarkEdit {
  cell: string;
  mark: Omit<IMark, 'by'> | null;
  /** The cell is an import now: name under which the host keeps the cells as they were. */
  replaced?: string;
}

/** Puts a new cell into the notebook. */
export interface ICellInsert {
  /** Key of the cell it stands behind; null: at the top. */
  after: string | null;
  /** Absent: a code cell. */
  kind?: 'markdown';
  source: string;
  mark: Omit<IMark, 'by'> | null;
}

/** What a refactoring does to the notebook: previewed, undone whole. */
export interface INotebookChange {
  edits: ICellEdit[];
  inserts: ICellInsert[];
  marks: IMarkEdit[];
  /** Cells in which nothing is left: a host may remove them. */
  emptied: string[];
}

/** What one click does to the notebook: previewed, one undo step. */
export interface IFix {
  /** What the button says: "Replace 3 prints with logger calls". */
  title: string;
  /** Whether behaviour is kept beyond doubt; an unsafe fix is never part of "fix all". */
  safe: boolean;
  edits: ICellEdit[];
  marks: IMarkEdit[];
  /** New cells, where there are any. */
  inserts?: ICellInsert[];
  /** What may come in the same step, if the person wants it. */
  offer?: IOffer;
}

/** Goes with a fix and changes nothing of what it mends. */
export interface IOffer {
  /** What stands beside the tick: "Show the messages in the notebook as before". */
  title: string;
  inserts: ICellInsert[];
}
