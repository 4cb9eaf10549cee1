/** Expressions of CPython's `ast`; the conventions are those of `ast.ts`. */
import type {
  Context,
  IArguments,
  IComprehension,
  IKeyword,
  INode
} from './ast';

export type Operator =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';

export type ComparisonOperator =
  | 'Eq'
  | 'NotEq'
  | 'Lt'
  | 'LtE'
  | 'Gt'
  | 'GtE'
  | 'Is'
  | 'IsNot'
  | 'In'
  | 'NotIn';

export interface IBoolOp extends INode {
  readonly type: 'BoolOp';
  readonly op: 'And' | 'Or';
  readonly values: Expression[];
}

export interface INamedExpr extends INode {
  readonly type: 'NamedExpr';
  readonly target: IName;
  readonly value: Expression;
}

export interface IBinOp extends INode {
  readonly type: 'BinOp';
  readonly left: Expression;
  readonly op: Operator;
  readonly right: Expression;
}

export interface IUnaryOp extends INode {
  readonly type: 'UnaryOp';
  readonly op: 'Invert' | 'Not' | 'UAdd' | 'USub';
  readonly operand: Expression;
}

export interface ILambda extends INode {
  readonly type: 'Lambda';
  readonly args: IArguments;
  readonly body: Expression;
}

export interface IIfExp extends INode {
  readonly type: 'IfExp';
  readonly test: Expression;
  readonly body: Expression;
  readonly orelse: Expression;
}

export interface IDict extends INode {
  readonly type: 'Dict';
  /** Null: `**value`. */
  readonly keys: (Expression | null)[];
  readonly values: Expression[];
}

export interface ISet extends INode {
  readonly type: 'Set';
  readonly elts: Expression[];
}

export interface IListComp extends INode {
  readonly type: 'ListComp' | 'SetComp' | 'GeneratorExp';
  readonly elt: Expression;
  readonly generators: IComprehension[];
}

export interface IDictComp extends INode {
  readonly type: 'DictComp';
  readonly key: Expression;
  /** Null only in Python 3.15's `{**d for d in ds}`, where `key` is what is unpacked. */
  readonly value: Expression | null;
  readonly generators: IComprehension[];
}

export interface IAwait extends INode {
  readonly type: 'Await' | 'YieldFrom';
  readonly value: Expression;
}

export interface IYield extends INode {
  readonly type: 'Yield';
  readonly value: Expression | null;
}

export interface ICompare extends INode {
  readonly type: 'Compare';
  readonly left: Expression;
  readonly ops: ComparisonOperator[];
  readonly comparators: Expression[];
}

export interface ICall extends INode {
  readonly type: 'Call';
  readonly func: Expression;
  readonly args: Expression[];
  readonly keywords: IKeyword[];
}

/** A field of an f-string, or (`Interpolation`) of a template string of Python 3.14. */
export interface IFormattedValue extends INode {
  readonly type: 'FormattedValue' | 'Interpolation';
  readonly value: Expression;
  /** Code point of `s`, `r`, `a`, or -1. */
  readonly conversion: number;
  readonly format_spec: Expression | null;
}

export interface IJoinedStr extends INode {
  readonly type: 'JoinedStr' | 'TemplateStr';
  readonly values: Expression[];
}

export type ConstantType =
  'str' | 'bytes' | 'int' | 'float' | 'complex' | 'bool' | 'None' | 'Ellipsis';

export interface IConstant extends INode {
  readonly type: 'Constant';
  readonly of: ConstantType;
  /**
   * str: the string; bytes: one UTF-16 unit a byte; int: number, or bigint
   * where a number would lose digits; float: number; complex: the imaginary
   * part; None and Ellipsis: null.
   */
  readonly value: string | number | bigint | boolean | null;
}

export interface IAttribute extends INode {
  readonly type: 'Attribute';
  readonly value: Expression;
  readonly attr: string;
  readonly ctx: Context;
}

export interface ISubscript extends INode {
  readonly type: 'Subscript';
  readonly value: Expression;
  readonly slice: Expression;
  readonly ctx: Context;
}

export interface IStarred extends INode {
  readonly type: 'Starred';
  readonly value: Expression;
  readonly ctx: Context;
}

export interface IName extends INode {
  readonly type: 'Name';
  /** NFKC-normalised. */
  readonly id: string;
  readonly ctx: Context;
}

export interface ISequence extends INode {
  readonly type: 'List' | 'Tuple';
  readonly elts: Expression[];
  readonly ctx: Context;
}

export interface ISlice extends INode {
  readonly type: 'Slice';
  readonly lower: Expression | null;
  readonly upper: Expression | null;
  readonly step: Expression | null;
}

/** Expressions with parts. */
export type ICompound = Exclude<Expression, IConstant | IName>;

export type Expression =
  | IBoolOp
  | INamedExpr
  | IBinOp
  | IUnaryOp
  | ILambda
  | IIfExp
  | IDict
  | ISet
  | IListComp
  | IDictComp
  | IAwait
  | IYield
  | ICompare
  | ICall
  | IFormattedValue
  | IJoinedStr
  | IConstant
  | IAttribute
  | ISubscript
  | IStarred
  | IName
  | ISequence
  | ISlice;
