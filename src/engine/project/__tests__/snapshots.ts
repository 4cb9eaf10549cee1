import { sha256Hex } from '../hash';
import type { ISnapshot } from '../types';

/** A snapshot of a few texts, as the reader would hand it over. */
export function snapshotOf(
  files: Record<string, string>,
  more: Partial<ISnapshot> = {}
): ISnapshot {
  return {
    schema: 1,
    kind: 'pyproject',
    name: 'used-cars',
    root: '/nowhere/used-cars',
    contents: '',
    files: Object.entries(files).map(([path, text]) => ({
      path,
      text,
      hash: sha256Hex(text),
      size: text.length,
      writable: true
    })),
    folders: [],
    packs: [],
    administration: { locked: [], defaultStandards: null },
    git: { present: true, identity: 'Ada <ada@example.org>' },
    problems: [],
    ...more
  };
}
