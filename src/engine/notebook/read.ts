import type { ICellSource, INotebook, ReadResult } from './types';

/** Reads the text of an .ipynb; never throws. */
export declare function readNotebook(text: string, path: string): ReadResult;

/** The same from live cells. */
export declare function notebookOf(
  path: string,
  language: string,
  cells: ICellSource[]
): INotebook;
