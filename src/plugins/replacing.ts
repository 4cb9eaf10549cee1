import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILabShell } from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import {
  IEditorExtensionRegistry,
  IEditorLanguageRegistry
} from '@jupyterlab/codemirror';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { undoIcon } from '@jupyterlab/ui-components';
import type { PromoteNotebook } from '../model/notebook';
import type { IPromote } from '../model/promote';
import { replacedBy } from '../model/marks';
import type { ReplacementView } from '../panel/after-export/replacement';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { FROM_LIBRARY, NO_ARGUMENTS } from './arguments';
import { attempt, RESULT_SHOWN } from './results';
import { NotebookViews } from './views';

/** Exported cells become imports, and come back. */
export const replacingPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.replacing,
  description:
    'Puts imports in the place of exported cells, and brings the cells back.',
  autoStart: true,
  requires: [IPromoteToken, IEditorExtensionRegistry, IEditorLanguageRegistry],
  optional: [ILabShell, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    extensions: IEditorExtensionRegistry,
    languages: IEditorLanguageRegistry,
    labShell: ILabShell | null,
    translator: ITranslator | null
  ): void => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const views = new NotebookViews<ReplacementView>(
      app,
      labShell,
      'replacement'
    );

    const make = async (
      notebook: PromoteNotebook
    ): Promise<ReplacementView> => {
      const { Replacement } = await import('../model/after-export/replacement');
      const { ReplacementView } =
        await import('../panel/after-export/replacement');
      return new ReplacementView({
        state: new Replacement(notebook, model.client, trans),
        editors: { extensions, languages },
        trans
      });
    };
    const activeCell = () => model.current?.panel.content.activeCell?.model;

    commands.addCommand(CommandIDs.replaceByImport, {
      label: trans.__('Replace Exported Cells by Imports…'),
      caption: trans.__(
        'The notebook imports what the library has; the cells are kept'
      ),
      describedBy: NO_ARGUMENTS,
      isEnabled: () => model.current !== null,
      execute: async () => {
        if (model.current !== null) {
          const view = await views.show(model.current, make);
          await view.refresh();
        }
      }
    });
    commands.addCommand(CommandIDs.fromLibrary, {
      label: args =>
        args['as'] === 'import'
          ? trans.__('Import a Symbol from the Library')
          : trans.__('Update a Cell from the Library'),
      caption: trans.__('The cell gets what the library has'),
      describedBy: FROM_LIBRARY,
      isEnabled: () => model.current !== null,
      execute: async args => {
        const { updateFromLibrary } =
          await import('../model/after-export/from-library');
        if (model.current !== null) {
          await updateFromLibrary(
            model.current,
            {
              path: String(args['path']),
              name: String(args['name']),
              as: args['as'] === 'import' ? 'import' : 'code'
            },
            trans
          );
        }
      }
    });
    commands.addCommand(CommandIDs.editHereAgain, {
      label: trans.__('Edit Here Again'),
      caption: trans.__(
        'Bring back the cells that this import took the place of'
      ),
      icon: undoIcon,
      describedBy: NO_ARGUMENTS,
      isEnabled: () => replacedBy(activeCell()) !== null,
      isVisible: () => replacedBy(activeCell()) !== null,
      execute: async () => {
        const name = replacedBy(activeCell());
        const notebook = model.current;
        if (notebook === null || name === null) {
          return;
        }
        const { editHereAgain } =
          await import('../model/after-export/replaced-cells');
        await attempt(async () => {
          const { undone } = await editHereAgain(notebook, model.client, name);
          Notification.success(
            undone.kept > 0
              ? trans._n(
                  'The cells are back; %1 import was edited since and stays.',
                  'The cells are back; %1 imports were edited since and stay.',
                  undone.kept
                )
              : trans.__('The cells are back as they were.'),
            { autoClose: RESULT_SHOWN }
          );
        });
      }
    });
  }
};
