/** How texts are compared: the same way for the counts in the list and for the lines that are coloured. */
import type { DiffConfig } from '@codemirror/merge';
import { Chunk } from '@codemirror/merge';
import { Text } from '@codemirror/state';

/** Detailed up to here, then coarser; a text that takes longer than the timeout is compared by lines. */
export const DIFF: DiffConfig = { scanLimit: 2000, timeout: 200 };

/** A text as the diff shows it: without byte order mark, line ends as `\n`. */
export function shownText(text: string | null): string {
  return (text ?? '').replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

export interface ILineCounts {
  added: number;
  removed: number;
}

/**
 * Lines that a change adds and removes, as the diff colours them.
 *
 * @param before - Null: the file is new.
 * @param after - Null: the file goes.
 */
export function lineCounts(
  before: string | null,
  after: string | null
): ILineCounts {
  const a = Text.of(shownText(before).split('\n'));
  const b = Text.of(shownText(after).split('\n'));
  const counts = { added: 0, removed: 0 };
  for (const chunk of Chunk.build(a, b, DIFF)) {
    counts.removed += lines(a, chunk.fromA, chunk.toA, chunk.endA);
    counts.added += lines(b, chunk.fromB, chunk.toB, chunk.endB);
  }
  return counts;
}

function lines(text: Text, from: number, to: number, end: number): number {
  return from === to
    ? 0
    : text.lineAt(Math.min(end, text.length)).number -
        text.lineAt(from).number +
        1;
}
