/** Where what we open goes: this file alone decides. */
import type { ILabShell, JupyterFrontEnd } from '@jupyterlab/application';
import type { Widget } from '@lumino/widgets';
import { SplitPanel, TabPanel } from '@lumino/widgets';

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
    app.shell.add(widget, 'down');
    bringUp(app, widget);
  } else {
    labShell.add(widget, 'main', {
      ref: notebook,
      mode: where === 'beside' ? 'split-right' : 'tab-after',
      activate: where === 'over'
    });
  }
}

/** Pixels that the area below gets at least. */
const LOW = 160;

/**
 * Shows a widget that was placed before. Notebook 7 opens the area below as a
 * mere line, and not the tab in it.
 */
export function bringUp(app: JupyterFrontEnd, widget: Widget): void {
  const tabs = widget.parent?.parent;
  if (tabs instanceof TabPanel) {
    tabs.currentWidget = widget;
  }
  app.shell.activateById(widget.id);
  const split = tabs?.parent;
  if (split instanceof SplitPanel && widget.node.clientHeight < LOW) {
    split.setRelativeSizes([1, 1]);
  }
}
