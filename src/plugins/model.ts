import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
// Other plugins are handed the model, and with it the client, while Lab starts.
// eslint-disable-next-line jupyter/prefer-lazy-imports
import { ProjectClient } from '../model/project-client';
import type { IPromote } from '../model/promote';
// eslint-disable-next-line jupyter/prefer-lazy-imports
import { Promote } from '../model/promote';
import { createWorker } from '../model/worker';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { NO_ARGUMENTS } from './arguments';

/** Provides the state of the current notebook; the worker starts with the first notebook. */
export const modelPlugin: JupyterFrontEndPlugin<IPromote> = {
  id: PluginIDs.model,
  description: 'Plan, standards and verdict of the current notebook.',
  autoStart: true,
  requires: [INotebookTracker],
  optional: [ITranslator],
  provides: IPromoteToken,
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    translator: ITranslator | null
  ): IPromote => {
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const model = new Promote({
      tracker,
      contents: app.serviceManager.contents,
      client: new ProjectClient(app.serviceManager.serverSettings),
      createWorker,
      missingServer: trans.__(
        'Export is off: the server extension is not there. Install it where Jupyter runs, with pip install jupyterlab-promote, and restart.'
      )
    });
    app.commands.addCommand(CommandIDs.check, {
      label: trans.__('Check the Notebook Against the Standards'),
      describedBy: NO_ARGUMENTS,
      isEnabled: () => model.current !== null,
      execute: async () => {
        await model.current?.readProject();
        await model.current?.check();
      }
    });
    return model;
  }
};
