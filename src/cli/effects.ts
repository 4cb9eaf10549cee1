/**
 * What the command line asks of its Python host, one JSON object a line.
 * Node reads and writes no files of the user's: the host does, with the same
 * reader, writer and test runner that serve JupyterLab.
 */
import type {
  IFileChange,
  ISnapshot,
  IStage,
  ITestRun,
  IVerifyRequest,
  IVerifyResult
} from '../engine';

export type Effect =
  /**
   * Reads the project around `path` (file or folder; '': the working folder).
   * `packs`: installed packs too that no document extends. `document`: the
   * standards document, relative to the root, instead of the project's own.
   * Answer: ISnapshot.
   */
  | { do: 'project'; path: string; packs?: boolean; document?: string }
  /**
   * Finds notebooks: files as given, folders searched, hidden folders and
   * checkpoints left out; no path: the working folder. Answer: IFoundNotebook[].
   */
  | { do: 'find'; paths: string[] }
  /** Any text file, relative to the working folder. Answer: IFileText. */
  | { do: 'read'; path: string }
  /** Runs import and tests on a staged copy. Answer: ITestRun. */
  | { do: 'tests'; root: string; stage: IStage }
  /** A file as a commit has it, by the user's git. Answer: ICommitted. */
  | { do: 'committed'; path: string; revision: string | null }
  /** Runs a notebook as it was and as it is. Answer: IVerifyResult. */
  | { do: 'prove'; request: IVerifyRequest }
  /** All or nothing. Answer: IApplied. `undo` names the export for `revert`; null keeps nothing. */
  | {
      do: 'apply';
      root: string;
      files: IFileChange[];
      undo: string | null;
      /** Exported ones, relative to the root: they are kept as they are, for a later proof. */
      notebooks?: string[];
    }
  /**
   * Writes files that are named relative to the working folder (`mark`), or to
   * `into`, a new or empty folder (`export --output`): all or nothing as well.
   * Answer: IApplied.
   */
  | {
      do: 'write';
      files: { path: string; hash: string | null; text: string }[];
      into?: string;
    }
  /**
   * Files that differ from a commit, those that git does not know yet included.
   * Answer: IChangedFiles.
   */
  | { do: 'changed'; root: string; since: string }
  /** Texts of the cache by key; null where there is none. Answer: (string | null)[]. */
  | { do: 'recall'; keys: string[] }
  /** Texts for the cache, by key. Answer: null. */
  | { do: 'remember'; entries: [string, string][] }
  /** A line that the next one replaces; '' takes it away. Terminals only. Answer: null. */
  | { do: 'progress'; text: string }
  | { do: 'print'; stream: 'out' | 'err'; text: string }
  | { do: 'exit'; code: 0 | 1 | 2 };

export interface IFoundNotebook {
  /** Relative to the working folder where it lies below it, else absolute. */
  path: string;
  /** Absolute path of the project root; null where there is no project. */
  root: string | null;
  /** Relative to `root`. */
  inProject: string | null;
  /** Relative to the top of its git work tree; null outside of one. */
  inTree: string | null;
  /** Bytes; null where it is not there. */
  size: number | null;
  /** Why it can't be used, a whole sentence. */
  problem: string | null;
  /** True: `path` is a folder without notebooks, which is no fault. */
  empty: boolean;
}

export interface IChangedFiles {
  /** Relative to the project root. */
  paths: string[];
}

export interface IFileText {
  /** As it was given. */
  path: string;
  /** UTF-8 text with byte order mark and line ends as they are. */
  text: string | null;
  /** sha256 of the bytes. */
  hash: string | null;
  /** Why `text` is null, a whole sentence. */
  problem: string | null;
}

export interface IApplied {
  ok: boolean;
  /** Paths written, relative to the root. */
  written: string[];
  /** Whole sentences: what, where, what to do. */
  problem: string | null;
}

export interface ICommitted {
  text: string | null;
  /** Full name of the commit; null: as it was at its last export. */
  commit: string | null;
  /** Why there is none, a whole sentence. */
  problem: string | null;
}

export type Answer =
  | ISnapshot
  | IFoundNotebook[]
  | IFileText
  | IChangedFiles
  | (string | null)[]
  | ITestRun
  | ICommitted
  | IVerifyResult
  | IApplied
  | null;

/** The host: sends an effect and waits for its answer. */
export interface IHost {
  /** @throws UserError with the host's sentence where it could not do it. */
  ask<T extends Answer>(effect: Effect): Promise<T>;
}
