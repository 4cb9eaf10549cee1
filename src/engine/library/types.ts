/** What an export writes, what it remembers, and what a test run on the staged copy said. */

/** One line of `.promote/ledger/<notebook path>.jsonl`; keys in this order, lines sorted by module, then name. */
export interface ILedgerEntry {
  schema: 1;
  module: string;
  role: 'code' | 'test';
  name: string;
  /** Cell key. */
  cell: string;
  /** sha256 of the symbol's normalised code as the notebook had it. */
  code: string;
  /** sha256 of the symbol's text as it was written to the module: name of its base text. */
  text: string;
  /** sha256 over the names and code hashes of what it brings. */
  brings: string;
  /** Ids of the musts that were open when it was exported. */
  open: string[];
}

export interface IFileChange {
  /** Relative to the project root. */
  path: string;
  kind:
    | 'library'
    | 'test'
    | 'package'
    | 'ledger'
    | 'base'
    | 'readme'
    | 'sign-off'
    | 'standards'
    | 'configuration';
  /** sha256 of the bytes that were read; null: the file must not exist yet. */
  hash: string | null;
  /** Text before; null for a new file. */
  before: string | null;
  /** Text after, byte order mark and line ends included; null deletes the file. */
  text: string | null;
}

export interface IConflict {
  path: string;
  module: string;
  name: string;
  /** Why: written by hand, edited or deleted since the export, exported by another notebook, case clash, not UTF-8, not writable, not Python, no library named, a ledger that can't be read. */
  reason:
    | 'hand-written'
    | 'edited'
    | 'other-notebook'
    | 'case-clash'
    | 'encoding'
    | 'read-only'
    | 'syntax'
    | 'no-library'
    | 'ledger';
  /** Whole sentence: what, where, what to do. */
  message: string;
  /** The module's text of the symbol and the notebook's. */
  theirs: string | null;
  ours: string | null;
}

export interface IChangeSet {
  notebook: string;
  /** Files whose text changes; an empty list: everything is in step. */
  files: IFileChange[];
  conflicts: IConflict[];
  /** Status of each planned symbol: `module name` -> status. */
  statuses: {
    module: string;
    name: string;
    status: import('../plan/types').SymbolStatus;
  }[];
}

/** What the host stages and runs: a temporary copy of library, tests and settings with the change set over it. */
export interface IStage {
  /** Files and folders of the project that are copied, relative to the root. */
  copy: string[];
  /** Texts laid over the copy. */
  overlay: { path: string; text: string }[];
  /** Folders of the stage that go first on sys.path ('' = the stage itself). */
  sourceRoots: string[];
  /** Exported modules: each is imported, and its `__file__` must lie in the stage. */
  modules: { importName: string; path: string }[];
  /** What pytest is given, relative to the stage. */
  tests: string[];
  /** sha256 over everything above: a run belongs to one plan only. */
  fingerprint: string;
}

export interface ITestCase {
  /** pytest's node id relative to the stage. */
  id: string;
  outcome: 'passed' | 'failed' | 'error' | 'skipped';
  seconds: number;
  /** Failure text, short form. */
  message: string | null;
  /** True where it fails without the export as well (then it does not close the gate). */
  failedBefore?: boolean;
}

export interface ITestRun {
  fingerprint: string;
  /** `not-run`: pytest is missing, the kernel runs elsewhere, it was cancelled: see `reason`. */
  state: 'passed' | 'failed' | 'not-run';
  reason: string | null;
  /** Import of each exported module in a fresh interpreter: null = fine, else the error's last line. */
  imports: { importName: string; error: string | null }[];
  tests: ITestCase[];
  seconds: number;
}
