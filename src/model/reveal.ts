/** Jumps to a place of the notebook: the cell is made active, scrolled to, the range selected. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { PromoteNotebook } from './notebook';

export interface IPlace {
  /** Key of the cell. */
  cell: string;
  /** UTF-16 offsets in its source. */
  range: { start: number; end: number } | null;
  /** 1-based; where there is no range. */
  line?: number;
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
  const source = found.model.sharedModel.getSource();
  const range = place.range ?? lineRange(source, place.line);
  if (editor !== null && range !== null) {
    const { length } = source;
    const position = (offset: number) =>
      editor.getPositionAt(Math.min(offset, length)) ?? { line: 0, column: 0 };
    editor.setSelection({
      start: position(range.start),
      end: position(range.end)
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

function lineRange(source: string, line: number | undefined): IPlace['range'] {
  if (line === undefined) {
    return null;
  }
  const lines = source.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  return { start, end: start + (lines[line - 1]?.length ?? 0) };
}

/** Makes a cell the active one, by its id. */
export async function revealCell(
  { content }: NotebookPanel,
  id: string | undefined
): Promise<void> {
  const index = content.widgets.findIndex(({ model }) => model.id === id);
  if (index >= 0) {
    content.activeCellIndex = index;
    content.deselectAll();
    await content.scrollToCell(content.widgets[index], 'auto');
  }
}
