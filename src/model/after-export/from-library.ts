/** The notebook brought up to the library, as one step that can be undone. */
import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IFromLibraryRequest } from '../../engine';
import type { PromoteNotebook } from '../notebook';
import { refactor } from '../refactoring/refactorings';

/** Milliseconds that a refusal stays. */
const SHOWN = 10_000;

/** What can't be done is said, and nothing is changed then. */
export async function updateFromLibrary(
  notebook: PromoteNotebook,
  request: IFromLibraryRequest,
  trans: TranslationBundle
): Promise<void> {
  const asked = await notebook.ask('from-library', request);
  if (asked === null || !asked.answer.ok) {
    Notification.warning(
      asked?.answer.ok === false
        ? asked.answer.message
        : trans.__('The notebook is being edited.'),
      { autoClose: SHOWN }
    );
    return;
  }
  const { basis, answer } = asked;
  await refactor(
    notebook,
    {
      title: trans.__('%1 as the library has it', request.name),
      basis,
      changes: [answer.change]
    },
    trans
  );
}
