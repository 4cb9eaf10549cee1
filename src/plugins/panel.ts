import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { IPromote } from '../model/promote';
import type { TestRuns } from '../model/test-runs';
import { promoteIcon } from '../panel/icons';
// The layout restorer asks for the panel before anything else happens.
// eslint-disable-next-line jupyter/prefer-lazy-imports
import { PANEL_ID, PromotePanel } from '../panel/panel';
import {
  CommandIDs,
  IPromoteToken,
  ITestRunsToken,
  NAMESPACE,
  PluginIDs
} from '../tokens';
import { NO_ARGUMENTS } from './arguments';

/** Below Lab's own right-hand panels. */
const RANK = 700;

/** The side panel and the command that shows it. */
export const panelPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.panel,
  description: 'The side panel: to promote, standards, tests, export.',
  autoStart: true,
  requires: [IPromoteToken, ITestRunsToken, IRenderMimeRegistry],
  optional: [ILayoutRestorer, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    tests: TestRuns,
    rendermime: IRenderMimeRegistry,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
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
    const panel = new PromotePanel(
      { model, commands, rendermime, trans },
      tests
    );
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
      CommandIDs.openStandards,
      CommandIDs.chooseLibrary
    ]) {
      palette?.addItem({ command, category });
    }
  }
};
