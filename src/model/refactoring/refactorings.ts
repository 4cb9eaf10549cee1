/** Refactorings of open notebooks: applied with the offer to undo, remembered until the notebook is closed. */
import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { INotebookChange } from '../../engine';
import type { Basis } from '../basis';
import { doneSteps, rememberStep } from './done-steps';
import type { IUndoable } from './done-steps';
import type { PromoteNotebook } from '../notebook';
import { applyChanges } from './notebook-change';
import type { AppliedChange, IUndone, NotApplied } from './notebook-change';

/** Milliseconds that the offer to undo stays. */
const UNDO_OFFER = 10_000;

export interface IStep {
  /** What the toast says was done. */
  title: string;
  /** The cells that the changes speak of: of an answer, or of the newest review. */
  basis: Basis;
  /** One after the other. */
  changes: readonly Partial<INotebookChange>[];
}

/** A change that a review offered as one click. */
export interface IOfferedChange extends Partial<INotebookChange> {
  title: string;
}

/**
 * Applies changes as one step, and offers to undo them. Where the notebook was
 * edited since, or a cell is locked, nothing is changed and that is said.
 *
 * @returns null where nothing was changed.
 */
export async function refactor(
  notebook: PromoteNotebook,
  { title, basis, changes }: IStep,
  trans: TranslationBundle
): Promise<AppliedChange | null> {
  const applied = applyChanges(notebook, basis, changes);
  if (!applied.ok) {
    tellNotApplied(applied, trans);
    return null;
  }
  await offerUndo(notebook, title, applied.change, trans);
  return applied.change;
}

/** Says why nothing was changed. */
export function tellNotApplied(
  applied: NotApplied,
  trans: TranslationBundle
): void {
  Notification.info(
    applied.why === 'edited'
      ? trans.__(
          'The notebook was edited meanwhile: nothing was changed. Look again.'
        )
      : trans.__(
          'The cell “%1” is locked: nothing was changed. Unlock it in its properties.',
          applied.cell
        ),
    { autoClose: UNDO_OFFER }
  );
}

/** Says what was done, with the offer to undo it; the command of that name undoes it later. */
export async function offerUndo(
  notebook: PromoteNotebook,
  title: string,
  change: IUndoable,
  trans: TranslationBundle
): Promise<void> {
  const toast = Notification.success(trans.__('Done: %1', title), {
    autoClose: UNDO_OFFER,
    actions: [
      {
        label: trans.__('Undo'),
        callback: () => void undo(notebook, change, trans)
      }
    ]
  });
  rememberStep(notebook, { title, change, toast });
  await notebook.check();
}

/** Undoes the newest refactoring that was not undone. */
export async function undoLast(
  notebook: PromoteNotebook,
  trans: TranslationBundle
): Promise<void> {
  const last = doneSteps(notebook).at(-1);
  if (last !== undefined) {
    Notification.dismiss(last.toast);
    await undo(notebook, last.change, trans);
  }
}

/** Takes a change back, and says where it could not. */
export async function undo(
  notebook: PromoteNotebook,
  change: IUndoable,
  trans: TranslationBundle
): Promise<void> {
  await tellUndone(notebook, change.undo(), trans);
}

/** Says what an undo could not take back. */
export async function tellUndone(
  notebook: PromoteNotebook,
  { kept }: IUndone,
  trans: TranslationBundle
): Promise<void> {
  if (kept > 0) {
    Notification.warning(
      trans._n(
        'Undone, but %1 cell was edited since and stays as it is.',
        'Undone, but %1 cells were edited since and stay as they are.',
        kept
      ),
      { autoClose: UNDO_OFFER }
    );
  }
  await notebook.check();
}
