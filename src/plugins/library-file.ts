import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILabShell } from '@jupyterlab/application';
import { IEditorServices } from '@jupyterlab/codeeditor';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { PromoteNotebook } from '../model/notebook';
import type { IPromote } from '../model/promote';
import type { IModuleChoice, LibraryFile } from '../panel/library/library-file';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { LIBRARY_FILE } from './arguments';
import { NotebookViews } from './views';

/** Opens the assembled module beside the notebook. */
export const libraryFilePlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.libraryFile,
  description: 'Shows marked cells as the library file they will become.',
  autoStart: true,
  requires: [IPromoteToken, IEditorServices],
  optional: [ILabShell, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    editors: IEditorServices,
    labShell: ILabShell | null,
    translator: ITranslator | null
  ): void => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const views = new NotebookViews<LibraryFile>(
      app,
      labShell,
      'library',
      'beside'
    );

    const make = async (notebook: PromoteNotebook): Promise<LibraryFile> => {
      const { LibraryFile } = await import('../panel/library/library-file');
      return new LibraryFile({ notebook, commands, editors, trans });
    };

    commands.addCommand(CommandIDs.showLibraryFile, {
      label: trans.__('Show the Library File'),
      caption: trans.__(
        'Show the marked cells as the file that they will become'
      ),
      describedBy: LIBRARY_FILE,
      isEnabled: () => (model.current?.latest?.plan.modules.length ?? 0) > 0,
      execute: async args => {
        const { module, role, once } = args as Partial<IModuleChoice> & {
          once?: boolean;
        };
        const notebook = model.current;
        if (
          notebook === null ||
          notebook.isDisposed ||
          (once === true && views.wasOpened(notebook))
        ) {
          return;
        }
        const choice =
          module === undefined ? null : { module, role: role ?? 'code' };
        await views.show(notebook, make, file => file.choose(choice));
      }
    });
    model.stateChanged.connect(() => {
      commands.notifyCommandChanged(CommandIDs.showLibraryFile);
    });
  }
};
