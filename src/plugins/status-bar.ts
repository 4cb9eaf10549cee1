import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { IPromote } from '../model/promote';
// The status bar asks for its items while Lab starts.
// eslint-disable-next-line jupyter/prefer-lazy-imports
import { isShown, StatusItem } from '../panel/status-item';
import { IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';

/** "2 open musts" in the status bar; there only while something is marked. */
export const statusBarPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.statusBar,
  description: 'Shows in the status bar how many musts are open.',
  autoStart: true,
  requires: [IPromoteToken],
  optional: [IStatusBar, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    statusBar: IStatusBar | null,
    translator: ITranslator | null
  ): void => {
    if (statusBar === null) {
      return;
    }
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    statusBar.registerStatusItem(PluginIDs.statusBar, {
      item: new StatusItem(model, app.commands, trans),
      align: 'right',
      rank: 90,
      isActive: () => isShown(model),
      activeStateChanged: model.stateChanged
    });
  }
};
