/** What of ruff's settings depends on the path of the file. */
import { globMatches } from './globs';
import { isIn, joined, nameOf, upwards } from './paths';
import type { IRuffLayer } from './ruff-files';
import { isTable, strings } from './toml';
import type { Table } from './toml';

/** Selectors of `per-file-ignores` and `extend-per-file-ignores` that hold for the file. `lints`: the layers' `lint` tables. */
export function fileIgnores(
  layers: readonly IRuffLayer[],
  lints: readonly Table[],
  path: string
): string[] {
  const tables = layers.map((layer, index) => ({
    folder: layer.folder,
    base: lints[index]['per-file-ignores'],
    more: lints[index]['extend-per-file-ignores']
  }));
  const base = tables.filter(table => isTable(table.base)).slice(-1);
  return [
    ...base.map(({ folder, base: table }) => ({ folder, table })),
    ...tables.map(({ folder, more }) => ({ folder, table: more }))
  ].flatMap(({ folder, table }) =>
    Object.entries(isTable(table) ? table : {})
      .filter(([pattern]) => isFor(pattern, folder, path))
      .flatMap(([, codes]) => strings(codes))
  );
}

/** `per-file-target-version` for the file, null where none fits. */
export function targetForFile(
  layers: readonly IRuffLayer[],
  path: string
): string | null {
  const named = layers
    .filter(layer => isTable(layer.table['per-file-target-version']))
    .slice(-1);
  for (const { folder, table } of named) {
    const targets = table['per-file-target-version'] as Table;
    for (const [pattern, target] of Object.entries(targets)) {
      if (isFor(pattern, folder, path)) {
        return strings(target)[0] ?? null;
      }
    }
  }
  return null;
}

/** Whether ruff would never look at the file: `exclude` of files and folders, and `lint.exclude`. */
export function isExcluded(
  layers: readonly IRuffLayer[],
  lints: readonly Table[],
  path: string
): boolean {
  const named = [layers.map(layer => layer.table), lints].flatMap(tables => {
    const index = tables
      .map(table => Array.isArray(table.exclude))
      .lastIndexOf(true);
    return index < 0 ? [] : [patternsOf(layers[index], tables[index].exclude)];
  });
  named.push(
    ...layers.map(layer => patternsOf(layer, layer.table['extend-exclude']))
  );
  return named.some(({ folder, patterns }) =>
    upwards(path)
      .filter(one => one !== '' && isIn(one, folder))
      .some(one =>
        patterns.some(pattern => patternMatches(pattern, folder, one))
      )
  );
}

function patternsOf(
  layer: IRuffLayer,
  value: unknown
): { folder: string; patterns: string[] } {
  return { folder: layer.folder, patterns: strings(value) };
}

/** In the per-file tables `!` turns a pattern round; in `exclude` it does not. */
function isFor(pattern: string, folder: string, path: string): boolean {
  return pattern.startsWith('!')
    ? !patternMatches(pattern.slice(1), folder, path)
    : patternMatches(pattern, folder, path);
}

/** As ruff's patterns: of the file's name, or of the path from the file that holds the pattern. */
function patternMatches(
  pattern: string,
  folder: string,
  path: string
): boolean {
  const written = pattern.replace(/^\.\//, '');
  return (
    globMatches(written, nameOf(path), true) ||
    globMatches(joined(folder, written), path, true)
  );
}

/** Ruff's `src` folders, relative to the root. */
export function sourcesOf(layers: readonly IRuffLayer[]): string[] {
  const named = layers.filter(layer => Array.isArray(layer.table.src)).pop();
  const folder = (named ?? layers[layers.length - 1])?.folder ?? '';
  const written = named ? strings(named.table.src) : ['.', 'src'];
  return written.map(one => joined(folder, one.replace(/^\.\/?|\/$/g, '')));
}
