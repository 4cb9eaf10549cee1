/** Folders that Python finds packages in (DESIGN.md, "Import name of a library path"). */
import { fileAt, textAt } from './files';
import { iniValue } from './ini';
import { folderOf, insideRoot, isIn, nameOf } from './paths';
import { isTable, strings, tableAt, tomlAt, valueAt } from './toml';
import type { Table } from './toml';
import type { ISnapshot } from './types';

/** A folder on `sys.path`, and the part of it that this is known for ('' = all). */
interface IDeclared {
  root: string;
  holds: string;
}

/** Source roots: the library's own first, then the others that the settings name. */
export function sourceRootsOf(
  snapshot: ISnapshot,
  library: string | null
): string[] {
  const declared = declaredRoots(snapshot);
  const roots = declared.map(one => one.root);
  if (library !== null) {
    const named = declared.find(
      one =>
        isIn(library, one.holds) &&
        isIn(library, one.root) &&
        !(one.root === '' && isSourceLayout(snapshot, library))
    );
    roots.unshift(named ? named.root : undeclaredRoot(snapshot, library));
  } else if (
    !roots.length &&
    snapshot.files.some(file => isIn(file.path, 'src'))
  ) {
    roots.push('src');
  }
  return [...new Set(roots)];
}

/** `pythonpath = ["."]` beside a `src` that is no package is there for the tests. */
function isSourceLayout(snapshot: ISnapshot, library: string): boolean {
  return library.startsWith('src/') && !fileAt(snapshot, 'src/__init__.py');
}

/** A package's source root where no setting names one: a leading `src`, else above the topmost `__init__.py`. */
function undeclaredRoot(snapshot: ISnapshot, library: string): string {
  return isIn(library, 'src') && library !== 'src'
    ? 'src'
    : aboveThePackage(snapshot, folderOf(library));
}

/** The first folder upward that is no package. */
export function aboveThePackage(snapshot: ISnapshot, folder: string): string {
  while (folder && fileAt(snapshot, `${folder}/__init__.py`)) {
    folder = folderOf(folder);
  }
  return folder;
}

/** What build back ends and pytest are told, in order of precedence. */
function declaredRoots(snapshot: ISnapshot): IDeclared[] {
  const { table } = tomlAt(snapshot, 'pyproject.toml');
  return [
    ...setuptools(table, snapshot),
    ...hatch(table),
    ...otherBackEnds(table),
    ...pytest(table, snapshot)
  ];
}

function roots(folders: readonly string[], holds?: string): IDeclared[] {
  return folders
    .map(folder => insideRoot(folder))
    .filter((root): root is string => root !== null)
    .map(root => ({ root, holds: holds ?? root }));
}

/** A package named by its folder: the root lies above it. */
function packages(folders: readonly string[]): IDeclared[] {
  return roots(folders).map(({ root }) => ({
    root: folderOf(root),
    holds: root
  }));
}

function setuptools(table: Table, snapshot: ISnapshot): IDeclared[] {
  const cfg = textAt(snapshot, 'setup.cfg') ?? '';
  const where = [
    ...strings(
      valueAt(table, ['tool', 'setuptools', 'packages', 'find', 'where'])
    ),
    ...lines(iniValue(cfg, 'options.packages.find', 'where'))
  ];
  const folders = tableAt(table, ['tool', 'setuptools', 'package-dir']);
  const everything = [
    ...strings(folders['']),
    ...lines(iniValue(cfg, 'options', 'package_dir'))
      .filter(line => line.startsWith('='))
      .map(line => line.slice(1).trim())
  ];
  return [...roots(where), ...roots(everything)];
}

function hatch(table: Table): IDeclared[] {
  const build = ['tool', 'hatch', 'build'];
  return [[...build, 'targets', 'wheel'], build].flatMap(keys => {
    const settings = tableAt(table, keys);
    const sources = settings.sources;
    return [
      ...packages(strings(settings.packages)),
      ...roots(isTable(sources) ? Object.keys(sources) : strings(sources))
    ];
  });
}

function otherBackEnds(table: Table): IDeclared[] {
  const poetry = valueAt(table, ['tool', 'poetry', 'packages']);
  const included = (Array.isArray(poetry) ? poetry : [])
    .filter(isTable)
    .flatMap(one =>
      strings(one.from).length
        ? roots(strings(one.from))
        : packages(strings(one.include).map(firstFolder))
    );
  return [
    ...included,
    ...roots(strings(valueAt(table, ['tool', 'pdm', 'build', 'package-dir']))),
    ...roots(
      strings(valueAt(table, ['tool', 'uv', 'build-backend', 'module-root']))
    ),
    ...roots(strings(valueAt(table, ['tool', 'maturin', 'python-source'])))
  ];
}

function firstFolder(include: string): string {
  return include.split('/')[0];
}

function pytest(table: Table, snapshot: ISnapshot): IDeclared[] {
  const ini = (file: string, section: string): string[] =>
    words(iniValue(textAt(snapshot, file) ?? '', section, 'pythonpath'));
  const toml = (file: Table, keys: string[]): string[] => {
    const value = valueAt(file, [...keys, 'pythonpath']);
    return typeof value === 'string' ? words(value) : strings(value);
  };
  return roots([
    ...toml(table, ['tool', 'pytest', 'ini_options']),
    ...toml(table, ['tool', 'pytest']),
    ...['pytest.toml', '.pytest.toml'].flatMap(file =>
      toml(tomlAt(snapshot, file).table, ['pytest'])
    ),
    ...ini('pytest.ini', 'pytest'),
    ...ini('.pytest.ini', 'pytest'),
    ...ini('tox.ini', 'pytest'),
    ...ini('setup.cfg', 'tool:pytest')
  ]);
}

function lines(value: string | null): string[] {
  return (value ?? '')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
}

function words(value: string | null): string[] {
  return (value ?? '').split(/\s+/).filter(Boolean);
}

/** Folders that settings name as packages, whether they exist or not. */
export function declaredPackages(snapshot: ISnapshot): string[] {
  return declaredRoots(snapshot)
    .filter(one => one.holds !== one.root)
    .map(one => one.holds)
    .filter(folder => nameOf(folder) !== 'src');
}
