import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { IPromote } from '../model/promote';
import { VerifyRuns } from '../model/after-export/verify-runs';
import {
  CommandIDs,
  IPromoteToken,
  IVerifyRunsToken,
  NAMESPACE,
  PluginIDs
} from '../tokens';
import { NO_ARGUMENTS } from './arguments';

/** Proof by re-running, by command. */
export const verifyPlugin: JupyterFrontEndPlugin<VerifyRuns> = {
  id: PluginIDs.verify,
  description:
    'Runs a notebook as it was at the last commit, or else the last export, and as it is, in fresh kernels, and compares the values.',
  autoStart: true,
  requires: [IPromoteToken],
  optional: [ITranslator],
  provides: IVerifyRunsToken,
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    translator: ITranslator | null
  ): VerifyRuns => {
    const { commands, serviceManager } = app;
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const runs = new VerifyRuns({
      sessions: serviceManager.sessions,
      kernelspecs: serviceManager.kernelspecs,
      client: model.client,
      trans
    });
    commands.addCommand(CommandIDs.verify, {
      label: trans.__('Prove It by Re-Running'),
      caption: trans.__(
        'Run the notebook as it was at the last commit, or else the last export, and as it is, in fresh kernels on a copy of the project, and compare all values'
      ),
      describedBy: NO_ARGUMENTS,
      isEnabled: () =>
        model.current !== null && !runs.of(model.current).running,
      execute: async () => {
        if (model.current !== null) {
          await runs.run(model.current);
        }
      }
    });
    const changed = () => commands.notifyCommandChanged(CommandIDs.verify);
    runs.changed.connect(changed);
    model.stateChanged.connect(changed);
    return runs;
  }
};
