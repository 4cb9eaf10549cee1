/** Jumps to a place of the notebook: the cell is made active, scrolled to, the range selected. */
import type { PromoteNotebook } from './notebook';

export interface IPlace {
  /** Key of the cell. */
  cell: string;
  /** UTF-16 offsets in its source. */
  range: { start: number; end: number } | null;
}

/**
 * @param focus - Whether the editor takes the focus; else it stays where it was.
 * @returns false where the cell is gone.
 */
export async function reveal(
  notebook: PromoteNotebook,
  place: IPlace,
  focus: boolean
): Promise<boolean> {
  const found = notebook.cell(place.cell);
  if (found === null) {
    return false;
  }
  const { content } = notebook.panel;
  const focused = document.activeElement;
  content.activeCellIndex = found.index;
  content.deselectAll();
  const cell = content.widgets[found.index];
  await content.scrollToCell(cell, 'auto');
  await cell.ready;
  const editor = cell.editor;
  if (editor !== null && place.range !== null) {
    const { length } = found.model.sharedModel.getSource();
    const position = (offset: number) =>
      editor.getPositionAt(Math.min(offset, length)) ?? { line: 0, column: 0 };
    editor.setSelection({
      start: position(place.range.start),
      end: position(place.range.end)
    });
  }
  if (focus) {
    content.mode = 'edit';
    editor?.focus();
  } else if (focused instanceof HTMLElement) {
    focused.focus({ preventScroll: true });
  }
  return true;
}
