/**
 * Globs without regular expressions, so that no pattern of a file can make the
 * match slow: time grows with pattern × path.
 */
type Token =
  | { kind: 'character'; character: string }
  | { kind: 'any' }
  | { kind: 'set'; ranges: [string, string][]; negated: boolean }
  | { kind: 'star'; slash: boolean }
  /** The three tokens from here on (itself counted) may be left out. */
  | { kind: 'maybe' };

/** More alternatives than this are no pattern a person wrote. */
const MOST_ALTERNATIVES = 256;

/**
 * Whether a glob matches a whole path. `**` crosses folders; `*` and `?` do so
 * only where `loose` is set, as in ruff's patterns.
 */
export function globMatches(
  pattern: string,
  path: string,
  loose: boolean
): boolean {
  return alternatives(pattern).some(one =>
    matches(tokens(one, loose), path, loose)
  );
}

/** `a{b,c}` as `ab` and `ac`, nested ones too. */
function alternatives(pattern: string): string[] {
  const done: string[] = [];
  const open = [pattern];
  while (open.length && done.length < MOST_ALTERNATIVES) {
    const one = open.shift() as string;
    const group = innermost(one);
    if (!group) {
      done.push(one);
      continue;
    }
    const [head, body, tail] = group;
    for (const part of body.split(',').slice(0, MOST_ALTERNATIVES)) {
      if (open.length < MOST_ALTERNATIVES) {
        open.push(head + part + tail);
      }
    }
  }
  return done;
}

/** Head, body and tail of the first group that holds no other. */
function innermost(pattern: string): [string, string, string] | null {
  const close = pattern.indexOf('}');
  const start = close < 0 ? -1 : pattern.lastIndexOf('{', close);
  return start < 0
    ? null
    : [
        pattern.slice(0, start),
        pattern.slice(start + 1, close),
        pattern.slice(close + 1)
      ];
}

function tokens(pattern: string, loose: boolean): Token[] {
  const list: Token[] = [];
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index];
    if (character === '*') {
      const double = pattern[index + 1] === '*';
      // `**/` also stands for no folder at all.
      if (double && pattern[index + 2] === '/' && startsPart(pattern, index)) {
        list.push(
          { kind: 'maybe' },
          { kind: 'star', slash: true },
          { kind: 'character', character: '/' }
        );
        index += 2;
        continue;
      }
      list.push({ kind: 'star', slash: loose || double });
      index += double ? 1 : 0;
    } else if (character === '?') {
      list.push({ kind: 'any' });
    } else if (character === '[') {
      const end = pattern.indexOf(']', index + 2);
      if (end < 0) {
        list.push({ kind: 'character', character });
        continue;
      }
      list.push(set(pattern.slice(index + 1, end)));
      index = end;
    } else if (character === '\\' && index + 1 < pattern.length) {
      list.push({ kind: 'character', character: pattern[++index] });
    } else {
      list.push({ kind: 'character', character });
    }
  }
  return list;
}

function startsPart(pattern: string, index: number): boolean {
  return index === 0 || pattern[index - 1] === '/';
}

function set(body: string): Token {
  const negated = /^[!^]/.test(body);
  const ranges: [string, string][] = [];
  const characters = negated ? body.slice(1) : body;
  for (let index = 0; index < characters.length; index++) {
    const dash = characters[index + 1] === '-' && index + 2 < characters.length;
    ranges.push([characters[index], characters[dash ? index + 2 : index]]);
    index += dash ? 2 : 0;
  }
  return { kind: 'set', ranges, negated };
}

function matches(list: Token[], path: string, loose: boolean): boolean {
  let reached = withoutReading(list, new Set([0]));
  for (const character of path) {
    const next = new Set<number>();
    for (const place of reached) {
      const token = list[place];
      if (token?.kind === 'star') {
        if (token.slash || character !== '/') {
          next.add(place);
        }
      } else if (token && fits(token, character, loose)) {
        next.add(place + 1);
      }
    }
    reached = withoutReading(list, next);
    if (!reached.size) {
      return false;
    }
  }
  return reached.has(list.length);
}

/** Adds the places that are reached without a character; a set visits what is added while it is walked. */
function withoutReading(list: Token[], places: Set<number>): Set<number> {
  for (const place of places) {
    const kind = list[place]?.kind;
    if (kind === 'star' || kind === 'maybe') {
      places.add(place + 1);
    }
    if (kind === 'maybe') {
      places.add(place + 3);
    }
  }
  return places;
}

function fits(token: Token, character: string, loose: boolean): boolean {
  switch (token.kind) {
    case 'character':
      return token.character === character;
    case 'any':
      return loose || character !== '/';
    case 'set':
      return (
        (loose || character !== '/') &&
        token.ranges.some(
          ([first, last]) => first <= character && character <= last
        ) !== token.negated
      );
    default:
      return false;
  }
}
