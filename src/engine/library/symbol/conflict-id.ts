import { sha256Hex } from '../../project/hash';

/** Names a difference between very texts: it is another one once one of them changes. */
export function conflictId(path: string, key: string, texts: string[]): string {
  const plain = texts.map(text => text.replace(/\r\n?/g, '\n').trim());
  const hash = sha256Hex(JSON.stringify([key, ...plain]));
  return `${path} ${key.split(' ')[0]} ${hash.slice(0, 16)}`;
}
