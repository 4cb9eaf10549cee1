import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILabShell } from '@jupyterlab/application';
import { IEditorServices } from '@jupyterlab/codeeditor';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { PromoteNotebook } from '../model/notebook';
import { bringUp, place } from '../model/placement';
import type { IPromote } from '../model/promote';
import type { IModuleChoice, LibraryFile } from '../panel/library/library-file';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { LIBRARY_FILE } from './arguments';

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
    const open = new WeakMap<PromoteNotebook, LibraryFile>();
    let opened = 0;

    const make = async (notebook: PromoteNotebook): Promise<LibraryFile> => {
      const { LibraryFile } = await import('../panel/library/library-file');
      const widget = new LibraryFile({ notebook, commands, editors, trans });
      widget.id = `jp-promote-library-${++opened}`;
      open.set(notebook, widget);
      return widget;
    };
    const show = async (
      notebook: PromoteNotebook,
      choice: IModuleChoice | null,
      once: boolean
    ): Promise<void> => {
      const known = open.get(notebook);
      if (known !== undefined && once) {
        return;
      }
      if (known !== undefined && !known.isDisposed) {
        known.choose(choice);
        bringUp(app, known);
        return;
      }
      const widget = await make(notebook);
      widget.choose(choice);
      place(app, labShell, widget, {
        notebook: notebook.panel.id,
        where: 'beside'
      });
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
        if (notebook !== null && !notebook.isDisposed) {
          const choice =
            module === undefined ? null : { module, role: role ?? 'code' };
          await show(notebook, choice, once === true);
        }
      }
    });
    model.stateChanged.connect(() => {
      commands.notifyCommandChanged(CommandIDs.showLibraryFile);
    });
  }
};
