/** Folder of a path, '' for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function joined(folder: string, name: string): string {
  return folder && name ? `${folder}/${name}` : folder || name;
}

/** Whether `path` is `folder` or lies in it; '' holds everything. */
export function isIn(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** The folder itself and those above it, nearest first, '' last. */
export function upwards(folder: string): string[] {
  const folders = [folder];
  while (folder) {
    folder = folderOf(folder);
    folders.push(folder);
  }
  return folders;
}

/**
 * A path as a person writes it (`./src/pricing/`, `src\pricing`), relative to
 * `from`, as a path relative to the project root; null where it is absolute or
 * leaves the root.
 */
export function insideRoot(written: string, from = ''): string | null {
  const path = written.trim().replace(/\\/g, '/');
  if (/^(\/|~|[A-Za-z]:)/.test(path) || hasControlCharacter(path)) {
    return null;
  }
  const parts = from ? from.split('/') : [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) {
        return null;
      }
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

function hasControlCharacter(text: string): boolean {
  return [...text].some(character => character < ' ' || character === '\x7f');
}
