/** What was done to open notebooks and can be undone; forgotten when they are closed. */
import type { PromoteNotebook } from './notebook';
import type { AppliedChange } from './notebook-change';

export interface IDoneStep {
  title: string;
  change: AppliedChange;
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
