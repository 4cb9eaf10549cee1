/** Variable → parameter (SPEC section 6): what is asked, what is done. Plain data. */
import type { IBlocker } from '../../plan/types';
import type { ICellEdit, IMarkEdit } from '../types';

/** A def whose variables become parameters. */
export interface IParameterRequest {
  /** Key of the cell that defines it. */
  cell: string;
  symbol: string;
  /** Names it reads; null: all that the notebook computes, and its knobs. */
  names: string[] | null;
}

/** Parameters that a def got. */
export interface IParametersAdded {
  cell: string;
  symbol: string;
  /** In order of first read. */
  names: string[];
}

export interface IParameterised {
  /** Nothing of a name that was refused is in it. */
  edits: ICellEdit[];
  /** Marks that follow the edits: what a mark leaves out is named by its text. */
  marks: IMarkEdit[];
  added: IParametersAdded[];
  /** One for each name that can't become a parameter, with where and why. */
  refused: IBlocker[];
}
