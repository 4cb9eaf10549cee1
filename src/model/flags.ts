/** Shows a mark once in the notebook: an attribute on the cell, which the style draws in the margin. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import { markOf } from './marks';

/** Read by style/marks.css. */
export const FLAG = 'data-jp-promote-module';

function refresh(panel: NotebookPanel): void {
  if (panel.isDisposed) {
    return;
  }
  for (const cell of panel.content.widgets) {
    const mark = markOf(cell.model);
    if (mark === null) {
      cell.node.removeAttribute(FLAG);
    } else {
      const name = mark.role === 'test' ? `test_${mark.module}` : mark.module;
      if (cell.node.getAttribute(FLAG) !== name) {
        cell.node.setAttribute(FLAG, name);
      }
    }
  }
}

/** Keeps the flags of a notebook; ends with the notebook. */
export function flagMarks(panel: NotebookPanel): void {
  let waiting = false;
  const later = () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        refresh(panel);
      });
    }
  };
  void panel.context.ready.then(() => {
    panel.context.model.contentChanged.connect(later);
    panel.context.model.cells.changed.connect(later);
    later();
  });
}
