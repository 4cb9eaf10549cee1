/** Which variables the notebook still has while its cells become functions, one after the other. */
import type { ICell, INotebook } from '../../notebook/types';
import { syntaxOf } from '../../python/syntax';

export class KeptNames {
  private _calls = new Set<string>();
  private _others: { index: number; names: Set<string> }[];

  constructor(notebook: INotebook, drafted: readonly ICell[]) {
    const gone = new Set(drafted);
    this._others = notebook.cells
      .filter(cell => cell.kind === 'code' && !gone.has(cell))
      .map(({ index, source }) => ({ index, names: namesIn(source) }));
  }

  /** Takes in a cell that a group left behind, in the order of the notebook. */
  add(source: string): void {
    namesIn(source).forEach(name => this._calls.add(name));
  }

  /** Takes in cells that stay as they are. */
  keep(cells: readonly ICell[]): void {
    cells.forEach(({ source }) => this.add(source));
  }

  /** Whether a cell above binds the name at module level. */
  before({ index }: ICell, name: string): boolean {
    return (
      this._calls.has(name) ||
      this._others.some(other => other.index < index && other.names.has(name))
    );
  }
}

function namesIn(source: string): Set<string> {
  return new Set(syntaxOf(source).statements.flatMap(({ names }) => names));
}
