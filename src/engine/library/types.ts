/** What an export writes, what it remembers, and what a test run on the staged copy said. */
import type { IFix } from '../refactor/types';

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
  /** sha256 of the symbol's text as it was written to the module: name of its base text. '' where the library deleted it and somebody agreed. */
  text: string;
  /** sha256 over the names and code hashes of what it brings. */
  brings: string;
  /** Ids of the musts that were open when it was exported. */
  open: string[];
  /** True where it came along with another symbol and its cell has no mark of its own; else left out. */
  brought?: true;
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
    | 'note'
    | 'configuration';
  /** sha256 of the bytes that were read; null: the file must not exist yet. */
  hash: string | null;
  /** Text before; null for a new file. */
  before: string | null;
  /** Text after, byte order mark and line ends included; null deletes the file. */
  text: string | null;
}

/**
 * What somebody chose where library and notebook differ: the library's, the
 * notebook's, or a text of their own.
 */
export type Choice = 'library' | 'notebook' | { text: string };

export interface IConflict {
  /** Names this difference between these very texts: a choice made for it is void once one of them changes. */
  id: string;
  path: string;
  module: string;
  name: string;
  /** Why: written by hand, edited, deleted, moved or renamed in the library since the export, exported by another notebook, case clash, not UTF-8, not writable, not Python, no library named, a ledger that can't be read, still used by other code. */
  reason:
    | 'hand-written'
    | 'edited'
    | 'deleted'
    | 'moved'
    | 'renamed'
    | 'other-notebook'
    | 'case-clash'
    | 'encoding'
    | 'read-only'
    | 'syntax'
    | 'no-library'
    | 'ledger'
    | 'used';
  /** Whole sentence: what, where, what to do. */
  message: string;
  /** The text exported last (null: never, or lost), the module's text of the symbol and the notebook's. */
  base: string | null;
  theirs: string | null;
  ours: string | null;
  /** Both sides' edits in one text, where they don't overlap: to be looked at, never taken unasked. */
  proposal: string | null;
  /** What may be chosen; empty where only an edit or another mark helps. */
  choices: ('library' | 'notebook' | 'edit')[];
}

/** What the library has from this notebook and the notebook no longer exports: it stays until somebody says otherwise. */
export interface ILeftSymbol {
  /** For a choice: `notebook` deletes it from the library, `library` makes it the library's own. */
  id: string;
  path: string;
  module: string;
  role: 'code' | 'test';
  name: string;
  /** As the library has it. */
  text: string;
  /** Whether the library changed it since the export. */
  edited: boolean;
  /** Whether it came along with another symbol. */
  brought: boolean;
  /** What became of it in the notebook; null: it is marked nowhere. */
  now: { module: string; role: 'code' | 'test'; name: string } | null;
  /** Whole sentence. */
  message: string;
}

/** A cell that was exported and has lost its mark: the code is there, the mark is not. */
export interface ILostMark {
  cell: string;
  /** 0-based. */
  index: number;
  module: string;
  role: 'code' | 'test';
  /** What the cell exported. */
  names: string[];
  /** The notebook that exported it: this one, or one that the cell came from. */
  from: string;
  /** Whole sentence; '' until the review fills it in. */
  sentence: string;
  fix: IFix;
}

/** How one symbol stands between notebook and library. */
export interface ISymbolState {
  module: string;
  role: 'code' | 'test';
  path: string;
  name: string;
  status: import('../plan/types').SymbolStatus;
  /** Key of its cell; null where the notebook no longer has it. */
  cell: string | null;
  /** What differs: nothing, its code, or its comments alone. */
  differs: 'nothing' | 'comments' | 'code';
}

export interface IChangeSet {
  notebook: string;
  /** Files whose text changes; an empty list: everything is in step. */
  files: IFileChange[];
  conflicts: IConflict[];
  /** What the notebook exported once and no longer does. */
  left: ILeftSymbol[];
  /** One for each name of a module, what it brings along included. */
  statuses: ISymbolState[];
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
  /** Packages that the exported code imports, by their first name: the run says which distributions bring them. */
  imports?: string[];
  /** Whether the run measures which lines the tests reach. */
  coverage?: boolean;
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
  /** Distributions that bring `IStage.imports`; none: it lies in the project. Absent: not asked. */
  distributions?: Record<string, { name: string; version: string }[]>;
  /** Absent: not asked, or no test ran. */
  coverage?: ICoverageRun;
}

/** Which lines of the exported modules the tests ran. */
export interface ICoverageRun {
  /** Why it could not be measured, a whole sentence; null: it was. */
  reason: string | null;
  modules: {
    importName: string;
    path: string;
    /** Lines that could run. */
    statements: number;
    /** 1-based lines that never ran. */
    missing: number[];
  }[];
}
