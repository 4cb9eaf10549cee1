import type { ISnapshot, ISnapshotFile } from './types';

const indexes = new WeakMap<ISnapshot, Map<string, ISnapshotFile>>();

/** A file of the snapshot by its path relative to the root. */
export function fileAt(
  snapshot: ISnapshot,
  path: string
): ISnapshotFile | undefined {
  let index = indexes.get(snapshot);
  if (!index) {
    index = new Map(snapshot.files.map(file => [file.path, file]));
    indexes.set(snapshot, index);
  }
  return index.get(path);
}

/** Its text without byte order mark; null where there is none or it could not be read. */
export function textAt(snapshot: ISnapshot, path: string): string | null {
  return fileAt(snapshot, path)?.text?.replace(/^\ufeff/, '') ?? null;
}
