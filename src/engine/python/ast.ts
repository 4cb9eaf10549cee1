/**
 * Python's syntax tree: the nodes and fields of CPython's `ast` module
 * (grammar of 3.8 to 3.15), typed by us so that no parser's own shapes leak.
 *
 * Different from CPython, on purpose:
 * - `start` and `end` are UTF-16 offsets in the cell's source instead of four
 *   line and byte-column numbers; `line` is the 1-based line of `start`;
 * - operators and contexts are plain strings (`op: 'Add'`, `ctx: 'Store'`);
 * - an absent optional field is `null`, never missing;
 * - `Constant` says what it is in `of` (JavaScript has one number type);
 * - `Comprehension`, `Arguments`, `WithItem`, `MatchCase` have no position, as there.
 *
 * Names are NFKC-normalised as CPython has them; the text between `start` and
 * `end` may differ from `id`.
 */

export interface INode {
  /** UTF-16 offset in the cell's source. */
  readonly start: number;
  /** UTF-16 offset behind the last character. */
  readonly end: number;
  /** 1-based line of `start`. */
  readonly line: number;
}

export type Context = 'Load' | 'Store' | 'Del';

export interface IModule {
  readonly type: 'Module';
  readonly body: Statement[];
}

// Statements

export interface IFunctionDef extends INode {
  /** `start` is that of `def`/`async`, not of the first decorator. */
  readonly type: 'FunctionDef' | 'AsyncFunctionDef';
  readonly name: string;
  readonly args: IArguments;
  readonly body: Statement[];
  readonly decorator_list: Expression[];
  readonly returns: Expression | null;
  readonly type_params: TypeParameter[];
}

export interface IClassDef extends INode {
  readonly type: 'ClassDef';
  readonly name: string;
  readonly bases: Expression[];
  readonly keywords: IKeyword[];
  readonly body: Statement[];
  readonly decorator_list: Expression[];
  readonly type_params: TypeParameter[];
}

export interface IReturn extends INode {
  readonly type: 'Return';
  readonly value: Expression | null;
}

export interface IDelete extends INode {
  readonly type: 'Delete';
  readonly targets: Expression[];
}

export interface IAssign extends INode {
  readonly type: 'Assign';
  readonly targets: Expression[];
  readonly value: Expression;
}

export interface ITypeAlias extends INode {
  readonly type: 'TypeAlias';
  readonly name: Expression;
  readonly type_params: TypeParameter[];
  readonly value: Expression;
}

export interface IAugAssign extends INode {
  readonly type: 'AugAssign';
  readonly target: Expression;
  readonly op: Operator;
  readonly value: Expression;
}

export interface IAnnAssign extends INode {
  readonly type: 'AnnAssign';
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value: Expression | null;
  /** 1 where the target is a bare name without brackets. */
  readonly simple: number;
}

export interface IFor extends INode {
  readonly type: 'For' | 'AsyncFor';
  readonly target: Expression;
  readonly iter: Expression;
  readonly body: Statement[];
  readonly orelse: Statement[];
}

export interface IWhile extends INode {
  readonly type: 'While';
  readonly test: Expression;
  readonly body: Statement[];
  readonly orelse: Statement[];
}

export interface IIf extends INode {
  readonly type: 'If';
  readonly test: Expression;
  readonly body: Statement[];
  readonly orelse: Statement[];
}

export interface IWith extends INode {
  readonly type: 'With' | 'AsyncWith';
  readonly items: IWithItem[];
  readonly body: Statement[];
}

export interface IWithItem {
  readonly type: 'WithItem';
  readonly context_expr: Expression;
  readonly optional_vars: Expression | null;
}

export interface IMatch extends INode {
  readonly type: 'Match';
  readonly subject: Expression;
  readonly cases: IMatchCase[];
}

export interface IMatchCase {
  readonly type: 'MatchCase';
  readonly pattern: Pattern;
  readonly guard: Expression | null;
  readonly body: Statement[];
}

export interface IRaise extends INode {
  readonly type: 'Raise';
  readonly exc: Expression | null;
  readonly cause: Expression | null;
}

