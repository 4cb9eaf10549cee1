import { didYouMean } from '../engine';
import type { ICell, INotebook } from '../engine';
import { UserError } from './command';

/**
 * The cells that `--cells 3,5-7,ID` names: numbers are 1-based over all cells,
 * as in reports; anything else is a cell's id.
 *
 * @throws UserError where a number or id is none of the notebook's.
 */
export function chooseCells(notebook: INotebook, choice: string): ICell[] {
  const chosen = new Map<string, ICell>();
  for (const word of choice.split(',').map(part => part.trim())) {
    if (!word) {
      throw new UserError(
        `\`--cells ${choice}\`: a cell is missing between two commas.`
      );
    }
    for (const cell of cellsOf(notebook, word)) {
      chosen.set(cell.key, cell);
    }
  }
  return [...chosen.values()].sort((a, b) => a.index - b.index);
}

function cellsOf(notebook: INotebook, word: string): ICell[] {
  // An id may look like a number; the file's own names win.
  const byId = notebook.cells.filter(cell => cell.id === word);
  if (byId.length > 1 || notebook.duplicateIds.includes(word)) {
    throw new UserError(
      `${notebook.path}: ${byId.length} cells have the id \`${word}\`; ` +
        'name them by number, or save the notebook again in JupyterLab.'
    );
  }
  if (byId.length === 1) {
    return byId;
  }
  const range = /^(\d+)(?:-(\d+))?$/.exec(word);
  if (!range) {
    const ids = notebook.cells.map(cell => cell.id).filter(id => id);
    throw new UserError(
      `${notebook.path} has no cell with the id \`${word}\`.${didYouMean(word, ids)} ` +
        'Name cells by number (3, 5-7) or by id.'
    );
  }
  const first = Number(range[1]);
  const last = Number(range[2] ?? range[1]);
  const count = notebook.cells.length;
  if (first < 1 || last > count || first > last) {
    throw new UserError(
      `\`--cells ${word}\`: ${notebook.path} has the cells 1 to ${count}.`
    );
  }
  return notebook.cells.slice(first - 1, last);
}
