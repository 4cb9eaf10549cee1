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
}

/** What one click does to the notebook: previewed, one undo step. */
export interface IFix {
  /** What the button says: "Replace 3 prints with logger calls". */
  title: string;
  /** Whether behaviour is kept beyond doubt; an unsafe fix is never part of "fix all". */
  safe: boolean;
  edits: ICellEdit[];
  marks: IMarkEdit[];
}
