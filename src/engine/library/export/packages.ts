/** `__init__.py` files that a module's package still needs. */
import { fileAt } from '../../project/files';
import { folderOf, isIn } from '../../project/paths';
import type { ISnapshot } from '../../project/types';
import type { IModule } from '../../plan/types';

const INIT = '__init__.py';

/**
 * Paths of the missing ones, outermost first. A folder that has Python files
 * but no `__init__.py` is a namespace package: it stays one, with all below it.
 */
export function missingInits(
  snapshot: ISnapshot,
  { role, path, importName }: IModule
): string[] {
  if (role === 'test') {
    return [];
  }
  const isInit = path.endsWith(`/${INIT}`);
  const depth = importName.split('.').length - (isInit ? 0 : 1);
  const folders: string[] = [];
  let folder = folderOf(path);
  for (let level = 0; level < depth && folder !== ''; level++) {
    folders.unshift(folder);
    folder = folderOf(folder);
  }
  const missing: string[] = [];
  for (const one of folders) {
    const init = `${one}/${INIT}`;
    if (init === path || fileAt(snapshot, init)) {
      continue;
    }
    if (isNamespace(snapshot, one)) {
      return missing;
    }
    missing.push(init);
  }
  return missing;
}

function isNamespace(snapshot: ISnapshot, folder: string): boolean {
  return snapshot.files.some(
    ({ path }) => path.endsWith('.py') && isIn(path, folder)
  );
}
