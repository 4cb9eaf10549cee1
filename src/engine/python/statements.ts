/** Top-level statements of a parsed cell: spans, names and magics put together. */
import type { ILines } from '../notebook/lines';
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

/** The magic that a statement stands for. */
function magicOf(
  node: Statement,
  start: number,
  magics: IMagic[]
): IMagic | null {
  return (
    (node.type === 'Expr' &&
      magics.find(magic => magic.start === start && magic.kind !== 'assign')) ||
    null
  );
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
  const starts = module.body.map(node => firstOf(node, lines));
  let floor = 0;
  return module.body.map((node, index) => {
    const start = starts[index];
    const nodeAt = lines.toSource(start);
    const own = magicOf(node, nodeAt, magics);
    const inside = own
      ? []
      : magics.filter(magic => magic.start >= nodeAt && magic.start < node.end);
    // What stands for a magic is shorter than the magic.
    const nodeEnd = Math.max(
      node.end,
      ...[own ?? inside[inside.length - 1]].map(magic => magic?.end ?? 0)
    );
    const span = spanOf(
      code,
      start,
      lines.toCode(nodeEnd),
      floor,
      starts[index + 1] ?? code.length,
      COMPOUND.has(node.type)
    );
    floor = span.end;
    const timing = magics.find(
      magic =>
        magic.kind === 'timing' &&
        magic.end <= nodeAt &&
        source.slice(magic.end, nodeAt).trim() === ''
    );
    const names = namesOf(node, source, lateAnnotations);
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
      magic: own,
      magics: inside,
      timing: timing ?? null,
      semicolon: span.semicolon,
      lateAnnotations
    };
    // `%timeit` runs in a scope of its own: nothing stays.
    return timing?.name === 'timeit'
      ? { ...statement, binds: [], names: [], after: new Map() }
      : statement;
  });
}
