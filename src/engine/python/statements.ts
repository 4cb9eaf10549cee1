/** Top-level statements of a parsed cell: spans, names and magics put together. */
import { type ILines, lineAt } from '../notebook/lines';
import type { IModule, Statement } from './ast';
import { namesOf } from './name-statements';
import { spanOf } from './spans';
import type { IMagic, IStatement } from './types';

const COMPOUND: ReadonlySet<Statement['type']> = new Set([
  'AsyncFor',
  'AsyncFunctionDef',
  'AsyncWith',
  'ClassDef',
  'For',
  'FunctionDef',
  'If',
  'Match',
  'Try',
  'TryStar',
  'While',
  'With'
] as const);

/** Offset in the code of the statement's first character: its first decorator's `@`, where it has one. */
function firstOf(node: Statement, lines: ILines): number {
  if ('decorator_list' in node && node.decorator_list.length > 0) {
    // White space or brackets may stand between `@` and the decorator.
    const decorator = lines.toCode(node.decorator_list[0].start);
    return lines.code.lastIndexOf('@', decorator);
  }
  return lines.toCode(node.start);
}

/** The magics of the statement from `start` to `end`; all of a cell's are given in order of place. */
function magicsOf(
  node: Statement,
  start: number,
  source: string,
  all: readonly IMagic[],
  places: readonly number[]
): Pick<IStatement, 'magic' | 'magics' | 'timing'> {
  // The last magic that does not begin behind the start.
  let at = all.length > 0 ? lineAt(places, start) : 0;
  const before = all[places[at] === start ? at - 1 : at] as IMagic | undefined;
  const timing =
    before?.kind === 'timing' &&
    before.end <= start &&
    source.slice(before.end, start).trim() === ''
      ? before
      : null;
  const inside: IMagic[] = [];
  for (at = places[at] < start ? at + 1 : at; places[at] < node.end; at++) {
    inside.push(all[at]);
  }
  const [first] = inside;
  const own =
    node.type === 'Expr' && first?.start === start && first.kind !== 'assign';
  return own
    ? { magic: first, magics: [], timing }
    : { magic: null, magics: inside, timing };
}

export function statementsOf(
  module: IModule,
  lines: ILines,
  magics: IMagic[]
): IStatement[] {
  const { code, source } = lines;
  const lateAnnotations = module.body.some(
    node =>
      node.type === 'ImportFrom' &&
      node.module === '__future__' &&
      node.names.some(alias => alias.name === 'annotations')
  );
  const places = magics.map(magic => magic.start);
  const hasWalrus = code.includes(':=');
  const starts = module.body.map(node => firstOf(node, lines));
  let floor = 0;
  return module.body.map((node, index) => {
    const start = starts[index];
    const nodeAt = lines.toSource(start);
    const own = magicsOf(node, nodeAt, source, magics, places);
    // What stands for a magic is shorter than the magic.
    const last = own.magic ?? own.magics[own.magics.length - 1];
    const nodeEnd = Math.max(node.end, last?.end ?? 0);
    const span = spanOf(
      code,
      start,
      lines.toCode(nodeEnd),
      floor,
      starts[index + 1] ?? code.length,
      COMPOUND.has(node.type)
    );
    floor = span.end;
    const names = namesOf(node, { source, lateAnnotations, hasWalrus });
    const statement: IStatement = {
      index,
      node,
      start: lines.toSource(span.start),
      end: lines.toSource(span.end),
      nodeStart: nodeAt,
      nodeEnd,
      text: code.slice(span.start, span.end),
      codeStart: span.start,
      line: node.line,
      ...names,
      ...own,
      semicolon: span.semicolon,
      lateAnnotations
    };
    // `%timeit` runs in a scope of its own: nothing stays.
    return own.timing?.name === 'timeit'
      ? { ...statement, binds: [], names: [], after: new Map() }
      : statement;
  });
}
