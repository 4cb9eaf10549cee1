/** Draft the whole library: everything that can leave does, group by group. Plain data. */
import type { CellName } from '../../report/render';
import type { IRemark } from '../to-function/types';
import type { ICellInsert, INotebookChange } from '../types';

/** What a draft leaves alone on purpose, and can take in. */
export type DraftInclude = 'settings' | 'shows';

export interface IDraftOptions {
  /** Dotted name of the module that everything is marked for. */
  module: string;
  /** Ids of groups that stay as they are. */
  leave?: ReadonlySet<string>;
  /** Cells that only set values, or only show something, become functions, too. */
  include?: ReadonlySet<DraftInclude>;
  /** How sentences call a cell; by default its number. */
  cellName?: CellName;
}

/** Adjacent cells under one heading that become one function. */
export interface IDraftGroup {
  /** Key of its first cell. */
  id: string;
  /** The heading it stands under; '' where there is none. */
  heading: string;
  cells: string[];
  name: string;
  /** Of the notebook as `definitions` leaves it; changes of several groups never touch the same cell. */
  change: INotebookChange;
  definition: string;
  /** Imports that it needs and that move. */
  imports: string[];
  calls: { cell: string; source: string }[];
  remarks: IRemark[];
}

export interface IDraftLeft {
  cell: string;
  /** 1-based. */
  line: number;
  /**
   * - `refused`: it can't become a function (`reason`);
   * - `blocked`: it could, but the module could not hold it (`reason`);
   * - `settings`: it only sets values, which stay as the notebook's knobs;
   * - `shows`: it only prints or shows;
   * - `left`: by choice
   */
  why: 'refused' | 'blocked' | 'settings' | 'shows' | 'left';
  reason: string;
  sentence: string;
}

export interface IDraft {
  module: string;
  /** Marks of what is defined already, and its parameters: comes before the groups. */
  definitions: INotebookChange & { symbols: string[] };
  /** Imports that only the groups read, in a cell of their own above the first one; null where there are none. */
  imports: ICellInsert | null;
  /** In the order of the notebook. */
  groups: IDraftGroup[];
  left: IDraftLeft[];
}
