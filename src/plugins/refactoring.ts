import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILabShell } from '@jupyterlab/application';
import { ICommandPalette, Notification } from '@jupyterlab/apputils';
import { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type {
  FunctionForm,
  IChosenCells
} from '../model/refactoring/function-form';
import type { IParameterWish } from '../model/refactoring/make-parameter';
import { selectedCodeCells } from '../model/marks';
import type { PromoteNotebook } from '../model/notebook';
import type { IPromote } from '../model/promote';
import type { FunctionFormWidget } from '../panel/function-form/function-form';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { CELLS, PARAMETER } from './arguments';
import { RESULT_SHOWN } from './results';
import { NotebookViews } from './views';

/** Offsets of what is selected in the editor of the active cell; null: nothing. */
function selectedLines(panel: NotebookPanel): IChosenCells['range'] {
  const editor = panel.content.activeCell?.editor;
  if (!editor) {
    return null;
  }
  const { start, end } = editor.getSelection();
  const offsets = [editor.getOffsetAt(start), editor.getOffsetAt(end)];
  const range = { start: Math.min(...offsets), end: Math.max(...offsets) };
  return range.start < range.end ? range : null;
}

/** Cells that the arguments name, else the selected ones. */
function chosenCells(
  notebook: PromoteNotebook,
  keys: readonly string[] | undefined
): IChosenCells {
  if (keys !== undefined) {
    const cells = keys.flatMap(key => notebook.cell(key)?.model ?? []);
    return { cells, range: null };
  }
  const cells = selectedCodeCells(notebook.panel);
  const active = notebook.panel.content.activeCell?.model;
  return {
    cells,
    range:
      cells.length === 1 && cells[0] === active
        ? selectedLines(notebook.panel)
        : null
  };
}

/** Statements → function by a form, variable → parameter by command. */
export const refactoringPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.refactoring,
  description:
    'Turns statements of the notebook into functions, and variables into parameters.',
  autoStart: true,
  requires: [IPromoteToken, IEditorLanguageRegistry],
  optional: [ILabShell, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    languages: IEditorLanguageRegistry,
    labShell: ILabShell | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): void => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const forms = new NotebookViews<FunctionFormWidget>(app, labShell, 'form');

    const apply = async (
      form: FunctionForm,
      widget: FunctionFormWidget
    ): Promise<void> => {
      const { notebook } = form;
      const step = await form.step(name =>
        trans.__('%1 is a function now', name)
      );
      if (step === null || widget.isDisposed) {
        if (!widget.isDisposed && form.refusals.length === 0) {
          Notification.info(
            trans.__(
              'The notebook was edited: look at the preview again, nothing was changed yet.'
            ),
            { autoClose: RESULT_SHOWN }
          );
        }
        return;
      }
      const { refactor } = await import('../model/refactoring/refactorings');
      const change = await refactor(notebook, step, trans);
      if (change !== null) {
        widget.close();
        const { revealCell } = await import('../model/reveal');
        await revealCell(notebook.panel, change.inserted[0]);
      }
    };
    const makeForm = async (
      notebook: PromoteNotebook,
      chosen: IChosenCells
    ): Promise<FunctionFormWidget> => {
      const [{ FunctionForm }, { FunctionFormWidget }] = await Promise.all([
        import('../model/refactoring/function-form'),
        import('../panel/function-form/function-form')
      ]);
      await notebook.ready;
      const form = new FunctionForm(notebook, chosen);
      const widget: FunctionFormWidget = new FunctionFormWidget({
        form,
        commands,
        languages,
        trans,
        apply: () => void apply(form, widget)
      });
      await form.ask();
      return widget;
    };

    commands.addCommand(CommandIDs.toFunction, {
      label: trans.__('Turn into a Function…'),
      caption: trans.__(
        'Turn the statements of the selected cells, or the selected lines, into a function'
      ),
      describedBy: CELLS,
      isEnabled: args =>
        model.current !== null &&
        (args['cells'] !== undefined ||
          selectedCodeCells(model.current.panel).length > 0),
      execute: async args => {
        const notebook = model.current;
        if (notebook !== null) {
          const keys = args['cells'] as string[] | undefined;
          const chosen = chosenCells(notebook, keys);
          if (chosen.cells.length > 0) {
            forms.close(notebook);
            await forms.show(notebook, () => makeForm(notebook, chosen));
          }
        }
      }
    });
    commands.addCommand(CommandIDs.makeParameter, {
      label: trans.__('Make Notebook Variables Parameters'),
      caption: trans.__(
        'Let the marked functions of this cell take the notebook’s variables as parameters'
      ),
      describedBy: PARAMETER,
      isEnabled: () => model.current !== null,
      execute: async args => {
        const notebook = model.current;
        if (notebook === null) {
          return;
        }
        const { makeParameter, parameterRequests } =
          await import('../model/refactoring/make-parameter');
        if (notebook.stale) {
          await notebook.check();
        }
        const { symbol } = args as Partial<IParameterWish>;
        const active = notebook.panel.content.activeCell?.model;
        const cell = active && notebook.basis?.keyOf(active);
        const requests =
          symbol !== undefined
            ? parameterRequests(notebook, args as unknown as IParameterWish)
            : cell !== undefined
              ? parameterRequests(notebook, { cell })
              : [];
        await makeParameter(notebook, requests, trans);
      }
    });
    const category = trans.__('Promote');
    for (const command of [CommandIDs.toFunction, CommandIDs.makeParameter]) {
      palette?.addItem({ command, category });
    }
    palette?.addItem({ command: CommandIDs.undoRefactoring, category });
    model.stateChanged.connect(() => {
      commands.notifyCommandChanged(CommandIDs.toFunction);
      commands.notifyCommandChanged(CommandIDs.undoRefactoring);
    });
  }
};
