import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { IOfferedFiles } from '../model/standards/project-fix';
import type { IPromote } from '../model/promote';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { PROJECT_FIX } from './arguments';
import { attempt, RESULT_SHOWN } from './results';

/** Fixes that change files of the project. */
export const projectFixesPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.projectFixes,
  description: 'Mends files of the project that standards are about.',
  autoStart: true,
  requires: [IPromoteToken],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    app.commands.addCommand(CommandIDs.applyProjectFix, {
      label: args =>
        String(args['title'] ?? trans.__('Change Files of the Project')),
      describedBy: PROJECT_FIX,
      isEnabled: () => model.current !== null,
      execute: async args => {
        const notebook = model.current;
        if (notebook === null) {
          return;
        }
        const { title, files } = args as unknown as IOfferedFiles;
        const { applyProjectFix } =
          await import('../model/standards/project-fix');
        await attempt(async () => {
          const undo = await applyProjectFix(notebook, model.client, files);
          Notification.success(trans.__('Done: %1', title), {
            autoClose: RESULT_SHOWN,
            actions: [
              { label: trans.__('Undo'), callback: () => void attempt(undo) }
            ]
          });
        });
      }
    });
  }
};
