import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { IPromote } from '../model/promote';
import { doneSteps } from '../model/refactoring/done-steps';
import type { IOfferedChange } from '../model/refactoring/refactorings';
import { reveal } from '../model/reveal';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { ACTIONS, NO_ARGUMENTS, PLACE } from './arguments';

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
        const { cell, start, end, line, focus } = args as {
          cell: string;
          line?: number;
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
          await reveal(notebook, { cell, range, line }, focus === true);
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
        const { basis } = notebook;
        const { title, ...change } = args as unknown as IOfferedChange;
        if (basis !== null) {
          const { refactor } =
            await import('../model/refactoring/refactorings');
          await refactor(notebook, { title, basis, changes: [change] }, trans);
        }
      }
    });
    const newest = () =>
      model.current === null ? undefined : doneSteps(model.current).at(-1);
    app.commands.addCommand(CommandIDs.undoRefactoring, {
      label: trans.__('Undo the Last Refactoring'),
      caption: () => newest()?.title ?? '',
      describedBy: NO_ARGUMENTS,
      isEnabled: () => newest() !== undefined,
      execute: async () => {
        if (model.current !== null) {
          const { undoLast } =
            await import('../model/refactoring/refactorings');
          await undoLast(model.current, trans);
        }
      }
    });
  }
};
