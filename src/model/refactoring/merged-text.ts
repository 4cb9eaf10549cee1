import { diff3Merge } from 'node-diff3';

/**
 * Takes a change of a text back that others may have edited since.
 *
 * @param now - The text as it stands.
 * @param after - As the change left it.
 * @param before - As it was before the change.
 * @returns null where both touch the same lines.
 */
export function mergedText(
  now: string,
  after: string,
  before: string
): string | null {
  if (now === after || now === before) {
    return before;
  }
  const lines = (text: string) => text.split('\n');
  const regions = diff3Merge(lines(now), lines(after), lines(before));
  const merged: string[] = [];
  for (const region of regions) {
    if (region.ok === undefined) {
      return null;
    }
    merged.push(...region.ok);
  }
  return merged.join('\n');
}
