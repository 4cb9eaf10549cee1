/** A symbol under another name: the same code once the name is put for the other. */
import { sameCode } from '../normalise';

export function isRenamed(
  text: string,
  name: string,
  other: string,
  otherName: string
): boolean {
  return (
    isWord(name) &&
    isWord(otherName) &&
    name !== otherName &&
    sameCode(text.replace(wholeWord(name), otherName), other)
  );
}

function isWord(name: string): boolean {
  return /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(name);
}

function wholeWord(name: string): RegExp {
  return new RegExp(
    `(?<![\\p{ID_Continue}])${name}(?![\\p{ID_Continue}])`,
    'gu'
  );
}
