import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILabShell } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import {
  IEditorExtensionRegistry,
  IEditorLanguageRegistry
} from '@jupyterlab/codemirror';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { PromoteNotebook } from '../model/notebook';
import type { IPromote } from '../model/promote';
import type { DraftView } from '../panel/draft/draft';
import { promoteIcon } from '../panel/icons';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { NO_ARGUMENTS } from './arguments';
import { NotebookViews } from './views';

/** Drafts a whole library from a notebook. */
export const draftPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.draft,
  description:
    'Drafts a library from a notebook: its loose cells as functions.',
  autoStart: true,
  requires: [IPromoteToken, IEditorExtensionRegistry, IEditorLanguageRegistry],
  optional: [ILabShell, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    extensions: IEditorExtensionRegistry,
    languages: IEditorLanguageRegistry,
    labShell: ILabShell | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): void => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const views = new NotebookViews<DraftView>(app, labShell, 'draft');

    const make = async (notebook: PromoteNotebook): Promise<DraftView> => {
      const { Draft } = await import('../model/refactoring/draft');
      const { DraftView } = await import('../panel/draft/draft');
      const state = new Draft(notebook, trans);
      void state.read();
      return new DraftView({
        state,
        commands,
        editors: { extensions, languages },
        trans
      });
    };

    commands.addCommand(CommandIDs.draft, {
      label: trans.__('Draft a Library from This Notebook…'),
      caption: trans.__(
        'See loose cells as functions of a module, then apply what you like'
      ),
      icon: promoteIcon,
      describedBy: NO_ARGUMENTS,
      isEnabled: () => model.current !== null,
      execute: async () => {
        if (model.current !== null) {
          await views.show(model.current, make);
        }
      }
    });
    model.stateChanged.connect(() => {
      commands.notifyCommandChanged(CommandIDs.draft);
    });
    const category = trans.__('Promote');
    palette?.addItem({ command: CommandIDs.draft, category });
  }
};
