/**
 * The project as one reader saw it: plain data, the same from the server
 * extension (`GET project`) and from the command line (`jupyterlab_promote/reading/project.py`).
 */

/** One text file of the project. */
export interface ISnapshotFile {
  /** Path relative to the project root, with `/`. */
  path: string;
  /** sha256 (hex) of the bytes; null where they could not be read. */
  hash: string | null;
  /** UTF-8 text with byte order mark and line ends as they are; null where it is not UTF-8, too large or unreadable. */
  text: string | null;
  /** Size in bytes. */
  size: number;
  /** False where a write would be refused (permissions). */
  writable: boolean;
  /** Why `text` or `hash` is null, in one sentence. */
  problem?: string;
}

/** A standards document shipped by an installed package (entry-point group `jupyterlab_promote.standards`). */
export interface IInstalledPack {
  name: string;
  /** Distribution that ships it, for reports. */
  distribution: string;
  text: string;
}

/** What an administrator set by traitlets. */
export interface IAdministration {
  /** Ids of standards whose level and binding no document may change. */
  locked: string[];
  /** Standards document used where the project has none; null: the built-in default. */
  defaultStandards: string | null;
}

export interface ISnapshot {
  schema: 1;
  /** What made this folder the root; `none`: no project was found and nothing else is filled. */
  kind: 'pyproject' | 'standards' | 'git' | 'none';
  /** Name of the root folder, for people. */
  name: string;
  /** Absolute path of the root on the machine that read it; null where there is none. Never part of a report. */
  root: string | null;
  /** Path of the root relative to the folder Jupyter serves, '' for that folder itself, null when it lies outside or above. */
  contents: string | null;
  /** pyproject.toml, ruff.toml, .ruff.toml, setup.cfg, pytest.ini, tox.ini, conftest.py files, README, requirements, setup.py, environment.yml, Pipfile, .gitignore, the standards document and the files it extends, library and test files, everything under .promote/ but undo. */
  files: ISnapshotFile[];
  /** Every folder that `library` and `tests` reach, also empty ones (for case clashes and namespace packages). */
  folders: string[];
  packs: IInstalledPack[];
  administration: IAdministration;
  git: {
    /** Whether the root lies in a git work tree. */
    present: boolean;
    /** `Name <mail>` as git has it configured; null where it has none. */
    identity: string | null;
    /** Files below the root that are in git, of 10 kB and more; null where git could not say. */
    tracked?: { path: string; size: number }[] | null;
    /** The root's folder in the work tree, '' for its top; null outside of one. */
    folder?: string | null;
  };
  /** Names of the lock files at the root. */
  locks?: string[];
  /** What runs on a code host: paths relative to the top of the git work tree, else to the root. */
  automation?: Pick<ISnapshotFile, 'path' | 'hash' | 'text'>[];
  /** Python files, and folders that hold some, three levels deep: what can be imported without a package. */
  neighbours?: string[];
  /** What the reader could not do, each one sentence with the path in it. */
  problems: string[];
  /** Notebooks (relative to the root) that have a ledger and are no longer there: renamed, moved or deleted. */
  gone?: string[];
  /** The last export of each notebook that was not taken back, newest first: its name under `.promote/undo` and what it wrote. */
  exports?: { id: string; paths: string[] }[];
}

/** Ruff's settings for library code, resolved from the team's files; a subset of `[tool.ruff]` that `Workspace` takes as it is. */
export interface IRuffSettings {
  [key: string]: unknown;
}

/** A problem of a configuration or standards file, with everything a person needs to mend it. */
export interface IConfigurationProblem {
  /** File relative to the project root. */
  path: string;
  /** 1-based; null when the whole file is meant. */
  line: number | null;
  /** What is wrong, what was found, what is allowed, the nearest match: whole sentences. */
  message: string;
  /** `error`: the input can't be used (exit 2); `warning`: the rest works. */
  severity: 'error' | 'warning';
}

/** What the engine reads out of a snapshot before it looks at a notebook. */
export interface IProject {
  snapshot: ISnapshot;
  /** Library folder relative to the root, without trailing slash; null: none named and none could be guessed. */
  library: string | null;
  /** Whether `library` was guessed (then it is offered, never used for an export unasked). */
  libraryGuessed: boolean;
  /** Tests folder relative to the root. */
  tests: string;
  /** Source roots (folders put on sys.path), the library's own first, e.g. ['src']; '' is the root itself. */
  sourceRoots: string[];
  /** Team's ruff settings (without select when the team selects nothing). */
  ruff: IRuffSettings;
  /** Rules the team ignores for the library (ignore and matching per-file-ignores are resolved per path by `ruffFor`). */
  problems: IConfigurationProblem[];
}
