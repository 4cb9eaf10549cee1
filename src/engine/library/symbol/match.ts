/** Pairs a plan's statements with what the module has and with what was exported before. */
import type { IModuleStatement } from '../../plan/types';
import { BUILTINS } from '../../python/builtins';
import { isRegistration, keyOf, nameOf } from './identity';
import { codeHash, normaliseParsed, sameCode } from '../normalise';
import { readPieces, type IPiece } from '../symbols';
import type { IBase } from './decide';

export interface IOurs {
  statement: IModuleStatement;
  /** As the notebook has it; one of several where the statement is more than one. */
  text: string;
  piece: IPiece;
  key: string;
  theirs: IPiece | null;
  base: IBase | null;
  /** A piece that binds one of its names otherwise: together with others, or as an import. */
  rival: IPiece | null;
  /** A piece that uses Python's own function of this name. */
  builtinUser: IPiece | null;
}

/**
 * The plan's statements (its imports left out), each with its piece of the
 * module and its base. `head` is the plan's first statement of all, which alone
 * can be a docstring.
 */
export function matchSymbols(
  pieces: IPiece[],
  statements: IModuleStatement[],
  bases: IBase[],
  head: IModuleStatement | undefined
): IOurs[] {
  const ours = statements.flatMap(statement =>
    asOurs(statement, statement === head)
  );
  const basesByName = groupBy(bases, ({ entry }) => entry.name);
  for (const [name, group] of groupBy(ours, ({ piece }) => nameOf(piece))) {
    pairBases(group, basesByName.get(name) ?? [], name !== '');
  }
  const theirs = groupBy(
    pieces.filter(({ kind }) => kind !== 'import' && kind !== 'future'),
    keyOf
  );
  for (const [key, group] of groupBy(ours, one => one.key)) {
    pairPieces(group, theirs.get(key) ?? [], key !== '');
  }
  for (const one of ours) {
    one.rival = one.theirs ? null : rivalOf(one, pieces);
    one.builtinUser = one.theirs ? null : builtinUserOf(one, pieces);
  }
  return ours;
}

function asOurs(statement: IModuleStatement, isFirst: boolean): IOurs[] {
  const read = readPieces(statement.text);
  const unread: IPiece = {
    kind: 'other',
    lead: '',
    text: statement.text,
    names: statement.names,
    immediate: new Set(),
    deferred: new Set(),
    statements: [],
    offset: 0
  };
  const pieces = read.length > 0 ? read : [unread];
  if (!isFirst && pieces[0].kind === 'docstring') {
    // A string further down documents nothing, and the comment above it is its own.
    const { text } = statement;
    Object.assign(pieces[0], { kind: 'other', names: [], text });
  }
  pieces.forEach(normaliseParsed);
  return pieces.map(piece => ({
    statement,
    text: piece.text,
    piece,
    key: keyOf(piece),
    theirs: null,
    base: null,
    rival: null,
    builtinUser: null
  }));
}

/** By cell and code, then by code, by cell, and (for names) in order. */
function pairBases(group: IOurs[], bases: IBase[], named: boolean): void {
  const free = new Set(bases);
  const rules: ((one: IOurs, base: IBase) => boolean)[] = [
    (one, { entry }) =>
      entry.cell === cellOf(one) && entry.code === codeHash(one.text),
    (one, { entry }) => entry.code === codeHash(one.text),
    (one, { entry }) => entry.cell === cellOf(one),
    () => named
  ];
  for (const rule of rules) {
    for (const one of group.filter(({ base }) => !base)) {
      const base = [...free].find(candidate => rule(one, candidate));
      if (base) {
        one.base = base;
        free.delete(base);
      }
    }
  }
}

/** By code, then by the base's code, then (for names) in order. */
function pairPieces(group: IOurs[], pieces: IPiece[], named: boolean): void {
  const free = new Set(pieces);
  pieces.forEach(normaliseParsed);
  const rules: ((one: IOurs, piece: IPiece) => boolean)[] = [
    (one, piece) => sameCode(one.text, piece.text),
    ({ base }, piece) =>
      base !== null && base.text !== null && sameCode(base.text, piece.text),
    ({ base }, piece) =>
      base !== null && base.entry.code === codeHash(piece.text),
    ({ base }) => named && base !== null,
    () => named
  ];
  for (const rule of rules) {
    for (const one of group.filter(({ theirs }) => !theirs)) {
      const piece = [...free].find(candidate => rule(one, candidate));
      if (piece) {
        one.theirs = piece;
        free.delete(piece);
      }
    }
  }
}

function rivalOf({ piece, key }: IOurs, pieces: IPiece[]): IPiece | null {
  if (isRegistration(piece) || piece.kind === 'type-checking') {
    return null;
  }
  const rival = pieces.find(
    other =>
      other.kind !== 'main' &&
      other.kind !== 'type-checking' &&
      other.names.some(name => piece.names.includes(name)) &&
      (other.kind === 'import' || keyOf(other) !== key) &&
      !isRegistration(other)
  );
  return rival ?? null;
}

function builtinUserOf({ piece }: IOurs, pieces: IPiece[]): IPiece | null {
  const name = piece.names.find(one => BUILTINS.has(one));
  if (name === undefined || pieces.some(({ names }) => names.includes(name))) {
    return null;
  }
  const user = pieces.find(
    ({ immediate, deferred }) => immediate.has(name) || deferred.has(name)
  );
  return user ?? null;
}

function cellOf({ statement }: IOurs): string {
  return statement.cell ?? '';
}

function groupBy<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) {
      group.push(item);
    } else {
      groups.set(key(item), [item]);
    }
  }
  return groups;
}
