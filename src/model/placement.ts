/** Where what we open goes: this file alone decides. */
import type { ILabShell, JupyterFrontEnd } from '@jupyterlab/application';
import type { Widget } from '@lumino/widgets';

/**
 * Opens a widget beside the notebook (library file) or over it (preview).
 * Notebook 7's main area holds one widget and drops others: there it is the
 * area below.
 */
export function place(
  app: JupyterFrontEnd,
  labShell: ILabShell | null,
  widget: Widget,
  how: { beside: string | null }
): void {
  if (labShell === null) {
    app.shell.add(widget, 'down', { activate: true });
  } else if (how.beside !== null) {
    labShell.add(widget, 'main', {
      mode: 'split-right',
      ref: how.beside,
      activate: false
    });
  } else {
    labShell.add(widget, 'main', { activate: true });
  }
}
