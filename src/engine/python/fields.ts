/** The fields of every node, in CPython's order: what the adapter fills and what a walk follows. */
import type { Node } from './ast';

export type FieldKind =
  /** A node or null. */
  | 'node'
  /** A list of nodes (with nulls in `Dict.keys` and `Arguments.kw_defaults`). */
  | 'nodes'
  /** A name or null, NFKC-normalised. */
  | 'name'
  | 'names'
  /** A node without fields, taken as its type's name: operators and contexts. */
  | 'tag'
  | 'tags'
  /** As it is. */
  | 'value'
  | 'flag';

type Fields = readonly (readonly [field: string, kind: FieldKind])[];

const DEFINITION: Fields = [
  ['name', 'name'],
  ['args', 'node'],
  ['body', 'nodes'],
  ['decorator_list', 'nodes'],
  ['returns', 'node'],
  ['type_params', 'nodes']
];
const BODY: Fields = [['body', 'nodes']];
const BRANCHES: Fields = [...BODY, ['orelse', 'nodes']];
const TESTED: Fields = [['test', 'node'], ...BRANCHES];
const LOOP: Fields = [['target', 'node'], ['iter', 'node'], ...BRANCHES];
const WITH: Fields = [['items', 'nodes'], ...BODY];
const TRY: Fields = [
  ['body', 'nodes'],
  ['handlers', 'nodes'],
  ['orelse', 'nodes'],
  ['finalbody', 'nodes']
];
const VALUE: Fields = [['value', 'node']];
const IN_CONTEXT: Fields = [...VALUE, ['ctx', 'tag']];
const ELTS: Fields = [['elts', 'nodes']];
const SEQUENCE: Fields = [...ELTS, ['ctx', 'tag']];
const VALUES: Fields = [['values', 'nodes']];
const COMPREHENSION: Fields = [
  ['elt', 'node'],
  ['generators', 'nodes']
];
const FORMATTED: Fields = [
  ...VALUE,
  ['conversion', 'value'],
  ['format_spec', 'node']
];
const NAMES: Fields = [['names', 'names']];
const TYPE_PARAMETER: Fields = [
  ['name', 'name'],
  ['bound', 'node'],
  ['default_value', 'node']
];
const NONE: Fields = [];

