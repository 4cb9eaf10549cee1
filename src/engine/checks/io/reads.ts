/** Calls that bring data in, and from where. */
import type { Expression, ICall, IFunctionDef } from '../../python/ast';
import { walk } from '../../python/walk';
import type { ICallee } from '../callees';
import { firstBindings } from '../parameters';

/** Functions whose first argument says where from. */
const READS =
  /^(?:open|io\.open|codecs\.open|gzip\.open|bz2\.open|numpy\.(?:load|loadtxt|genfromtxt|fromfile|memmap)|scipy\.io\.loadmat|(?:pandas|geopandas|dask\.dataframe|polars|modin\.pandas|cudf)\.(?:read|scan)_\w+|joblib\.load|torch\.load|pickle\.load|xarray\.open_\w+|pyarrow\.(?:parquet|csv|feather)\.read_\w+|cv2\.imread|imageio(?:\.v\d)?\.imread|skimage\.io\.imread|matplotlib\.(?:image|pyplot)\.imread|PIL\.Image\.open|librosa\.load|soundfile\.read|urllib\.request\.(?:urlopen|urlretrieve)|requests\.get)$/;
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
  const { args } = def;
  const local = new Set([
    ...firstBindings(def).keys(),
    ...[
      ...args.posonlyargs,
      ...args.args,
      ...args.kwonlyargs,
      args.vararg,
      args.kwarg
    ].flatMap(arg => arg?.arg ?? [])
  ]);
  let text: string | null = null;
  for (const node of walk(source)) {
    if (node.type === 'Name' && local.has(node.id)) {
      return null;
    }
    if (node.type === 'Constant' && node.of === 'str') {
      text ??= String(node.value);
    }
  }
  if (source.type === 'Name') {
    return source.id;
  }
  return text !== null && text !== '' && text.length < 200 ? text : null;
}
