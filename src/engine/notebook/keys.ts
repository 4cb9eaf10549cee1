import { sha256Hex } from '../project/hash';

/** As many hashes are remembered as a few long notebooks without ids have cells. */
const REMEMBERED = 20000;
const known = new Map<string, string>();

/** First 16 hex digits of the sha256 of a cell's code, line ends as line feeds. */
export function codeHash(source: string): string {
  let hash = known.get(source);
  if (hash === undefined) {
    hash = sha256Hex(source.replace(/\r\n?/g, '\n')).slice(0, 16);
    if (known.size >= REMEMBERED) {
      known.clear();
    }
    known.set(source, hash);
  }
  return hash;
}

/** Keys that are unique in their notebook: the id, else the code's hash; the second of the same is `…~2`. */
export function keysOf(
  cells: readonly { id: string; source: string }[]
): string[] {
  const count = new Map<string, number>();
  return cells.map(({ id, source }) => {
    const key = id || codeHash(source);
    const times = (count.get(key) ?? 0) + 1;
    count.set(key, times);
    return times === 1 ? key : `${key}~${times}`;
  });
}
