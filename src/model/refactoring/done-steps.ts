/** What was done to open notebooks and can be undone; forgotten when they are closed. */
import type { PromoteNotebook } from '../notebook';
import type { IUndone } from './notebook-change';

/** A change, or several that belong together. */
export interface IUndoable {
  readonly isUndone: boolean;
  undo(): IUndone;
}

export interface IDoneStep {
  title: string;
  change: IUndoable;
  /** Id of the toast that offers to undo it. */
  toast: string;
}

const done = new WeakMap<PromoteNotebook, IDoneStep[]>();

/** Those that were not undone, the newest last. */
export function doneSteps(notebook: PromoteNotebook): IDoneStep[] {
  return (done.get(notebook) ?? []).filter(({ change }) => !change.isUndone);
}

export function rememberStep(notebook: PromoteNotebook, step: IDoneStep): void {
  done.set(notebook, [...doneSteps(notebook), step]);
}
