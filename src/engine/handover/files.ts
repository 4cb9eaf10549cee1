/** What belongs to a notebook's exports: exactly this is committed. */
import { basePath, ledgerPath, readLedgers } from '../library/ledger';
import { modulePlace } from '../plan/module-place';
import { fileAt } from '../project/files';
import { upwards } from '../project/paths';
import type { IProject } from '../project/types';

const README = '.promote/README.md';

/**
 * Paths relative to the root, sorted: ledger, base texts, modules, their
 * packages' `__init__.py`, and what the last export wrote.
 */
export function exportedFiles(project: IProject, notebook: string): string[] {
  const { snapshot, library, tests } = project;
  const ledger = ledgerPath(notebook);
  const entries = readLedgers(snapshot).get(notebook)?.entries ?? [];
  const last = snapshot.exports?.find(({ paths }) => paths.includes(ledger));
  const modules = entries.map(
    ({ module, role }) => modulePlace(module, role, project).path
  );
  const packages = modules
    .flatMap(path => upwards(path).slice(1))
    .filter(folder => folder !== '' && isPackageOf(folder, [library, tests]))
    .map(folder => `${folder}/__init__.py`);
  const there = [
    ledger,
    README,
    ...modules,
    ...packages,
    ...entries.map(({ text }) => basePath(text))
  ].filter(path => fileAt(snapshot, path) !== undefined);
  return [...new Set([...there, ...(last?.paths ?? [])])].sort();
}

/** Folders above the library belong to whoever made them. */
function isPackageOf(
  folder: string,
  roots: readonly (string | null)[]
): boolean {
  return roots.some(
    root => root && (folder === root || folder.startsWith(`${root}/`))
  );
}
