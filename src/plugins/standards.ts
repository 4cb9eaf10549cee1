import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { PathExt } from '@jupyterlab/coreutils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import type { IDocumentWidget } from '@jupyterlab/docregistry';
import type { FileEditor } from '@jupyterlab/fileeditor';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { PromoteNotebook } from '../model/notebook';
import type { IPromote } from '../model/promote';
import { standardsIcon } from '../panel/icons';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { FILE_LINE } from './arguments';

/** Contents path of a project file; null where it lies outside of what Jupyter serves. */
function contentsPath(notebook: PromoteNotebook, path: string): string | null {
  const folder = notebook.project?.snapshot.contents ?? null;
  return folder === null ? null : PathExt.join(folder, path);
}

/** Opens the standards document, at a line where one is named. */
export const standardsPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.standards,
  description: 'Opens the team’s standards document beside the notebook.',
  autoStart: true,
  requires: [IPromoteToken, IDocumentManager],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    documents: IDocumentManager,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const own = () => {
      const document = model.current?.latest?.document;
      return document?.own === true ? document.path : null;
    };
    app.commands.addCommand(CommandIDs.openStandards, {
      label: trans.__('Open the Standards Document'),
      caption: trans.__('Open the team’s standards document'),
      icon: standardsIcon,
      describedBy: FILE_LINE,
      isEnabled: () => own() !== null,
      execute: async args => {
        const notebook = model.current;
        const path = (args['path'] as string) ?? own();
        if (notebook === null || path === null) {
          return;
        }
        const contents = contentsPath(notebook, path);
        if (contents === null) {
          throw new Error(
            trans.__(
              '%1 lies outside of the folder that Jupyter was started in.',
              path
            )
          );
        }
        const widget = documents.openOrReveal(contents, 'Editor', undefined, {
          ref: notebook.panel.id,
          mode: 'split-bottom'
        }) as IDocumentWidget<FileEditor> | undefined;
        const line = args['line'];
        if (widget !== undefined && typeof line === 'number') {
          await widget.context.ready;
          await widget.revealed;
          const position = { line: Math.max(0, line - 1), column: 0 };
          widget.content.editor.setCursorPosition(position);
          widget.content.editor.revealPosition(position);
        }
      }
    });
    // The panel follows the document as soon as it is saved.
    app.serviceManager.contents.fileChanged.connect((_, change) => {
      const { current } = model;
      const changed = change.newValue?.path ?? change.oldValue?.path;
      if (
        current !== null &&
        change.type === 'save' &&
        changed !== undefined &&
        !changed.endsWith('.ipynb')
      ) {
        void current.readProject();
      }
    });
  }
};
