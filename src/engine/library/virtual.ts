/** The project after a change set that is not written yet: several notebooks are exported as one. */
import { sha256Hex, utf8 } from '../project/hash';
import { folderOf, upwards } from '../project/paths';
import type { IProject, ISnapshotFile } from '../project/types';
import type { IFileChange } from './types';

type Changes = readonly Pick<IFileChange, 'path' | 'text'>[];

/** The project as a reader would find it once the changes are written. */
export function withChanges(project: IProject, changes: Changes): IProject {
  const { snapshot } = project;
  const files = new Map(snapshot.files.map(file => [file.path, file]));
  const folders = new Set(snapshot.folders);
  for (const { path, text } of changes) {
    if (text === null) {
      files.delete(path);
    } else {
      const writable = files.get(path)?.writable ?? true;
      files.set(path, { ...fileOf(path, text), writable });
      upwards(folderOf(path)).forEach(folder => folder && folders.add(folder));
    }
  }
  return {
    ...project,
    snapshot: {
      ...snapshot,
      files: [...files.values()].sort((one, other) =>
        one.path < other.path ? -1 : 1
      ),
      folders: [...folders].sort()
    }
  };
}

/**
 * One list of changes for change sets that were made one after the other, each
 * on the project with those before it: the first hash, the last text.
 */
export function joinChanges(
  sets: readonly (readonly IFileChange[])[]
): IFileChange[] {
  const joined = new Map<string, IFileChange>();
  for (const change of sets.flat()) {
    const first = joined.get(change.path);
    joined.set(
      change.path,
      first ? { ...change, hash: first.hash, before: first.before } : change
    );
  }
  return [...joined.values()]
    .filter(({ before, text }) => before !== text)
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

function fileOf(path: string, text: string): Omit<ISnapshotFile, 'writable'> {
  return { path, hash: sha256Hex(text), text, size: utf8(text).length };
}
