import type { INotebookChange, IPlacedSentence, IProject } from '../../engine';
import type { ICall } from '../command';
import type { IOpenNotebook } from '../notebooks';

/** What a refactoring came to. */
export interface IOutcome {
  /** None where it was refused. */
  change: INotebookChange | null;
  refused: IPlacedSentence[];
  remarks: IPlacedSentence[];
  /** What was done, in one line each. */
  done: string[];
}

/** @throws UserError where the call itself is wrong. */
export type Refactoring = (
  call: ICall,
  opened: IOpenNotebook,
  project: IProject
) => IOutcome;

export function refusal(...refused: IPlacedSentence[]): IOutcome {
  return { change: null, refused, remarks: [], done: [] };
}
