/** The lines to replace that turn one text into another, so that an editor keeps its place. */
import { Chunk } from '@codemirror/merge';
import { Text } from '@codemirror/state';
import { DIFF } from '../export/diff-text';

export interface ITextSplice {
  /** UTF-16 offsets in the text before; whole lines, so that no character is cut. */
  start: number;
  end: number;
  text: string;
}

/** @returns Splices in order, none where the texts are the same; line ends must be `\n`. */
export function splicesBetween(before: string, after: string): ITextSplice[] {
  const chunks = Chunk.build(
    Text.of(before.split('\n')),
    Text.of(after.split('\n')),
    DIFF
  );
  // A chunk that holds the last line ends one beyond the text.
  return chunks.map(({ fromA, toA, fromB, toB }) => ({
    start: fromA,
    end: Math.min(toA, before.length),
    text: after.slice(fromB, toB)
  }));
}
