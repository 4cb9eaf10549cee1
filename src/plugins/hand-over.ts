import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILabShell } from '@jupyterlab/application';
import { Clipboard } from '@jupyterlab/apputils';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { PromoteNotebook } from '../model/notebook';
import type { IPromote } from '../model/promote';
import type { HandOverView } from '../panel/after-export/hand-over';
import { promoteIcon } from '../panel/icons';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { NO_ARGUMENTS } from './arguments';
import { NotebookViews } from './views';

/** Branch, commit and promotion note of an export. */
export const handOverPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.handOver,
  description: 'Hands an export over: branch, commit and promotion note.',
  autoStart: true,
  requires: [IPromoteToken, IRenderMimeRegistry],
  optional: [ILabShell, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    rendermime: IRenderMimeRegistry,
    labShell: ILabShell | null,
    translator: ITranslator | null
  ): void => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const views = new NotebookViews<HandOverView>(app, labShell, 'hand-over');

    const make = async (notebook: PromoteNotebook): Promise<HandOverView> => {
      const { HandOver } = await import('../model/after-export/hand-over');
      const { HandOverView } = await import('../panel/after-export/hand-over');
      return new HandOverView({
        state: new HandOver(notebook, { client: model.client, trans }),
        rendermime,
        trans,
        copy: text => Clipboard.copyToSystem(text)
      });
    };

    commands.addCommand(CommandIDs.handOver, {
      label: trans.__('Hand Over the Export…'),
      caption: trans.__(
        'Branch and commit by your own git, and a note for the pull request'
      ),
      icon: promoteIcon,
      describedBy: NO_ARGUMENTS,
      isEnabled: () =>
        model.current?.project?.unavailable === null &&
        model.current.project.snapshot.root !== null,
      execute: async () => {
        if (model.current !== null) {
          const view = await views.show(model.current, make);
          await view.refresh();
        }
      }
    });
    model.stateChanged.connect(() =>
      commands.notifyCommandChanged(CommandIDs.handOver)
    );
  }
};
