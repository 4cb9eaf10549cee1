import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { PromoteNotebook } from '../model/notebook';
import type { IPromote } from '../model/promote';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { SIGNATURE, SIGN_OFF } from './arguments';
import { attempt } from './results';

/** Signs statements off, and takes signatures back. */
export const signOffsPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.signOffs,
  description: 'Signs statements off that people decide.',
  autoStart: true,
  requires: [IPromoteToken],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    translator: ITranslator | null
  ): void => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    /** Whether it was done; what stood in the way is said. */
    const tried = async (
      work: (notebook: PromoteNotebook) => Promise<void>
    ): Promise<boolean> => {
      const notebook = model.current;
      return notebook !== null && attempt(() => work(notebook));
    };
    commands.addCommand(CommandIDs.signOff, {
      label: trans.__('Sign a Standard Off'),
      describedBy: SIGN_OFF,
      isEnabled: () => model.current !== null,
      execute: args =>
        tried(async notebook => {
          const { signOff } = await import('../model/standards/sign-offs');
          await signOff(notebook, model.client, {
            id: String(args['id']),
            who: String(args['who']),
            note: String(args['note'] ?? '')
          });
        })
    });
    commands.addCommand(CommandIDs.takeBackSignOff, {
      label: trans.__('Take a Sign-off Back'),
      describedBy: SIGNATURE,
      isEnabled: () => model.current !== null,
      execute: args =>
        tried(async notebook => {
          const { takeBack } = await import('../model/standards/sign-offs');
          await takeBack(notebook, model.client, {
            id: String(args['id']),
            who: String(args['who']),
            notebook: String(args['notebook'])
          });
        })
    });
  }
};
