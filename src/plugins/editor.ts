import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { ICellModel } from '@jupyterlab/cells';
import {
  EditorExtensionRegistry,
  IEditorExtensionRegistry
} from '@jupyterlab/codemirror';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { EditorView, ViewPlugin } from '@codemirror/view';
import { Menu } from '@lumino/widgets';
import { fixArguments } from '../model/standards/fix-arguments';
import type { PromoteNotebook } from '../model/notebook';
import type { IPromote } from '../model/promote';
// Editors are made while Lab restores its layout.
// eslint-disable-next-line jupyter/prefer-lazy-imports
import { Squiggles } from '../model/standards/squiggles';
import type { Draw, ISquiggle, Underlined } from '../model/standards/squiggles';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { NO_ARGUMENTS } from './arguments';

/** Squiggles under what keeps a must open, and the quick fix at the cursor. */
export const editorPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.editor,
  description: 'Underlines findings in cells, with their fixes.',
  autoStart: true,
  requires: [IPromoteToken, IEditorExtensionRegistry],
  optional: [ISettingRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    extensions: IEditorExtensionRegistry,
    settings: ISettingRegistry | null,
    translator: ITranslator | null
  ): void => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const squiggles = new Squiggles(model);

    /** What draws into one editor; the lint extension is loaded with the first squiggle. */
    const drawInto =
      (view: EditorView, alive: () => boolean): Draw =>
      list => {
        void Promise.all([
          import('@codemirror/lint'),
          import('../panel/standards/squiggle')
        ]).then(([{ setDiagnostics }, { diagnosticOf }]) => {
          if (alive()) {
            const { length } = view.state.doc;
            const context = { commands, trans, pages: model.pages };
            view.dispatch(
              setDiagnostics(
                view.state,
                list.map(one => diagnosticOf(one, length, context))
              )
            );
          }
        });
      };
    const underline = (cell: CodeEditor.IModel) =>
      ViewPlugin.define(view => {
        let alive = true;
        // Only models of cells are known there; editors of files draw nothing.
        const detach = squiggles.attach(
          cell as ICellModel,
          drawInto(view, () => alive)
        );
        return {
          destroy: () => {
            alive = false;
            detach();
          }
        };
      });
    extensions.addExtension({
      name: 'promote:squiggles',
      factory: ({ model: cell }) =>
        EditorExtensionRegistry.createImmutableExtension(underline(cell))
    });

    const read = (loaded: ISettingRegistry.ISettings) => {
      squiggles.underlined = loaded.get('underline').composite as Underlined;
    };
    void settings?.load(PluginIDs.editor).then(loaded => {
      read(loaded);
      loaded.changed.connect(read);
    });

    /** What is underlined on the cursor's line, what holds the cursor first. */
    const here = (): {
      found: ISquiggle[];
      view: EditorView;
      notebook: PromoteNotebook;
    } | null => {
      const notebook = model.current;
      const cell = notebook?.panel.content.activeCell ?? null;
      const dom = cell?.editor?.host.querySelector<HTMLElement>('.cm-editor');
      const view = dom ? EditorView.findFromDOM(dom) : null;
      if (notebook === null || cell === null || view === null) {
        return null;
      }
      const { head } = view.state.selection.main;
      const line = view.state.doc.lineAt(head);
      const found = (squiggles.at(notebook, cell.model) ?? [])
        .filter(({ start, end }) => start <= line.to && end >= line.from)
        .sort((a, b) => distance(a, head) - distance(b, head));
      return { found, view, notebook };
    };
    commands.addCommand(CommandIDs.quickFix, {
      label: trans.__('Quick Fix at the Cursor…'),
      caption: trans.__('What can be done about what is underlined here'),
      describedBy: NO_ARGUMENTS,
      isEnabled: () => model.current !== null,
      execute: async () => {
        const place = here();
        if (place === null || place.found.length === 0) {
          return;
        }
        const { found, notebook, view } = place;
        const menu = new Menu({ commands });
        for (const { finding, standard } of found) {
          if (finding.fix !== undefined) {
            menu.addItem({
              command: CommandIDs.applyFix,
              args: fixArguments(finding.fix)
            });
          }
          menu.addItem({
            command: CommandIDs.showStandard,
            args: { standard: standard.id, title: standard.title }
          });
        }
        const { cellsWithSeveral, fixAllOf } =
          await import('../model/standards/fix-all');
        for (const check of new Set(found.map(one => one.finding.check))) {
          const { cell } = found.find(
            one => one.finding.check === check
          )!.finding;
          const inCell = cellsWithSeveral(
            notebook.settled?.findings ?? [],
            check
          ).includes(cell ?? '')
            ? await fixAllOf(notebook, check, cell)
            : null;
          if (inCell !== null) {
            const title = trans.__('%1, in this cell', inCell.fix.title);
            menu.addItem({
              command: CommandIDs.applyFix,
              args: { ...fixArguments(inCell.fix), title }
            });
          }
          const all = await fixAllOf(notebook, check, null);
          if (all !== null) {
            menu.addItem({
              command: CommandIDs.applyFix,
              args: fixArguments(all.fix)
            });
          }
        }
        const at = view.coordsAtPos(view.state.selection.main.head);
        menu.aboutToClose.connect(() => {
          requestAnimationFrame(() => menu.dispose());
        });
        menu.open(at?.left ?? 0, at?.bottom ?? 0);
      }
    });
  }
};

function distance({ start, end }: ISquiggle, head: number): number {
  return Math.max(0, start - head, head - end);
}
