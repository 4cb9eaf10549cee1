/** Plain data only: plans cross the border between worker and panel and are printed as JSON. */
import type { ICellEdit, IMarkEdit } from '../refactor/types';

export type Role = 'code' | 'test';

export type SymbolKind = 'function' | 'class' | 'constant' | 'loose';

/** SPEC section 9, the closed list of what keeps a symbol from leaving, and what several modules add. */
export type BlockerReason =
  | 'notebook-variable'
  | 'import-time-variable'
  | 'class-variable'
  | 'lambda-variable'
  | 'global-write'
  | 'redefined'
  | 'shadow'
  | 'late-binding'
  /** A decorator of the def takes no further argument. */
  | 'decorated'
  | 'undefined'
  | 'late'
  | 'star'
  | 'opaque'
  | 'history'
  | 'magic'
  | 'magic-in-middle'
  | 'timeit'
  | 'dynamic'
  | 'maybe-unset'
  | 'builtin-shadow'
  | 'class-in-region'
  | 'star-import'
  | 'global-statement'
  | 'dunder-name'
  | 'get_ipython'
  | 'outputs>8'
  | 'blocked-def'
  | 'syntax'
  | 'foreign'
  | 'shared-helper'
  | 'module-cycle'
  | 'not-a-test';

export type RemedyKind =
  /** Make the variable a keyword-only parameter. */
  | 'parameter'
  /** Bring a pure value along as a constant of the module. */
  | 'bring'
  /** Turn the cell that makes the value into a function. */
  | 'to-function'
  /** Mark the cell named by the blocker for the same module. */
  | 'mark'
  /** Choose the module of a shared helper. */
  | 'choose-module'
  | 'rename'
  | 'move-cell'
  | 'ask-kernel';

export interface IRemedy {
  kind: RemedyKind;
  /** Present where one click can do it today; a remedy without an action is said in words, never shown as a button. */
  action?: { edits: ICellEdit[]; marks: IMarkEdit[] };
}

export interface IBlocker {
  /** The name that can't come along. */
  name: string;
  reason: BlockerReason;
  /** Key of the cell that makes it (the binder's cell, else the reading cell). */
  cell: string;
  /** The symbol that is blocked. */
  symbol: string;
  /** Where the name is read: key and UTF-16 offsets in that cell's source. */
  at: { cell: string; start: number; end: number };
  /** Further words of the message (other symbol, other module, ...). */
  args: Record<string, string>;
  remedies: IRemedy[];
  /** The whole sentence, cells named as the host asked (`IReviewOptions.cellNames`); '' until the review fills it in. */
  sentence: string;
}

/** A remark of SPEC section 9 that never closes a gate. */
export interface IPlanWarning {
  kind: string;
  name: string;
  cell: string;
  /** `star`: the names that the star import may have made; `name` is its module. */
  names?: string[];
  /** The whole sentence; absent until the review fills it in. */
  sentence?: string;
}

export interface IBrought {
  name: string;
  kind: 'import' | 'definition' | 'constant';
  cell: string;
}

export type SymbolStatus =
  | 'new'
  | 'in-step'
  | 'notebook-newer'
  | 'library-newer'
  | 'both'
  | 'conflict'
  | 'blocked'
  | 'missing-in-notebook'
  | 'missing-in-library';

export interface ISymbol {
  name: string;
  kind: SymbolKind;
  /** As a person reads it: `clean(listings)`, `class Model`, `KEEP`. */
  title: string;
  /** Key of its cell, and UTF-16 offsets of its statement in the cell's source. */
  cell: string;
  /** 0-based index of the cell; hosts that show numbers add one. */
  index: number;
  start: number;
  end: number;
  /** False: brought along by another symbol (a helper). */
  marked: boolean;
  status: SymbolStatus;
  brings: IBrought[];
  blockers: IBlocker[];
}

/** One statement of a module, in module order: what the merge places. */
export interface IModuleStatement {
  kind: 'future' | 'import' | 'definition' | 'constant' | 'loose';
  /** Names it binds at module level. */
  names: string[];
  /** Its text as it stands in the module, leading comments and decorators included, without trailing newline. */
  text: string;
  /** Key of the cell it comes from, null where the plan made it (`from pricing.model import fit`). */
  cell: string | null;
  /** Index in `syntaxOf(cell).statements`, -1 where the plan made it. */
  statement: number;
  marked: boolean;
}

/** A run of module text that is verbatim text of a cell. */
export interface ISegment {
  /** UTF-16 offsets in the module's text. */
  start: number;
  end: number;
  cell: string;
  /** UTF-16 offset of `start` in the cell's source. An indented cell gives a segment for each line. */
  from: number;
}

export interface IModule {
  /** As in the mark: `features`, `models.train`. */
  module: string;
  role: Role;
  /** File relative to the project root: `src/pricing/features.py`; relative to nothing (just `features.py`) where there is no library yet. */
  path: string;
  /** How it is imported: `pricing.features`. */
  importName: string;
  /** The assembled module, ending in one newline. */
  text: string;
  statements: IModuleStatement[];
  /** In order, never overlapping. */
  segments: ISegment[];
  /** Names that stand in the library's module already: the notebook imports them from it. No part of `text`, yet not undefined. */
  present: string[];
  /** What nbdev would write into `__all__`; null where its directives mark nothing. */
  exports: string[] | null;
  symbols: ISymbol[];
}

/** A mark that can't be used, with why. */
export interface IMarkProblem {
  cell: string;
  /** `{code, args}` of a sentence, see report/sentences. */
  code: string;
  args: Record<string, string>;
  /** The whole sentence; '' until the review fills it in. */
  sentence: string;
}

export interface IPlan {
  notebook: string;
  modules: IModule[];
  problems: IMarkProblem[];
  warnings: IPlanWarning[];
  /** What the notebook imports by name, as `pricing.features.clean`: what became of cells that were replaced by an import. */
  imports: string[];
}
