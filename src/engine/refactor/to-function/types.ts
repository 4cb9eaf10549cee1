/** Statements → function (SPEC section 8): what is asked, what is inferred, what can be changed. Plain data. */
import type { BlockerReason } from '../../plan/types';
import type { CellName } from '../../report/render';
import type { INotebookChange } from '../types';

/** UTF-16 offsets in a cell's source. */
export interface IRange {
  cell: string;
  start: number;
  end: number;
}

export interface IRegionRequest {
  /** Keys of the cells, in any order. */
  cells: readonly string[];
  /** Selected parts; a cell without one is taken whole. */
  ranges?: readonly IRange[];
}

/** SPEC section 9, and what else can be wrong with a request. */
export type RefusalReason =
  | BlockerReason
  /** A cell that is not (or no longer) there. */
  | 'no-such-cell'
  | 'not-code'
  /** Another cell stands between, or a statement between is not selected. */
  | 'not-adjacent'
  /** The selection ends in the middle of a statement. */
  | 'half-statement'
  /** Nothing is selected, or the cells are empty. */
  | 'empty'
  /** Imports, definitions and magics alone: they need no function. */
  | 'no-statements'
  /** It only shows something. */
  | 'only-look'
  /** A definition between the statements needs what they make. */
  | 'interleaved'
  /** A function that lives on reads a name that changes later. */
  | 'lambda-reads'
  /** The notebook is of another language. */
  | 'not-python'
  /** A choice that can't be: `args.what` says why. */
  | 'choice';

export interface IRefusal {
  reason: RefusalReason;
  /** The name in the way; `-` where there is none. */
  name: string;
  /** Key of the cell that is meant. */
  cell: string;
  /** 1-based line in that cell; 0 where no line can be named. */
  line: number;
  /** UTF-16 offsets in the cell's source. */
  start: number;
  end: number;
  args: Record<string, string | number>;
  /** The def that reads or writes the name, where one does: `parameterise` it first. */
  symbol: string | null;
  sentence: string;
}

/** Never keeps anything in: SPEC section 9, warnings. */
export type RemarkKind =
  | 'mutates-input'
  | 'plots'
  | 'prints'
  | 'display'
  | 'last-expression'
  | 'dead-expression'
  | 'maybe-unset'
  | 'maybe-unbound-read'
  | 'lambda-reads'
  | 'time-magic'
  | 'del-input'
  | 'late'
  | 'formula'
  | 'import-after-setup'
  | 'await'
  /** A local that the notebook keeps an older value of. */
  | 'stale'
  /** An output that later cells read was left out by choice. */
  | 'output-dropped';

export interface IRemark {
  kind: RemarkKind;
  name: string;
  cell: string;
  /** 1-based. */
  line: number;
  sentence: string;
}

export interface IInput {
  name: string;
  /** Name of the parameter. */
  as: string;
  /** What the function does to the object it is given. */
  mutated: boolean;
  /** `work on a copy` keeps the notebook's values: no other name can hold the object. */
  canCopy: boolean;
  /** Source of its value where that is a literal that could be a default, else null. */
  literal: string | null;
}

export interface IOutput {
  name: string;
  /** Key of the first cell that reads it, null: the look below, or a choice. */
  readBy: string | null;
}

/** Something of the cells that stays in the notebook. */
export interface IStays {
  cell: string;
  text: string;
  what: 'look' | 'magic' | 'import' | 'definition' | 'exported';
}

/** Everything that was inferred. */
export interface IRegion {
  request: IRegionRequest;
  /** Cells in order. */
  cells: string[];
  name: string;
  docstring: string | null;
  async: boolean;
  inputs: IInput[];
  outputs: IOutput[];
  /** Written names that nobody reads later: no longer variables of the notebook unless they are made outputs. */
  locals: string[];
  /** Those of `locals` that had a value before, which the notebook keeps. */
  stale: string[];
  /** `look`: left below the call; `returned`: the function's only value; a name: returned last and shown. */
  shown: { how: 'look' | 'returned' | 'named'; text: string } | null;
  /** Imports that move to the function's cell. */
  hoisted: string[];
  stays: IStays[];
  prints: number;
  /** It draws; `figure` tells whether the figure can be returned. */
  plots: boolean;
  figure: boolean;
  remarks: IRemark[];
}

export type RegionResult =
  { ok: true; region: IRegion } | { ok: false; refusals: IRefusal[] };

/** What a person wants otherwise; left out: as inferred. */
export interface IFunctionChoices {
  name?: string;
  /** '' for none. */
  docstring?: string;
  /** Marks the new cell for this module; null: no mark. */
  module?: string | null;
  /** Inputs in the wished order; those left out follow. */
  inputs?: readonly {
    name: string;
    as?: string;
    /** Source of an annotation. */
    type?: string;
    /** Source of a default. */
    default?: string;
  }[];
  /** The outputs, in the wished order. */
  outputs?: readonly { name: string; type?: string }[];
  prints?: 'keep' | 'logger';
  /** Inputs that the function copies before it changes them. */
  copy?: readonly string[];
  /** Looks between merged cells. */
  looks?: 'drop' | 'display';
  /** Whether the figure is returned instead of shown. */
  figure?: boolean;
}

export interface IToFunctionOptions {
  /** How sentences call a cell; by default its number. */
  cellName?: CellName;
  /** Names that the suggestion must avoid beside the notebook's own. */
  taken?: ReadonlySet<string>;
  /** Keys of other cells whose statements become functions as well: what only they read can move. */
  leaving?: ReadonlySet<string>;
  /** Imports that move are handed back instead of written above the function. */
  importsApart?: boolean;
}

export type FunctionResult =
  | {
      ok: true;
      region: IRegion;
      name: string;
      change: INotebookChange;
      /** The new cell. */
      definition: string;
      /** Imports that moved and are not part of it. */
      imports: string[];
      /** The touched cells as they will be. */
      calls: { cell: string; source: string }[];
    }
  | { ok: false; refusals: IRefusal[] };
