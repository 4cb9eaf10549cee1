import type { ICell, INotebook } from '../../notebook/types';
import { syntaxOf } from '../../python/syntax';

/** By name: the cells that define a function at their top level, in order. */
export function functionCells(notebook: INotebook): Map<string, ICell[]> {
  const cells = new Map<string, ICell[]>();
  for (const cell of notebook.cells.filter(({ kind }) => kind === 'code')) {
    for (const { node } of syntaxOf(cell.source).statements) {
      if (node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef') {
        cells.set(node.name, [...(cells.get(node.name) ?? []), cell]);
      }
    }
  }
  return cells;
}
