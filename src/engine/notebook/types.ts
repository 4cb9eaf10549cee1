/** A notebook as the engine sees it, whether it comes from a file or from a live model. */

export type CellKind = 'code' | 'markdown' | 'raw';

export type MarkRole = 'code' | 'test';

/** "This goes to module X", as library code or as test. */
export interface IMark {
  /** Dotted module name below the library: `features`, `models.train`, `__init__`. */
  module: string;
  role: MarkRole;
  /** How the person wants a notebook variable to travel, by name. */
  names?: Record<string, 'parameter' | 'constant'>;
  /** Texts of top-level statements of the cell that the person left out of the export. */
  skip?: string[];
  /** nbdev's `exporti`: no name of `__all__`. */
  internal?: true;
  /** Where the mark is written: `metadata.promote`, or nbdev's directives (comment or `metadata.nbdev`). */
  by: 'metadata' | 'nbdev';
}

/** Why a mark can't be used: `{code, args}` of a sentence in report/sentences. */
export interface IMarkFault {
  /**
   * - `mark-not-a-table`: `metadata.promote` is no object (`found`)
   * - `mark-module-missing`: no module named (an `export` without `default_exp`, or metadata without `module`)
   * - `mark-module-type`: the module is no string (`found`)
   * - `mark-module-name`: no dotted identifiers (`found`, `part`)
   * - `mark-module-keyword`: a part is a Python keyword (`found`, `part`)
   * - `mark-role`: neither `code` nor `test` (`found`)
   * - `mark-names`: `names` is no table of `parameter` / `constant` (`found`)
   * - `mark-skip`: `skip` is no list of strings (`found`)
   * - `mark-kind`: the marked cell is no code cell (`kind`)
   * - `mark-language`: the notebook is of another language (`language`)
   */
  code:
    | 'mark-not-a-table'
    | 'mark-module-missing'
    | 'mark-module-type'
    | 'mark-module-name'
    | 'mark-module-keyword'
    | 'mark-role'
    | 'mark-names'
    | 'mark-skip'
    | 'mark-kind'
    | 'mark-language';
  args: Record<string, string>;
}

export interface ICell {
  /** The file's id; '' where the file saves none. */
  id: string;
  /**
   * Names the cell everywhere inside: its id, else a hash of its code;
   * a duplicate gets `~2`, `~3`, so that keys are unique in their notebook.
   */
  key: string;
  /** 0-based over all cells; hosts that show numbers add one. */
  index: number;
  kind: CellKind;
  /** As it stands in the notebook: line ends, tabs and all. */
  source: string;
  executionCount: number | null;
  /** Null: not marked, or marked in a way that can't be used (`fault`). */
  mark: IMark | null;
  fault: IMarkFault | null;
  /** Stream text, `text/plain` and error text of the outputs. */
  textOutputs: string[];
  /** What would go to version control with the cell; absent where it comes from a live notebook. */
  outputs?: IOutputs;
  /** What `metadata.promote` says beside the mark (`notNow`, ...): as it is in the notebook. */
  promote: Record<string, unknown>;
}

export interface INotebook {
  /** Relative to the project root, with `/`. */
  path: string;
  /** Lower case, from the kernelspec or language_info; `python` where nothing is said. */
  language: string;
  cells: ICell[];
  /** Module of nbdev's `default_exp`, null where there is none. */
  defaultModule: string | null;
  /** Ids that more than one cell has: `mark` refuses them, everything else lives with them. */
  duplicateIds: string[];
}

/** A cell as a host has it. */
export interface ICellSource {
  /** '' where the file saves none. */
  id: string;
  kind: CellKind;
  source: string;
  executionCount: number | null;
  /** The cell's metadata; only `promote` and `nbdev` are looked at. */
  metadata: Record<string, unknown>;
  textOutputs: string[];
  /** Absent where the host reads no file. */
  outputs?: IOutputs;
}

/** Outputs of a cell as they are saved. */
export interface IOutputs {
  count: number;
  /** Among them those that show a table, and those that show a picture. */
  tables: number;
  pictures: number;
}

/** Why a text is no notebook for us: `{code, args}` of a sentence; everything a person needs to mend it. */
export interface INotebookProblem {
  /**
   * - `not-json`: `what` the reader met
   * - `not-a-notebook`: JSON, but no object with cells (`what`)
   * - `old-format`: nbformat below 4 (`found`)
   * - `new-format`: nbformat above 4 (`found`)
   * - `not-python`: another language (`found`), where only Python is asked for
   * - `bad-cell`: a cell of a wrong shape (`cell` 1-based, `what`)
   */
  code:
    | 'not-json'
    | 'not-a-notebook'
    | 'old-format'
    | 'new-format'
    | 'not-python'
    | 'bad-cell';
  args: Record<string, string | number>;
  /** The same as a whole sentence: what, where, what to do. */
  message: string;
  /** 1-based, of the file's text; null where no place can be named. */
  line: number | null;
  column: number | null;
}

export type ReadResult =
  { ok: true; notebook: INotebook } | { ok: false; problem: INotebookProblem };
