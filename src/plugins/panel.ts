import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { IPromote } from '../model/promote';
import { Signer } from '../model/standards/signer';
import type { TestRuns } from '../model/export/test-runs';
import type { VerifyRuns } from '../model/after-export/verify-runs';
import { promoteIcon } from '../panel/icons';
// The layout restorer asks for the panel before anything else happens.
// eslint-disable-next-line jupyter/prefer-lazy-imports
import { PANEL_ID, PromotePanel } from '../panel/panel';
import {
  CommandIDs,
  IPromoteToken,
  ITestRunsToken,
  IVerifyRunsToken,
  NAMESPACE,
  PluginIDs
} from '../tokens';
import { NO_ARGUMENTS, STANDARD } from './arguments';

/** Below Lab's own right-hand panels. */
const RANK = 700;

/** The side panel and the command that shows it. */
export const panelPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.panel,
  description: 'The side panel: to promote, standards, tests, export.',
  autoStart: true,
  requires: [
    IPromoteToken,
    ITestRunsToken,
    IVerifyRunsToken,
    IRenderMimeRegistry
  ],
  optional: [ILayoutRestorer, ICommandPalette, IStateDB, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    tests: TestRuns,
    proofs: VerifyRuns,
    rendermime: IRenderMimeRegistry,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
    state: IStateDB | null,
    translator: ITranslator | null
  ): void => {
    const { commands, shell } = app;
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    commands.addCommand(CommandIDs.showPanel, {
      label: trans.__('Promote to the Library'),
      caption: trans.__('Show standards, marks and export of this notebook'),
      icon: promoteIcon,
      describedBy: NO_ARGUMENTS,
      execute: () => {
        shell.activateById(PANEL_ID);
      }
    });
    const signer = new Signer(app.serviceManager.user, state);
    const panel = new PromotePanel(
      { model, commands, rendermime, signer, trans },
      tests,
      proofs
    );
    commands.addCommand(CommandIDs.showStandard, {
      label: args => {
        const title = args['title'];
        return typeof title === 'string'
          ? trans.__('Show “%1” in the Panel', title)
          : trans.__('Show a Standard in the Panel');
      },
      describedBy: STANDARD,
      isEnabled: () => model.current !== null,
      execute: args => {
        shell.activateById(PANEL_ID);
        panel.showStandard(String(args['standard']));
      }
    });
    shell.add(panel, 'right', { rank: RANK, type: 'Promote' });
    restorer?.add(panel, PANEL_ID);
    const category = trans.__('Promote');
    for (const command of [
      CommandIDs.showPanel,
      CommandIDs.check,
      CommandIDs.markCells,
      CommandIDs.markCellsAs,
      CommandIDs.unmarkCells,
      CommandIDs.showLibraryFile,
      CommandIDs.runTests,
      CommandIDs.exportNotebook,
      CommandIDs.revertExport,
      CommandIDs.verify,
      CommandIDs.handOver,
      CommandIDs.replaceByImport,
      CommandIDs.openStandards,
      CommandIDs.showStandardsPage,
      CommandIDs.copyChecklist,
      CommandIDs.quickFix,
      CommandIDs.chooseLibrary
    ]) {
      palette?.addItem({ command, category });
    }
  }
};
