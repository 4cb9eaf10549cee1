/** A fix as the arguments of the command that applies it: plain JSON. */
import type { ReadonlyJSONObject } from '@lumino/coreutils';
import type { IFix } from '../engine';

export function fixArguments({
  title,
  edits,
  marks
}: Pick<IFix, 'title' | 'edits' | 'marks'>): ReadonlyJSONObject {
  return JSON.parse(JSON.stringify({ title, edits, marks }));
}
