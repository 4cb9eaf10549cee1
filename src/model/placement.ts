/** Where what we open goes: this file alone decides. */
import type { ILabShell, JupyterFrontEnd } from '@jupyterlab/application';
import type { Widget } from '@lumino/widgets';

/**
 * Opens a widget beside the notebook (library file) or over it (preview).
 * Notebook 7's main area holds one widget and drops others: there it is the
 * area below.
 *
 * @param notebook - Id of the notebook's widget.
 */
export function place(
  app: JupyterFrontEnd,
  labShell: ILabShell | null,
  widget: Widget,
  how: { notebook: string; where: 'beside' | 'over' }
): void {
  const { notebook, where } = how;
  if (labShell === null) {
    app.shell.add(widget, 'down', { activate: true });
  } else {
    labShell.add(widget, 'main', {
      ref: notebook,
      mode: where === 'beside' ? 'split-right' : 'tab-after',
      activate: where === 'over'
    });
  }
}
