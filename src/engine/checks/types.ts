import type { ICell, INotebook } from '../notebook/types';
import type { IModule, IModuleStatement, IPlan } from '../plan/types';
import type { IStatement, ICellSyntax } from '../python/syntax';
import type { IProject, IRuffSettings } from '../project/types';
import type { IFix } from '../refactor/types';
import type { IFileChange, ITestRun } from '../library/types';

export type Level = 'must' | 'should' | 'may';

/** Range in a cell's source: UTF-16 offsets. */
export interface ICellRange {
  start: number;
  end: number;
}

/** What a check says: where, which sentence, its words. The engine adds level, standard and notebook. */
export interface IDraftFinding {
  /** Key of the cell; null where the project or the whole notebook is meant. */
  cell: string | null;
  range: ICellRange | null;
  /** Key into the check's `messages`. */
  message: string;
  /** Fills `{name}` of the message; a value that is `{cell: key}` is shown with the host's name for that cell. */
  args: Record<string, string | number | { cell: string }>;
  /** Symbol concerned, where there is one; findings of one symbol may be folded to a row. */
  symbol?: string;
  fix?: IFix;
  /** Mends files of the project and no cell: applied as an export is, all or nothing. */
  projectFix?: IProjectFix;
  /** Rules of ruff that one row stands for; absent: `check` alone. */
  codes?: string[];
}

/** What one click does to files of the project: previewed as a diff, written only if they are as they were read. */
export interface IProjectFix {
  /** What the button says. */
  title: string;
  files: IFileChange[];
}

/** `# promote: allow …` beside a finding. */
export interface IFindingWaiver {
  /** YYYY-MM-DD; null: without an end. */
  until: string | null;
  reason: string;
  /** 1-based line of the cell. */
  line: number;
  /** Why it does not hold, a whole sentence; null: it holds, and the finding does not count. */
  problem: string | null;
}

/** A finding of the whole review: plain data. */
export interface IFinding extends IDraftFinding {
  /** Check id (`logging-no-print`) or ruff rule (`F401`). */
  check: string;
  level: Level;
  /** Notebook relative to the project root. */
  notebook: string;
  /** The message with `{…}` still in it. */
  template: string;
  /** The whole sentence, cells named as the host asked (`IReviewOptions.cellNames`); '' until the review fills it in. */
  sentence: string;
  /** Ids of the standards that it concerns. */
  standards: string[];
  /** What stands beside it in the code. */
  waiver?: IFindingWaiver;
}

export interface ICheckResult {
  findings: IDraftFinding[];
  /** Set where the check could not decide: one sentence why. Findings are then empty. */
  notRun?: string;
  /** True where the notebook holds nothing the check speaks of (no mark, no test): never counted as met. */
  nothing?: boolean;
}

/** A statement that will leave, with everything known about it. */
export interface IPlaced {
  module: IModule;
  placed: IModuleStatement;
  cell: ICell;
  statement: IStatement;
}

/** What ruff says against an assembled module's names and syntax, mapped back to its cell. */
export interface IProof {
  /** As in the mark. */
  module: string;
  code: 'F821' | 'F822' | 'F405' | 'invalid-syntax';
  /** The undefined name; '' for `invalid-syntax`. */
  name: string;
  /** Ruff's own sentence. */
  message: string;
  /** Null where the plan wrote the place. */
  cell: string | null;
  range: ICellRange | null;
}

export interface ICheckContext {
  notebook: INotebook;
  plan: IPlan;
  project: IProject;
  /** Undefined names and syntax errors of all assembled modules; null: ruff is not there. */
  proof: IProof[] | null;
  /** Whether Python itself can read a code cell, by ruff's parser; null: ruff is not there. */
  readable(cell: ICell): boolean | null;
  /** Syntax of a cell of this notebook, memoised. */
  syntax(cell: ICell): ICellSyntax;
  /** Cell by key. */
  cell(key: string): ICell | undefined;
  /** Marked and carried statements that come from cells, in module order. */
  placed: IPlaced[];
  /** The last test run of exactly this plan; null: not run. */
  tests: ITestRun | null;
  /** Files as an export would leave them, by path. */
  staged: ReadonlyMap<string, string>;
}

export type OptionType = 'string' | 'number' | 'boolean';

/** One check: a file `<id>.ts` that exports `check`, and a page `<id>.md`. */
export interface ICheck {
  id: string;
  /** One line for lists. */
  title: string;
  /** Suggested level for packs; the document alone decides. */
  level: Level;
  /** Sentences by code, with `{name}` fields; `{n|row|rows}` picks singular or plural by the number arg `n`. */
  messages: Record<string, string>;
  /** Options a binding may give, with their types. */
  options: Record<string, OptionType>;
  /** True: looks at all cells, marked or not (secrets, run order). */
  wholeNotebook: boolean;
  /** True: about the project and no cell of it, whatever language the notebook is in. */
  onProject?: boolean;
  /** True: a finding closes the gate whatever the document says (secrets). */
  closesGate?: boolean;
  run(
    context: ICheckContext,
    options: Record<string, string | number | boolean>
  ): ICheckResult;
}

/** What one binding of one standard gave. Sign-offs have none. */
export interface IBindingResult {
  /** Id of the standard. */
  standard: string;
  /** Index in the standard's `bindings`. */
  binding: number;
  /** Indexes into `IRunResult.findings`. */
  findings: number[];
  /** One sentence why it could not be decided; null where it was. */
  notRun: string | null;
  /** The notebook holds nothing it speaks of: never counted as met. */
  nothing: boolean;
  /** Bound ruff rules that the team's own settings ignore: never counted as met. */
  switchedOff: string[];
}

/** All bindings of a document on one notebook. */
export interface IRunResult {
  /** Ordered by level, cell and place; one that several standards bind is there once, with the strictest level. */
  findings: IFinding[];
  bindings: IBindingResult[];
  /** As in `ICheckContext`: it closes the gate whatever the document binds. */
  proof: IProof[] | null;
}

/** One message of ruff, 1-based rows and UTF-16 columns in the linted text. */
export interface ILintMessage {
  code: string | null;
  message: string;
  startRow: number;
  startColumn: number;
  endRow: number;
  endColumn: number;
  fix: {
    title: string | null;
    applicability: 'safe' | 'unsafe' | 'display';
    edits: {
      startRow: number;
      startColumn: number;
      endRow: number;
      endColumn: number;
      text: string;
    }[];
  } | null;
}

/** Ruff behind a door: hosts hand one in, so that WASM glue stays outside of the engine. */
export interface ILinter {
  /** Version of ruff. */
  version: string;
  /** Every rule code this version knows and that is neither removed nor preview-only; prefixes are resolved by `knows`. */
  knows(code: string): boolean;
  /** Throws where the settings are refused, with ruff's own sentence. */
  lint(text: string, settings: IRuffSettings): ILintMessage[];
  format(text: string, settings: IRuffSettings): string;
}