export interface ITry extends INode {
  readonly type: 'Try' | 'TryStar';
  readonly body: Statement[];
  readonly handlers: IExceptHandler[];
  readonly orelse: Statement[];
  readonly finalbody: Statement[];
}

export interface IExceptHandler extends INode {
  readonly type: 'ExceptHandler';
  /** The exception's expression (CPython's field `type`). */
  readonly exception: Expression | null;
  readonly name: string | null;
  readonly body: Statement[];
}

export interface IAssert extends INode {
  readonly type: 'Assert';
  readonly test: Expression;
  readonly msg: Expression | null;
}

export interface IImport extends INode {
  readonly type: 'Import';
  readonly names: IAlias[];
  /** Python 3.15's `lazy import`. */
  readonly lazy: boolean;
}

export interface IImportFrom extends INode {
  readonly type: 'ImportFrom';
  readonly module: string | null;
  readonly names: IAlias[];
  readonly level: number;
  readonly lazy: boolean;
}

export interface IAlias extends INode {
  readonly type: 'Alias';
  readonly name: string;
  readonly asname: string | null;
}

export interface IGlobal extends INode {
  readonly type: 'Global' | 'Nonlocal';
  readonly names: string[];
}

export interface IExpr extends INode {
  readonly type: 'Expr';
  readonly value: Expression;
}

export interface IPass extends INode {
  readonly type: 'Pass' | 'Break' | 'Continue';
}

export type Statement =
  | IFunctionDef
  | IClassDef
  | IReturn
  | IDelete
  | IAssign
  | ITypeAlias
  | IAugAssign
  | IAnnAssign
  | IFor
  | IWhile
  | IIf
  | IWith
  | IMatch
  | IRaise
  | ITry
  | IAssert
  | IImport
  | IImportFrom
  | IGlobal
  | IExpr
  | IPass;

// Parts of definitions and calls

export interface IArguments {
  readonly type: 'Arguments';
  readonly posonlyargs: IArg[];
  readonly args: IArg[];
  readonly vararg: IArg | null;
  readonly kwonlyargs: IArg[];
  /** One for each of `kwonlyargs`; null: required. */
  readonly kw_defaults: (Expression | null)[];
  readonly kwarg: IArg | null;
  /** Belong to the last of `posonlyargs` and `args`. */
  readonly defaults: Expression[];
}

export interface IArg extends INode {
  readonly type: 'Arg';
  readonly arg: string;
  readonly annotation: Expression | null;
}

export interface IKeyword extends INode {
  readonly type: 'Keyword';
  /** Null: `**value`. */
  readonly arg: string | null;
  readonly value: Expression;
}

export interface ITypeParameter extends INode {
  readonly type: 'TypeVar' | 'ParamSpec' | 'TypeVarTuple';
  readonly name: string;
  /** Only a TypeVar has one. */
  readonly bound: Expression | null;
  readonly default_value: Expression | null;
}

export type TypeParameter = ITypeParameter;

export interface IComprehension {
  readonly type: 'Comprehension';
  readonly target: Expression;
  readonly iter: Expression;
  readonly ifs: Expression[];
  readonly is_async: number;
}

export type {
  Expression,
  IAttribute,
  IAwait,
  IBinOp,
  IBoolOp,
  ICall,
  ICompare,
  ICompound,
  IConstant,
  IDict,
  IDictComp,
  IFormattedValue,
  IIfExp,
  IJoinedStr,
  ILambda,
  IListComp,
  IName,
  INamedExpr,
  ISequence,
  ISet,
  ISlice,
  IStarred,
  ISubscript,
  IUnaryOp,
  IYield,
  ConstantType,
  Operator
} from './expressions';
export type {
  IMatchAs,
  IMatchClass,
  IMatchMapping,
  IMatchOr,
  IMatchSequence,
  IMatchSingleton,
  IMatchStar,
  IMatchValue,
  Pattern
} from './patterns';
import type { Expression, Operator } from './expressions';
import type { Pattern } from './patterns';

/** Anything that has a place in the tree. */
export type Node =
  | IModule
  | Statement
  | Expression
  | Pattern
  | IWithItem
  | IMatchCase
  | IExceptHandler
  | IAlias
  | IArguments
  | IArg
  | IKeyword
  | ITypeParameter
  | IComprehension;
