import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { ICellActions } from '../model/fixes';
import { applyActions } from '../model/fixes';
import type { IPromote } from '../model/promote';
import { reveal } from '../model/reveal';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { ACTIONS, PLACE } from './arguments';

/** Milliseconds that the offer to undo stays. */
const UNDO_OFFER = 10_000;

/** What findings do in the notebook: jump to their place, apply their fix. */
export const notebookPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.notebook,
  description: 'Jumps to findings and applies their fixes in the notebook.',
  autoStart: true,
  requires: [IPromoteToken],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    app.commands.addCommand(CommandIDs.reveal, {
      label: trans.__('Go to the Finding'),
      describedBy: PLACE,
      isEnabled: () => model.current !== null,
      execute: async args => {
        const { cell, start, end, focus } = args as {
          cell: string;
          start?: number | null;
          end?: number | null;
          focus?: boolean;
        };
        const notebook = model.current;
        if (notebook !== null) {
          app.shell.activateById(notebook.panel.id);
          const range =
            typeof start === 'number' && typeof end === 'number'
              ? { start, end }
              : null;
          await reveal(notebook, { cell, range }, focus === true);
        }
      }
    });
    app.commands.addCommand(CommandIDs.applyFix, {
      label: args => String(args['title'] ?? trans.__('Apply the Fix')),
      describedBy: ACTIONS,
      isEnabled: () => model.current !== null,
      execute: async args => {
        const notebook = model.current;
        if (notebook === null) {
          return;
        }
        if (notebook.stale) {
          await notebook.check();
        }
        const done = applyActions(
          notebook,
          args as unknown as ICellActions & { title: string }
        );
        if (done === null) {
          Notification.info(
            trans.__(
              'The notebook was edited meanwhile: nothing was changed. Look at the finding again.'
            ),
            { autoClose: UNDO_OFFER }
          );
          return;
        }
        await notebook.check();
        Notification.success(trans.__('Done: %1', String(args['title'])), {
          autoClose: UNDO_OFFER,
          actions: [
            {
              label: trans.__('Undo'),
              callback: () => {
                const edited = done.undo();
                void notebook.check();
                if (edited > 0) {
                  Notification.warning(
                    trans._n(
                      '%1 cell was edited since and stays as it is.',
                      '%1 cells were edited since and stay as they are.',
                      edited
                    ),
                    { autoClose: UNDO_OFFER }
                  );
                }
              }
            }
          ]
        });
      }
    });
  }
};
