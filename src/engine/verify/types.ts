/** Proof by re-running: the data of `jupyterlab_promote/kernel/prove.py`, which describes each field. */

export interface IVerifyRequest {
  /** The notebooks, as JSON of format 4. */
  before: unknown;
  after: unknown;
  /** Absolute folder of the project. */
  root: string;
  /** Path of the notebook relative to it. */
  notebook: string;
  /** Folders for the front of `sys.path`, relative to the root. */
  paths: { before: string[]; after: string[] };
  /** Import names that must come from the root. */
  modules: string[];
  /** Kernelspec; null: the Python that runs it. */
  kernel: string | null;
  /** False: run in place. */
  copy: boolean;
  /** Limit for the cells of each run; null: none. */
  seconds: number | null;
}

/** One thing that is not as it was; indices are 1-based, over all cells. */
export interface IDifference {
  what:
    | 'value'
    | 'between'
    | 'gone'
    | 'code'
    | 'stdout'
    | 'display'
    | 'figure'
    | 'expected-error'
    | 'random'
    | 'setting'
    | 'file';
  name?: string;
  /** Columns, keys or attributes that differ. */
  parts?: string[];
  before: string;
  after: string;
  cells?: number[];
  cellsAfter?: number[];
}

export interface IUndecided {
  what: IDifference['what'];
  name?: string;
  cells?: number[];
  why: 'time' | 'random' | 'varies' | 'unread';
  /** The rest of it was compared. */
  partly?: boolean;
}

export interface IVerifyResult {
  verdict: 'same' | 'differs' | 'error' | 'not-run';
  reason: string | null;
  error: {
    run: 'before' | 'after';
    cell: { index: number; key: string | null } | null;
    name: string;
    message: string;
    traceback: string;
  } | null;
  differences: IDifference[];
  /** Temporaries that became local. */
  gone: { name: string; cells: number[]; older: boolean }[];
  undecided: IUndecided[];
  added: string[];
  limits?: { sampled: string[]; opaque: string[] };
  compared?: { values: number; cells: number; files: number };
  /** How long each run took. */
  seconds?: { before: number; after: number };
}

export type VerifyEvent =
  | { event: 'run'; run: 'before' | 'after' | 'again'; cells: number }
  | {
      event: 'cell';
      run: 'before' | 'after' | 'again';
      /** 1-based over all cells. */
      cell: number;
      number: number;
      of: number;
    }
  | { event: 'done'; result: IVerifyResult };
