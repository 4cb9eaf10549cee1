/** What functions do with the parameters they are given. */
import type { Expression, IArg, IFunctionDef, Node } from '../python/ast';
import { walk } from '../python/walk';
import { isDefinition } from './definitions';

/** Parameters of a function that hold one value, `self` and `cls` left out. */
export function parametersOf({ args }: IFunctionDef): IArg[] {
  return [...args.posonlyargs, ...args.args, ...args.kwonlyargs].filter(
    ({ arg }, i) => !(i === 0 && (arg === 'self' || arg === 'cls'))
  );
}

const bodies = new WeakMap<IFunctionDef['body'], Node[]>();

/** Nodes of a function's own body: what definitions and lambdas inside of it do is left out. */
export function ownNodes({ body }: Pick<IFunctionDef, 'body'>): Node[] {
  let nodes = bodies.get(body);
  if (!nodes) {
    nodes = body.flatMap(statement => [
      ...walk(statement, node => !isDefinition(node) && node.type !== 'Lambda')
    ]);
    bodies.set(body, nodes);
  }
  return nodes;
}

/** Where each local name is first given a value. */
export function firstBindings(def: IFunctionDef): Map<string, number> {
  const first = new Map<string, number>();
  for (const node of ownNodes(def)) {
    if (node.type === 'Name' && node.ctx !== 'Load') {
      const known = first.get(node.id);
      if (known === undefined || node.start < known) {
        first.set(node.id, node.start);
      }
    }
  }
  return first;
}

/** Whether a function gives something back. */
export function givesBack(def: IFunctionDef): boolean {
  for (const node of ownNodes(def)) {
    const gives =
      (node.type === 'Return' &&
        node.value !== null &&
        !(node.value.type === 'Constant' && node.value.of === 'None')) ||
      node.type === 'Yield' ||
      node.type === 'YieldFrom';
    if (gives) {
      return true;
    }
  }
  return false;
}

/** Texts of `"age"` and `["age", "km"]`; null where it is anything else. */
export function textsOf(index: Expression): string[] | null {
  if (index.type === 'Constant' && index.of === 'str') {
    return [String(index.value)];
  }
  if (index.type !== 'List' || index.elts.length === 0) {
    return null;
  }
  const texts = index.elts.map(textsOf);
  return texts.every(one => one?.length === 1)
    ? texts.flatMap(one => one!)
    : null;
}

/** Attributes and methods that a data frame has and a dict has not. */
const OF_FRAMES = new Set(
  `loc iloc at iat columns index shape dtypes groupby merge join drop dropna
  fillna astype apply assign query sort_values reset_index set_index rename head
  describe iterrows itertuples isna isnull notna notnull drop_duplicates
  pivot_table melt select_dtypes sample value_counts to_numpy to_csv
  to_parquet`.split(/\s+/)
);

/**
 * Whether a parameter is a data frame, as its name, its annotation or what is
 * done with it tells.
 */
export function isFrame(def: IFunctionDef, { arg, annotation }: IArg): boolean {
  if (annotation) {
    return [...walk(annotation)].some(
      node =>
        (node.type === 'Attribute' && /DataFrame$/.test(node.attr)) ||
        (node.type === 'Name' && /DataFrame$/.test(node.id)) ||
        (node.type === 'Constant' && /DataFrame/.test(String(node.value)))
    );
  }
  if (/^(?:\w+_)?(?:df|dataframe|frame)(?:_\w+)?\d*$/i.test(arg)) {
    return true;
  }
  for (const node of ownNodes(def)) {
    if (
      (node.type === 'Attribute' &&
        isName(node.value, arg) &&
        OF_FRAMES.has(node.attr)) ||
      (node.type === 'Subscript' &&
        isName(node.value, arg) &&
        (node.slice.type === 'Compare' ||
          (node.slice.type === 'List' && textsOf(node.slice) !== null)))
    ) {
      return true;
    }
  }
  return false;
}

export function isName(node: Node, name: string): boolean {
  return node.type === 'Name' && node.id === name;
}
