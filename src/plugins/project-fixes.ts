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

/** Milliseconds that the offer to undo, or a problem, stays. */
const SHOWN = 10_000;

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
    const tried = async (work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (error) {
        Notification.error(
          error instanceof Error ? error.message : String(error),
          { autoClose: SHOWN }
        );
      }
    };
    app.commands.addCommand(CommandIDs.applyProjectFix, {
      label: args =>
        String(args['title'] ?? trans.__('Change Files of the Project')),
      describedBy: PROJECT_FIX,
      isEnabled: () => model.current !== null,
      execute: args =>
        tried(async () => {
          const notebook = model.current;
          if (notebook === null) {
            return;
          }
          const { title, files } = args as unknown as IOfferedFiles;
          const { applyProjectFix } =
            await import('../model/standards/project-fix');
          const undo = await applyProjectFix(notebook, model.client, files);
          Notification.success(trans.__('Done: %1', title), {
            autoClose: SHOWN,
            actions: [
              { label: trans.__('Undo'), callback: () => void tried(undo) }
            ]
          });
        })
    });
  }
};
