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
import type { LibraryHome } from '../model/export/library-home';
import type { PromoteNotebook } from '../model/notebook';
import type { IPromote } from '../model/promote';
import type { LibraryHomeForm } from '../panel/library/library-home';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { NO_ARGUMENTS } from './arguments';
import { RESULT_SHOWN } from './results';
import { NotebookViews } from './views';

/** Asks once where library code lives, and creates what is needed for it. */
export const libraryHomePlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.libraryHome,
  description: 'Chooses where library code lives in a project without one.',
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
    const { commands, shell } = app;
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const forms = new NotebookViews<LibraryHomeForm>(app, labShell, 'home');
    const isHomeless = () => model.current?.latest?.document.library === null;

    const create = async (
      state: LibraryHome,
      form: LibraryHomeForm
    ): Promise<void> => {
      const library = await state.create();
      if (library !== null) {
        form.dispose();
        shell.activateById(state.notebook.panel.id);
        Notification.success(trans.__('Library code lives in %1.', library), {
          autoClose: RESULT_SHOWN
        });
      }
    };
    const make = async (
      notebook: PromoteNotebook
    ): Promise<LibraryHomeForm> => {
      const { LibraryHome } = await import('../model/export/library-home');
      const { LibraryHomeForm } = await import('../panel/library/library-home');
      const state = new LibraryHome(notebook, model, trans);
      const form: LibraryHomeForm = new LibraryHomeForm({
        state,
        trans,
        editors: { extensions, languages },
        create: () => void create(state, form)
      });
      void state.propose();
      return form;
    };

    commands.addCommand(CommandIDs.chooseLibrary, {
      label: trans.__('Choose Where Library Code Lives…'),
      describedBy: NO_ARGUMENTS,
      isEnabled: isHomeless,
      execute: async () => {
        if (model.current !== null) {
          await forms.show(model.current, make);
        }
      }
    });
    model.stateChanged.connect(() => {
      commands.notifyCommandChanged(CommandIDs.chooseLibrary);
    });
  }
};
