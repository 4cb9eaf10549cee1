/**
 * Which values a module can make for itself: literals, and expressions that
 * give the same value whenever and wherever they run.
 */
import type { Expression, ICall } from './ast';
import { children } from './walk';

/** What `ast.literal_eval` takes, and arithmetic on it. */
export function isLiteral(node: Expression): boolean {
  switch (node.type) {
    case 'Constant':
      return true;
    case 'UnaryOp':
      return isLiteral(node.operand);
    case 'BinOp':
      return isLiteral(node.left) && isLiteral(node.right);
    case 'List':
    case 'Tuple':
    case 'Set':
      return node.elts.every(isLiteral);
    case 'Dict':
      return (
        node.keys.every(key => key !== null && isLiteral(key)) &&
        node.values.every(isLiteral)
      );
    case 'Call':
      // `set()` is the literal of the empty set.
      return isBareCall(node, 'set');
    default:
      return false;
  }
}

/** A literal that no one can change: number, text, bytes, bool, None, tuple of these. */
export function isImmutableScalar(node: Expression): boolean {
  switch (node.type) {
    case 'Constant':
      return true;
    case 'UnaryOp':
      return isImmutableScalar(node.operand);
    case 'BinOp':
      return isImmutableScalar(node.left) && isImmutableScalar(node.right);
    case 'Tuple':
      return node.elts.every(isImmutableScalar);
    default:
      return false;
  }
}

/** A literal or an expression of pure parts; names in it are judged by who asks. */
export function isPure(node: Expression): boolean {
  switch (node.type) {
    case 'Constant':
    case 'Name':
      return true;
    case 'Lambda':
      return true;
    case 'Call':
      return isPureCall(node);
    case 'Attribute':
    case 'Subscript':
    case 'BinOp':
    case 'BoolOp':
    case 'UnaryOp':
    case 'Compare':
    case 'IfExp':
    case 'List':
    case 'Tuple':
    case 'Set':
    case 'Dict':
    case 'Slice':
    case 'Starred':
    case 'JoinedStr':
    case 'FormattedValue':
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return children(node).every(isPurePart);
    default:
      return false;
  }
}

function isPurePart(node: ReturnType<typeof children>[number]): boolean {
  switch (node.type) {
    case 'Comprehension':
      return (
        node.is_async === 0 &&
        isPure(node.target) &&
        isPure(node.iter) &&
        node.ifs.every(isPure)
      );
    case 'Keyword':
      return isPure(node.value);
    default:
      return isPure(node as Expression);
  }
}

function isPureCall(node: ICall): boolean {
  const parts =
    node.args.every(isPure) &&
    node.keywords.every(({ value }) => isPure(value));
  if (!parts) {
    return false;
  }
  const { func } = node;
  if (func.type === 'Name') {
    return PURE_FUNCTIONS.has(func.id);
  }
  if (func.type !== 'Attribute') {
    return false;
  }
  const name = dottedName(func);
  if (name !== null && PURE_DOTTED.test(name)) {
    return true;
  }
  return STRING_METHODS.has(func.attr) && isPure(func.value);
}

function isBareCall(node: ICall, name: string): boolean {
  return (
    node.func.type === 'Name' &&
    node.func.id === name &&
    node.args.length === 0 &&
    node.keywords.length === 0
  );
}

/** `a.b.c` as text; null where the root is no name. */
export function dottedName(node: Expression): string | null {
  const parts: string[] = [];
  let at = node;
  while (at.type === 'Attribute') {
    parts.unshift(at.attr);
    at = at.value;
  }
  return at.type === 'Name' ? [at.id, ...parts].join('.') : null;
}

const PURE_FUNCTIONS: ReadonlySet<string> = new Set(
  // builtins
  (
    'abs all any ascii bin bool bytearray bytes chr complex dict divmod enumerate filter ' +
    'float format frozenset hex int isinstance len list map max min oct ord pow range ' +
    'repr reversed round set slice sorted str sum tuple type zip ' +
    // the standard library, imported by name
    'Path PurePath PurePosixPath PosixPath date time datetime timedelta timezone Decimal ' +
    'Fraction namedtuple TypeVar ParamSpec NewType OrderedDict Counter defaultdict deque ' +
    'getLogger partial itemgetter attrgetter methodcaller field ' +
    // pandas, numpy, torch, matplotlib, imported by name
    'array arange linspace zeros ones Timestamp Timedelta DateOffset ListedColormap'
  ).split(' ')
);

/** Dotted calls; the module may go by its usual other names. */
const PURE_DOTTED = new RegExp(
  '^(?:' +
    [
      're\\.(?:compile|escape)',
      '(?:pathlib\\.)?(?:Pure|Posix|Windows)?(?:Posix|Windows)?Path',
      '(?:np|numpy)\\.(?:array|asarray|arange|linspace|logspace|geomspace|zeros|ones|full|eye|identity|meshgrid|' +
        'dtype|timedelta64|sqrt|log|log2|log10|exp|deg2rad|rad2deg|radians|degrees|sin|cos|tan|' +
        'float16|float32|float64|int8|int16|int32|int64|uint8|uint16|uint32|uint64|iinfo|finfo)',
      '(?:pd|pandas)\\.(?:Timedelta|to_timedelta|DateOffset|Interval|IntervalIndex\\.\\w+|' +
        'Index|CategoricalDtype|NamedAgg|offsets\\.\\w+|date_range|period_range|timedelta_range|Period)',
      '(?:pd|pandas)\\.(?:Timestamp|to_datetime)',
      '(?:datetime|dt)\\.(?:datetime|date|time|timedelta|timezone)',
      '(?:datetime\\.)?(?:datetime|date)\\.(?:strptime|fromisoformat|fromtimestamp|fromordinal)',
      '(?:decimal\\.)?Decimal',
      '(?:fractions\\.)?Fraction',
      '(?:collections|typing|functools|operator)\\.(?:namedtuple|OrderedDict|Counter|defaultdict|deque|' +
        'ChainMap|TypeVar|ParamSpec|NewType|partial|itemgetter|attrgetter|methodcaller)',
      'logging\\.getLogger',
      'os\\.path\\.\\w+',
      'os\\.(?:environ\\.get|getenv)',
      'math\\.\\w+',
      'string\\.Template',
      'torch\\.device',
      '(?:plt|matplotlib)\\.(?:get_cmap|cm\\.get_cmap|colors\\.\\w+|colormaps\\.get_cmap)',
      '(?:mpl|matplotlib)\\.colors\\.\\w+',
      '(?:cm|colors)\\.\\w+',
      'sns\\.(?:color_palette|diverging_palette|cubehelix_palette|light_palette|dark_palette)'
    ].join('|') +
    ')$'
);

/** Methods of strings (and a few that other values share) that give a new value. */
const STRING_METHODS: ReadonlySet<string> = new Set(
  (
    'capitalize casefold center count encode endswith expandtabs find format format_map ' +
    'isalnum isalpha isdigit islower isnumeric isspace istitle isupper join ljust lower ' +
    'lstrip maketrans partition removeprefix removesuffix replace rfind rjust rpartition ' +
    'rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill ' +
    'keys values items union intersection difference joinpath with_suffix with_name ' +
    'as_posix relative_to total_seconds isoformat strftime date'
  ).split(' ')
);
