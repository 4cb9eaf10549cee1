export type * from './links-types';
import type { INotebook } from '../notebook/types';
import type { CellOrder, ILinks } from './links-types';

/** Links of a notebook; `run` orders by execution count where every code cell has one, else falls back to notebook order. */
export declare function linksOf(notebook: INotebook, order?: CellOrder): ILinks;
