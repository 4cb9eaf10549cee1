/** Changes of files as people read them. */
import { structuredPatch, type StructuredPatchHunk } from 'diff';
import type { IFileChange } from './types';

type Change = Pick<IFileChange, 'path' | 'before' | 'text'>;

export interface ILineCounts {
  added: number;
  removed: number;
}

/** How many lines a change adds and removes. */
export function lineCounts(change: Change): ILineCounts {
  const lines = hunksOf(change).flatMap(hunk => hunk.lines);
  return {
    added: lines.filter(line => line.startsWith('+')).length,
    removed: lines.filter(line => line.startsWith('-')).length
  };
}

/** Unified diff of the changes, as `git diff` writes it and `git apply` takes it. */
export function unifiedDiff(changes: readonly Change[]): string {
  return changes.map(fileDiff).join('');
}

function fileDiff(change: Change): string {
  const { path, before, text } = change;
  const lines = [
    `diff --git a/${path} b/${path}`,
    ...(before === null ? ['new file mode 100644'] : []),
    ...(text === null ? ['deleted file mode 100644'] : [])
  ];
  const hunks = hunksOf(change);
  if (hunks.length > 0) {
    lines.push(
      before === null ? '--- /dev/null' : `--- a/${path}`,
      text === null ? '+++ /dev/null' : `+++ b/${path}`,
      ...hunks.flatMap(hunk => [headOf(hunk), ...hunk.lines])
    );
  }
  return lines.map(line => `${line}\n`).join('');
}

function hunksOf({ path, before, text }: Change): StructuredPatchHunk[] {
  return structuredPatch(path, path, before ?? '', text ?? '', '', '', {
    context: 3
  }).hunks;
}

function headOf(hunk: StructuredPatchHunk): string {
  const range = (start: number, lines: number) =>
    lines === 1 ? `${start}` : `${lines === 0 ? start - 1 : start},${lines}`;
  const before = range(hunk.oldStart, hunk.oldLines);
  const after = range(hunk.newStart, hunk.newLines);
  return `@@ -${before} +${after} @@`;
}
