import type { ICellModel } from '@jupyterlab/cells';
import { markOf, moduleSuggestions } from './marks';
import type { PromoteNotebook } from './notebook';

/** The cells' own module, else the one marked last above them, else the first that is known. */
export function moduleFor(
  notebook: PromoteNotebook,
  cells: readonly ICellModel[]
): string {
  let last: string | null = null;
  for (const cell of notebook.panel.context.model.cells) {
    const mark = markOf(cell);
    if (cells.includes(cell)) {
      return (
        mark?.module ??
        last ??
        moduleSuggestions(
          notebook.latest,
          notebook.project?.snapshot ?? null
        )[0]
      );
    }
    last = mark?.role === 'code' ? mark.module : last;
  }
  return '';
}
