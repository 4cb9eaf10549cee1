import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILabShell } from '@jupyterlab/application';
import { IToolbarWidgetRegistry, Notification } from '@jupyterlab/apputils';
import {
  IEditorExtensionRegistry,
  IEditorLanguageRegistry
} from '@jupyterlab/codemirror';
import { PathExt } from '@jupyterlab/coreutils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { Export } from '../model/export/export';
import type { IExportRecord } from '../model/export/export-history';
import { lastExport } from '../model/export/export-history';
import type { PromoteNotebook } from '../model/notebook';
import type { IPromote } from '../model/promote';
import type { TestRuns } from '../model/export/test-runs';
import { ExportButton } from '../panel/export/export-button';
import type { ExportPreview } from '../panel/export/export-preview';
import { promoteIcon } from '../panel/icons';
import {
  CommandIDs,
  IPromoteToken,
  ITestRunsToken,
  NAMESPACE,
  PluginIDs
} from '../tokens';
import { NO_ARGUMENTS } from './arguments';
import { attempt, RESULT_SHOWN } from './results';
import { NotebookViews } from './views';

/** Milliseconds that the offer to revert lies over the panel; the command and the list of notifications keep it. */
const REVERT_OFFER = 30_000;

/** Preview, export and revert. */
export const exportPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.exporting,
  description: 'Previews exports, writes them and takes them back.',
  autoStart: true,
  requires: [
    IPromoteToken,
    ITestRunsToken,
    IEditorExtensionRegistry,
    IEditorLanguageRegistry
  ],
  optional: [ILabShell, IToolbarWidgetRegistry, IDocumentManager, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    runs: TestRuns,
    extensions: IEditorExtensionRegistry,
    languages: IEditorLanguageRegistry,
    labShell: ILabShell | null,
    toolbars: IToolbarWidgetRegistry | null,
    documents: IDocumentManager | null,
    translator: ITranslator | null
  ): void => {
    const { commands, shell } = app;
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const services = { client: model.client, runs, trans };
    const previews = new NotebookViews<ExportPreview>(app, labShell, 'export');

    const last = () => lastExport(model.current?.project ?? null);
    const revert = async (
      notebook: PromoteNotebook,
      record: IExportRecord
    ): Promise<void> => {
      const { revertExport } = await import('../model/export/export');
      const { editHereAgain, replacedAfter } =
        await import('../model/after-export/replaced-cells');
      await attempt(async () => {
        await revertExport(services, notebook, record);
        for (const name of replacedAfter(notebook, record.id)) {
          await editHereAgain(notebook, model.client, name);
        }
        Notification.success(
          trans.__('As before the export: %1', record.files.join(', ')),
          { autoClose: RESULT_SHOWN }
        );
      });
    };
    const tellDone = (
      id: string,
      notebook: PromoteNotebook,
      record: IExportRecord,
      open: number
    ): void => {
      const folder = notebook.project?.snapshot.contents ?? null;
      const [file] = record.files;
      const actions: Notification.IAction[] = [
        {
          label: trans.__('Revert this export'),
          callback: () => void revert(notebook, record)
        }
      ];
      if (documents !== null && folder !== null && file !== undefined) {
        actions.unshift({
          label: trans.__('Open'),
          callback: event => {
            event.preventDefault();
            documents.openOrReveal(PathExt.join(folder, file));
          }
        });
      }
      actions.push({
        label: trans.__('Hand over…'),
        callback: event => {
          event.preventDefault();
          shell.activateById(notebook.panel.id);
          void commands.execute(CommandIDs.handOver);
        }
      });
      const names = record.files.join(', ');
      Notification.update({
        id,
        type: 'success',
        message:
          record.files.length === 0
            ? trans.__('The record is up to date.')
            : open > 0
              ? trans._n(
                  'Exported as draft, %1 must is open: %2',
                  'Exported as draft, %1 musts are open: %2',
                  open,
                  names
                )
              : trans.__('Exported: %1', names),
        autoClose: REVERT_OFFER,
        actions
      });
    };
    const write = async (
      exporting: Export,
      preview: ExportPreview
    ): Promise<void> => {
      const { notebook } = exporting;
      const id = Notification.emit(
        trans.__('Exporting %1', PathExt.basename(notebook.path)),
        'in-progress',
        { autoClose: false }
      );
      const record = await exporting.write();
      if (record !== null) {
        const reasons = notebook.latest?.gate.reasons ?? [];
        const open = reasons.filter(({ kind }) => kind === 'open-must').length;
        tellDone(id, notebook, record, open);
        preview.dispose();
        shell.activateById(notebook.panel.id);
      } else if (preview.isVisible) {
        // The preview says why.
        Notification.dismiss(id);
      } else {
        Notification.update({
          id,
          type: 'warning',
          message: exporting.notice ?? trans.__('Nothing was written.'),
          autoClose: RESULT_SHOWN
        });
      }
    };
    const makePreview = async (
      notebook: PromoteNotebook
    ): Promise<ExportPreview> => {
      const { Export } = await import('../model/export/export');
      const { ExportPreview } = await import('../panel/export/export-preview');
      const exporting = new Export(notebook, services);
      const preview: ExportPreview = new ExportPreview({
        state: exporting,
        runs,
        commands,
        editors: { extensions, languages },
        trans,
        write: () => void write(exporting, preview)
      });
      return preview;
    };

    commands.addCommand(CommandIDs.exportNotebook, {
      label: trans.__('Export to the Library…'),
      caption: trans.__('See what an export would write, then write it'),
      icon: promoteIcon,
      describedBy: NO_ARGUMENTS,
      isEnabled: () => model.current !== null,
      execute: async () => {
        if (model.current !== null) {
          const preview = await previews.show(model.current, makePreview);
          await preview.refresh();
        }
      }
    });
    commands.addCommand(CommandIDs.revertExport, {
      label: trans.__('Revert the Last Export'),
      caption: trans.__('Give files back as they were before the last export'),
      describedBy: NO_ARGUMENTS,
      isEnabled: () => last() !== null,
      execute: async () => {
        await model.current?.readProject();
        const record = last();
        if (model.current !== null && record !== null) {
          await revert(model.current, record);
        }
      }
    });
    const changed = () => {
      commands.notifyCommandChanged(CommandIDs.exportNotebook);
      commands.notifyCommandChanged(CommandIDs.revertExport);
    };
    model.stateChanged.connect(changed);

    toolbars?.addFactory<NotebookPanel>(
      'Notebook',
      'promote-export',
      panel =>
        new ExportButton({
          model,
          panel,
          trans,
          icon: promoteIcon,
          run: () => {
            shell.activateById(panel.id);
            void commands.execute(CommandIDs.exportNotebook);
          }
        })
    );
  }
};