export const FIELDS: Readonly<Record<Node['type'], Fields>> = {
  Module: BODY,
  FunctionDef: DEFINITION,
  AsyncFunctionDef: DEFINITION,
  ClassDef: [
    ['name', 'name'],
    ['bases', 'nodes'],
    ['keywords', 'nodes'],
    ['body', 'nodes'],
    ['decorator_list', 'nodes'],
    ['type_params', 'nodes']
  ],
  Return: VALUE,
  Delete: [['targets', 'nodes']],
  Assign: [['targets', 'nodes'], ...VALUE],
  TypeAlias: [['name', 'node'], ['type_params', 'nodes'], ...VALUE],
  AugAssign: [['target', 'node'], ['op', 'tag'], ...VALUE],
  AnnAssign: [
    ['target', 'node'],
    ['annotation', 'node'],
    ...VALUE,
    ['simple', 'value']
  ],
  For: LOOP,
  AsyncFor: LOOP,
  While: TESTED,
  If: TESTED,
  With: WITH,
  AsyncWith: WITH,
  Match: [
    ['subject', 'node'],
    ['cases', 'nodes']
  ],
  Raise: [
    ['exc', 'node'],
    ['cause', 'node']
  ],
  Try: TRY,
  TryStar: TRY,
  Assert: [
    ['test', 'node'],
    ['msg', 'node']
  ],
  Import: [
    ['names', 'nodes'],
    ['lazy', 'flag']
  ],
  ImportFrom: [
    ['module', 'name'],
    ['names', 'nodes'],
    ['level', 'value'],
    ['lazy', 'flag']
  ],
  Global: NAMES,
  Nonlocal: NAMES,
  Expr: VALUE,
  Pass: NONE,
  Break: NONE,
  Continue: NONE,
  BoolOp: [['op', 'tag'], ...VALUES],
  NamedExpr: [['target', 'node'], ...VALUE],
  BinOp: [
    ['left', 'node'],
    ['op', 'tag'],
    ['right', 'node']
  ],
  UnaryOp: [
    ['op', 'tag'],
    ['operand', 'node']
  ],
  Lambda: [
    ['args', 'node'],
    ['body', 'node']
  ],
  IfExp: [
    ['test', 'node'],
    ['body', 'node'],
    ['orelse', 'node']
  ],
  Dict: [['keys', 'nodes'], ...VALUES],
  Set: ELTS,
  ListComp: COMPREHENSION,
  SetComp: COMPREHENSION,
  GeneratorExp: COMPREHENSION,
  DictComp: [['key', 'node'], ...VALUE, ['generators', 'nodes']],
  Await: VALUE,
  YieldFrom: VALUE,
  Yield: VALUE,
  Compare: [
    ['left', 'node'],
    ['ops', 'tags'],
    ['comparators', 'nodes']
  ],
  Call: [
    ['func', 'node'],
    ['args', 'nodes'],
    ['keywords', 'nodes']
  ],
  FormattedValue: FORMATTED,
  Interpolation: FORMATTED,
  JoinedStr: VALUES,
  TemplateStr: VALUES,
  Constant: [
    ['of', 'value'],
    ['value', 'value']
  ],
  Attribute: [...VALUE, ['attr', 'name'], ['ctx', 'tag']],
  Subscript: [...VALUE, ['slice', 'node'], ['ctx', 'tag']],
  Starred: IN_CONTEXT,
  Name: [
    ['id', 'name'],
    ['ctx', 'tag']
  ],
  List: SEQUENCE,
  Tuple: SEQUENCE,
  Slice: [
    ['lower', 'node'],
    ['upper', 'node'],
    ['step', 'node']
  ],
  Comprehension: [
    ['target', 'node'],
    ['iter', 'node'],
    ['ifs', 'nodes'],
    ['is_async', 'value']
  ],
  ExceptHandler: [['exception', 'node'], ['name', 'name'], ...BODY],
  Arguments: [
    ['posonlyargs', 'nodes'],
    ['args', 'nodes'],
    ['vararg', 'node'],
    ['kwonlyargs', 'nodes'],
    ['kw_defaults', 'nodes'],
    ['kwarg', 'node'],
    ['defaults', 'nodes']
  ],
  Arg: [
    ['arg', 'name'],
    ['annotation', 'node']
  ],
  Keyword: [['arg', 'name'], ...VALUE],
  Alias: [
    ['name', 'name'],
    ['asname', 'name']
  ],
  WithItem: [
    ['context_expr', 'node'],
    ['optional_vars', 'node']
  ],
  MatchCase: [['pattern', 'node'], ['guard', 'node'], ...BODY],
  MatchValue: VALUE,
  MatchSingleton: [['value', 'value']],
  MatchSequence: [['patterns', 'nodes']],
  MatchMapping: [
    ['keys', 'nodes'],
    ['patterns', 'nodes'],
    ['rest', 'name']
  ],
  MatchClass: [
    ['cls', 'node'],
    ['patterns', 'nodes'],
    ['kwd_attrs', 'names'],
    ['kwd_patterns', 'nodes']
  ],
  MatchStar: [['name', 'name']],
  MatchAs: [
    ['pattern', 'node'],
    ['name', 'name']
  ],
  MatchOr: [['patterns', 'nodes']],
  TypeVar: TYPE_PARAMETER,
  ParamSpec: TYPE_PARAMETER,
  TypeVarTuple: TYPE_PARAMETER
};

/** Nodes without a position, as in CPython. */
export const PLACELESS: ReadonlySet<string> = new Set([
  'Module',
  'Arguments',
  'Comprehension',
  'WithItem',
  'MatchCase'
]);
