/** Calls that bring data in, and from where. */
import type { Expression, ICall, IFunctionDef } from '../../python/ast';
import { walk } from '../../python/walk';
import type { ICallee } from '../callees';
import { firstBindings } from '../parameters';

/** Functions whose first argument says where from. */
const READS =
  /^(?:open|io\.open|codecs\.open|gzip\.open|bz2\.open|numpy\.(?:load|loadtxt|genfromtxt|fromfile|memmap)|scipy\.io\.loadmat|(?:pandas|geopandas|dask\.dataframe|polars|modin\.pandas|cudf)\.(?:read|scan)_\w+|joblib\.load|torch\.load|pickle\.load|xarray\.open_\w+|pyarrow\.(?:parquet|csv|feather)\.read_\w+|cv2\.imread|imageio(?:\.v\d)?\.imread|skimage\.io\.imread|matplotlib\.(?:image|pyplot)\.imread|PIL\.Image\.open|librosa\.load|soundfile\.read|urllib\.request\.(?:urlopen|urlretrieve)|requests\.get)$/;
/** The last part of these names. */
export const READING =
  /^(?:open\w*|load\w*|genfromtxt|fromfile|memmap|(?:read|scan)(?:_\w+)?|imread|urlopen|urlretrieve|get)$/;
/** Keywords that do the same. */
const FROM = /^(?:path|file|filename|fname|io|filepath\w*|path_or_buf|url|f)$/;

/** What says where a call reads from; null where it reads nothing that we know. */
export function readOf(call: ICall, { full }: ICallee): Expression | null {
  if (full === null || !READS.test(full) || /^pandas\.read_clip/.test(full)) {
    return null;
  }
  const [first] = call.args;
  const named = call.keywords.find(({ arg }) => arg !== null && FROM.test(arg));
  return first?.type === 'Starred' ? null : (first ?? named?.value ?? null);
}

/** `open("x", "w")` */
export function opensToWrite({ func, args, keywords }: ICall): boolean {
  const name =
    func.type === 'Attribute' ? func.attr : func.type === 'Name' ? func.id : '';
  const mode = keywords.find(({ arg }) => arg === 'mode')?.value ?? args[1];
  return (
    name === 'open' &&
    mode?.type === 'Constant' &&
    typeof mode.value === 'string' &&
    /[wax+]/.test(mode.value)
  );
}

/**
 * The place as text where the function itself decides it: a literal, or names
 * that are none of its own. Null where somebody hands it in.
 */
export function fixedSource(
  source: Expression,
  def: IFunctionDef
): string | null {
  const local = localNames(def);
  const fixed = fixedNames(def, local);
  const free = (name: string): boolean => !local.has(name) || fixed.has(name);
  const names = namesIn(source);
  if (!names.every(free)) {
    return null;
  }
  const parts = [source, ...names.flatMap(name => fixed.get(name) ?? [])];
  const text = parts.flatMap(textsIn)[0];
  const shown = text ?? (source.type === 'Name' ? source.id : '');
  return shown !== '' && shown.length < 200 ? shown : null;
}

/** Parameters and everything that is given a value inside. */
export function localNames(def: IFunctionDef): Set<string> {
  const { args } = def;
  return new Set([
    ...firstBindings(def).keys(),
    ...[
      ...args.posonlyargs,
      ...args.args,
      ...args.kwonlyargs,
      args.vararg,
      args.kwarg
    ].flatMap(arg => arg?.arg ?? [])
  ]);
}

export function namesIn(expression: Expression): string[] {
  return [...walk(expression)].flatMap(node =>
    node.type === 'Name' ? [node.id] : []
  );
}

function textsIn(expression: Expression): string[] {
  return [...walk(expression)].flatMap(node =>
    node.type === 'Constant' && node.of === 'str' && node.value !== ''
      ? [String(node.value)]
      : []
  );
}

const JOINING = /^(?:Path|PurePath|join|joinpath|str)$/;

/** Locals that are given one value, which comes from nobody else: `path = DATA / "prices.csv"`. */
function fixedNames(
  { body }: IFunctionDef,
  local: ReadonlySet<string>
): Map<string, Expression> {
  const fixed = new Map<string, Expression>();
  for (const statement of body) {
    if (statement.type !== 'Assign' || statement.targets.length !== 1) {
      continue;
    }
    const [target] = statement.targets;
    const isFixed = [...walk(statement.value)].every(
      node =>
        (node.type !== 'Name' || !local.has(node.id) || fixed.has(node.id)) &&
        (node.type !== 'Call' || JOINING.test(lastOf(node)))
    );
    if (target.type === 'Name' && isFixed) {
      fixed.set(target.id, statement.value);
    }
  }
  return fixed;
}

function lastOf({ func }: ICall): string {
  return func.type === 'Attribute'
    ? func.attr
    : func.type === 'Name'
      ? func.id
      : '';
}
