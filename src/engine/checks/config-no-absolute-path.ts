import type { IConstant, Node } from '../python/ast';
import type { IStatement } from '../python/syntax';
import { children } from '../python/walk';
import { pathFixOf } from './io/path-parameter';
import type { ICheck, ICellRange } from './types';

/** Folders of one person's, one computer's or one service's own; a further part must follow. */
const OWN =
  /^(?:\/(?:home|Users|root|mnt|media|Volumes|content|kaggle|dbfs|scratch|nfs|gpfs|workspaces?|private)\/[^/\s]|~[\w.-]*[\\/][^\s]|file:\/\/\/)/;
/** A drive or a share: `C:\Users`, `D:/data`, `\\server\share`. */
const WINDOWS = /^(?:[A-Za-z]:[\\/][\w. ()%&+-]|\\\\[\w.-]+\\[\w$.-])/;
/** A file of data or code, from the root on: `/data/raw/prices.csv`. */
const FILE =
  /^\/(?!(?:dev|proc|sys|etc|usr|bin|tmp|api|static)\/)(?:[\w. -]+\/)+[\w. -]+\.(?:csv|tsv|txt|json|jsonl|ya?ml|xlsx?|parquet|feather|pkl|pickle|joblib|npy|npz|h5|hdf5|db|sqlite3?|zip|gz|pth?|onnx|model|png|jpe?g|ipynb|py|sql|geojson|shp|avro|orc|log|toml|ini|cfg|env)$/i;

export const check: ICheck = {
  id: 'config-no-absolute-path',
  title: 'No path that exists on one computer only',
  level: 'must',
  messages: {
    path: '{cell} uses `{path}`, which exists on your computer only; make it a parameter.'
  },
  options: {},
  wholeNotebook: false,
  run: context => {
    const { placed } = context;
    const findings = placed.flatMap(({ cell, statement }) =>
      pathsIn(statement).map(({ path, range, literal }) => {
        const place = { cell, statement };
        const fix = literal ? pathFixOf(place, literal, context) : null;
        return {
          cell: cell.key,
          range,
          message: 'path',
          args: { cell: { cell: cell.key }, path },
          ...(fix ? { fix } : {})
        };
      })
    );
    return { findings, nothing: placed.length === 0 };
  }
};

interface IPath {
  path: string;
  range: ICellRange;
  /** The text that is the whole path; null: an f-string begins with it. */
  literal: IConstant | null;
}

function pathsIn(statement: IStatement): IPath[] {
  const found: IPath[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'Expr' && node.value.type === 'Constant') {
      // A docstring shows how something is called.
      return;
    }
    if (node.type === 'JoinedStr') {
      const [first, ...rest] = node.values;
      if (first?.type === 'FormattedValue') {
        visit(first);
      }
      if (first?.type === 'Constant' && typeof first.value === 'string') {
        const path = isPath(first.value) ? `${first.value}…` : null;
        add(path, node, null);
      }
      rest.filter(part => part.type === 'FormattedValue').forEach(visit);
      return;
    }
    if (node.type === 'BinOp' && node.op === 'Add') {
      // What is added to a text does not begin it.
      visit(node.left);
      if (node.right.type !== 'Constant' && node.right.type !== 'JoinedStr') {
        visit(node.right);
      }
      return;
    }
    if (node.type === 'Constant') {
      add(
        node.of === 'str' && isPath(String(node.value))
          ? String(node.value)
          : null,
        node,
        node
      );
      return;
    }
    children(node).forEach(visit);
  };
  const add = (
    path: string | null,
    { start, end }: ICellRange,
    literal: IConstant | null
  ): void => {
    if (path !== null) {
      found.push({ path, range: { start, end }, literal });
    }
  };
  visit(statement.node);
  return found;
}

function isPath(text: string): boolean {
  return (
    text.length < 400 &&
    !/[\n<>|*?^]|\(\?/.test(text) &&
    (OWN.test(text) || WINDOWS.test(text) || FILE.test(text))
  );
}
