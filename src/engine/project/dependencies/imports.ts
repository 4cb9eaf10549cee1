/** What library code imports from packages that are installed. */
import { isStandardLibrary } from '../../library/imports/stdlib';
import type { IImport, IImportFrom, Node, Statement } from '../../python/ast';
import { syntaxOf } from '../../python/syntax';
import { walk } from '../../python/walk';
import { folderOf, isIn, nameOf } from '../paths';
import type { IProject } from '../types';

export interface IPackageImport {
  /** Dotted, as it is imported: `google.cloud.storage`. */
  module: string;
  start: number;
  end: number;
}

/**
 * Packages that a statement imports, at its top or inside of it. What a
 * `try … except ImportError` guards is not needed, nor what only a type checker sees.
 */
export function packagesIn(statement: Statement): IPackageImport[] {
  const found: IPackageImport[] = [];
  for (const node of walk(statement, one => !isGuarded(one))) {
    if (node.type === 'Import' || node.type === 'ImportFrom') {
      const { start, end } = node;
      found.push(...modulesOf(node).map(module => ({ module, start, end })));
    }
  }
  return found;
}

/** Packages that a text imports. */
export function packagesOf(text: string): IPackageImport[] {
  return syntaxOf(text).statements.flatMap(({ node }) => packagesIn(node));
}

const IMPORT =
  /^[ \t]*(?:import[ \t]+([^#\r\n;]+)|from[ \t]+([\w.]+)[ \t]+import\b)/gmu;

/** First names of what a text may import, found without parsing it: all that it does, and now and then one more. */
export function mayImport(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, list, from] of text.matchAll(IMPORT)) {
    for (const name of list?.split(',') ?? [from]) {
      found.add(
        /^[\s\w]*?([\p{ID_Start}_][\p{ID_Continue}]*)/u.exec(
          name.trim()
        )?.[1] ?? ''
      );
    }
  }
  found.delete('');
  return found;
}

function modulesOf(node: IImport | IImportFrom): string[] {
  if (node.type === 'Import') {
    return node.names.map(({ name }) => name);
  }
  if (node.level > 0 || node.module === null) {
    return [];
  }
  const { module } = node;
  // `from google.cloud import storage` is of what is imported.
  return module === 'google' || module === 'google.cloud'
    ? node.names.map(({ name }) => `${module}.${name}`)
    : [module];
}

function isGuarded(node: Node): boolean {
  if (node.type === 'Try' || node.type === 'TryStar') {
    return node.handlers.some(
      ({ exception }) =>
        exception === null ||
        [...walk(exception)].some(
          one =>
            one.type === 'Name' &&
            /^(ImportError|ModuleNotFoundError|Exception)$/.test(one.id)
        )
    );
  }
  return (
    node.type === 'If' &&
    [...walk(node.test)].some(
      one =>
        (one.type === 'Name' && one.id === 'TYPE_CHECKING') ||
        (one.type === 'Attribute' && one.attr === 'TYPE_CHECKING')
    )
  );
}

/**
 * Whether a module comes with Python or lies in the project.
 *
 * @param notebook - Path of the notebook: what lies beside it can be imported there.
 */
export function isAtHand(
  module: string,
  project: IProject,
  notebook: string
): boolean {
  const [top] = module.split('.');
  return (
    top === '__main__' ||
    isStandardLibrary(top) ||
    ownNames(project, folderOf(notebook)).has(top)
  );
}

const own = new WeakMap<IProject, Map<string, Set<string>>>();

/** Names that the project's own folders and files can be imported by. */
function ownNames(project: IProject, folder: string): Set<string> {
  const byFolder = own.get(project) ?? new Map<string, Set<string>>();
  own.set(project, byFolder);
  let names = byFolder.get(folder);
  if (!names) {
    const { snapshot, library, sourceRoots } = project;
    const paths = [
      ...(snapshot.neighbours ?? []),
      ...snapshot.folders,
      ...snapshot.files.map(({ path }) => path)
    ];
    names = new Set(
      [...new Set([...sourceRoots, '', 'src', folder])].flatMap(root =>
        paths
          .filter(path => isIn(path, root) && path !== root)
          .map(path => path.slice(root ? root.length + 1 : 0).split('/')[0])
          .map(moduleName)
      )
    );
    if (library) {
      names.add(nameOf(library));
    }
    byFolder.set(folder, names);
  }
  return names;
}

function moduleName(entry: string): string {
  return entry.replace(/\.py$/, '');
}
