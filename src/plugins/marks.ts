import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { InputDialog } from '@jupyterlab/apputils';
import type { ICellModel } from '@jupyterlab/cells';
import { INotebookTracker } from '@jupyterlab/notebook';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { flagMarks } from '../model/flags';
import {
  isModuleName,
  looksLikeTest,
  markOf,
  moduleSuggestions,
  selectedCodeCells,
  setMarks
} from '../model/marks';
import type { IPromote } from '../model/promote';
import { promoteIcon } from '../panel/icons';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { MARK, NO_ARGUMENTS } from './arguments';

/** The module that was marked last in this notebook, by the order of its cells. */
function lastModule(panel: NotebookPanel): string | null {
  let module: string | null = null;
  for (const cell of panel.context.model.cells) {
    module = markOf(cell)?.module ?? module;
  }
  return module;
}

async function askModule(
  suggestions: string[],
  trans: TranslationBundle
): Promise<string | null> {
  const answer = await InputDialog.getItem({
    title: trans.__('Which module does it go to?'),
    label: trans.__('A name such as features or models.train'),
    items: suggestions,
    editable: true,
    okLabel: trans.__('Mark')
  });
  const name = answer.value?.trim() ?? '';
  return answer.button.accept && name !== '' ? name : null;
}

/** Marks by command, and their flag in the notebook's margin. */
export const marksPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.marks,
  description: 'Marks cells that go to a module of the library.',
  autoStart: true,
  requires: [INotebookTracker, IPromoteToken],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    model: IPromote,
    translator: ITranslator | null
  ): void => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    tracker.forEach(flagMarks);
    tracker.widgetAdded.connect((_, panel) => flagMarks(panel));

    const panel = () => tracker.currentWidget;
    const cells = () => {
      const current = panel();
      return current === null ? [] : selectedCodeCells(current);
    };
    const active = (): ICellModel | null => tracker.activeCell?.model ?? null;
    const isCode = () => active()?.type === 'code';
    const activeMark = () => {
      const cell = active();
      return cell === null ? null : markOf(cell);
    };

    const mark = async (
      module: string | null,
      { cells: keys, skip = [] }: { cells?: string[]; skip?: string[] } = {}
    ): Promise<void> => {
      const current = panel();
      if (current === null) {
        return;
      }
      const notebook = model.of(current);
      const chosen =
        keys?.flatMap(key => notebook.cell(key)?.model ?? []) ?? cells();
      if (chosen.length === 0) {
        return;
      }
      const name =
        module ??
        (await askModule(
          moduleSuggestions(
            notebook.latest,
            notebook.project?.snapshot ?? null
          ),
          trans
        ));
      if (name === null) {
        return;
      }
      if (!isModuleName(name)) {
        throw new Error(
          trans.__(
            '“%1” is no module name: use letters, digits and _, parts joined by dots, as in models.train.',
            name
          )
        );
      }
      const first = lastModule(current) === null;
      setMarks(
        current,
        chosen.map(cell => ({
          cell,
          mark: {
            ...markOf(cell),
            module: name,
            role: looksLikeTest(cell.sharedModel.getSource()) ? 'test' : 'code',
            ...(skip.length > 0 ? { skip } : {})
          }
        }))
      );
      await notebook.check();
      if (first) {
        await commands.execute(CommandIDs.showLibraryFile, {
          module: name,
          once: true
        });
      }
    };
    const unmark = (): void => {
      const current = panel();
      if (current !== null) {
        setMarks(
          current,
          cells().map(cell => ({ cell, mark: null }))
        );
        void model.of(current).check();
      }
    };
    const lastOfCurrent = (): string | null => {
      const current = panel();
      return current === null ? null : lastModule(current);
    };

    commands.addCommand(CommandIDs.markCells, {
      label: args => {
        const module = (args['module'] as string) ?? lastOfCurrent();
        return module === null
          ? trans.__('Mark for the Library…')
          : trans.__('Mark for the Library (%1)', module);
      },
      caption: trans.__('This cell goes to a module of the library'),
      icon: promoteIcon,
      describedBy: MARK,
      isEnabled: args => args['cells'] !== undefined || isCode(),
      execute: args => mark((args['module'] as string) ?? lastOfCurrent(), args)
    });
    commands.addCommand(CommandIDs.markCellsAs, {
      label: trans.__('Mark for Another Module…'),
      describedBy: NO_ARGUMENTS,
      isEnabled: isCode,
      execute: () => mark(null)
    });
    commands.addCommand(CommandIDs.unmarkCells, {
      label: trans.__('Remove the Mark'),
      describedBy: NO_ARGUMENTS,
      isEnabled: () => cells().some(cell => markOf(cell) !== null),
      execute: unmark
    });
    commands.addCommand(CommandIDs.toggleMark, {
      label: () => activeMark()?.module ?? trans.__('Mark for the library'),
      caption: () => {
        const now = activeMark();
        return now === null
          ? trans.__('Mark this cell for the library')
          : trans.__('Goes to %1: click to remove the mark', now.module);
      },
      icon: promoteIcon,
      describedBy: NO_ARGUMENTS,
      isToggleable: true,
      isToggled: () => activeMark() !== null,
      isEnabled: isCode,
      isVisible: isCode,
      execute: () => (activeMark() === null ? mark(lastOfCurrent()) : unmark())
    });
    model.stateChanged.connect(() => {
      commands.notifyCommandChanged(CommandIDs.toggleMark);
    });
  }
};
