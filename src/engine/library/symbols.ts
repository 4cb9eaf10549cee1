/**
 * A module's text as a list of pieces, one for each top-level statement, with
 * every byte in exactly one place: lead, text, lead, text, …, tail.
 */
import type { Expression, Statement } from '../python/ast';
import { syntaxOf } from '../python/syntax';
import type { IStatement } from '../python/types';
import { IMark, spansOf } from './text/spans';

export type PieceKind =
  | 'docstring'
  /** `from __future__ import …` */
  | 'future'
  | 'import'
  /** `if TYPE_CHECKING:` */
  | 'type-checking'
  /** `try: import … except ImportError`, or an `if` whose branches import. */
  | 'conditional-import'
  | 'function'
  | 'class'
  /** An assignment. */
  | 'constant'
  /** A statement that makes or extends `__all__`. */
  | 'exports'
  /** `if __name__ == '__main__':` */
  | 'main'
  | 'other';

export interface IPiece {
  kind: PieceKind;
  /** What stands between the piece before (or the start of the file) and this one. */
  lead: string;
  /** Leading comments, decorators, statement, comment behind it; no line end. */
  text: string;
  /** Module-level names it binds; a docstring binds `__doc__`. */
  names: readonly string[];
  /** Names that it reads as the module is imported. */
  immediate: ReadonlySet<string>;
  /** Names that its functions read when they are called. */
  deferred: ReadonlySet<string>;
  /** More than one where a line holds several. */
  statements: readonly IStatement[];
  /** What to subtract from a node's offset to get one in `text`. */
  offset: number;
}

export interface IModuleText {
  pieces: IPiece[];
  /** What stands behind the last piece. */
  tail: string;
  /** Line end of the file: the one that most of its lines have. */
  eol: string;
}

export type ModuleReading =
  | { ok: true; module: IModuleText }
  | { ok: false; line: number; message: string };

const BOM = '\ufeff';

/** Reads a module's text (byte order mark and line ends as they are). */
export function readModule(text: string): ModuleReading {
  const bom = text.startsWith(BOM) ? BOM.length : 0;
  const source = text.slice(bom);
  const { error, foreign, magics, statements } = syntaxOf(source);
  if (error) {
    return { ok: false, line: error.line, message: error.message };
  }
  if (foreign !== null || magics.length > 0) {
    const line = magics[0]?.line ?? 1;
    return { ok: false, line, message: 'this line is no Python' };
  }
  const groups = groupsOf(source, statements);
  const spans = spansOf(source, groups.map(markOf));
  const pieces: IPiece[] = [];
  let end = 0;
  groups.forEach((group, index) => {
    const span = spans[index];
    const lead =
      (end === 0 ? text.slice(0, bom) : '') + source.slice(end, span.start);
    pieces.push(
      pieceOf(group, lead, source.slice(span.start, span.end), span.start)
    );
    end = span.end;
  });
  const tail = end === 0 ? text : source.slice(end);
  return { ok: true, module: { pieces, tail, eol: lineEndOf(text) } };
}

/** The pieces of a plan's statement: usually one. Leads and tail are dropped. */
export function readPieces(text: string): IPiece[] {
  const reading = readModule(text.replace(/\r\n?/g, '\n'));
  return reading.ok ? reading.module.pieces : [];
}

/** Gives a piece another text, of one statement; what is known of its code is read anew. */
export function replaceText(piece: IPiece, text: string): void {
  const reading = readModule(text);
  const read = reading.ok ? reading.module.pieces[0] : undefined;
  Object.assign(piece, read, { lead: piece.lead, text, offset: 0 });
}

/** Whether the module binds the name, or may do so by a star import. */
export function hasName({ pieces }: IModuleText, name: string): boolean {
  return pieces.some(
    ({ names, statements }) =>
      names.includes(name) || statements.some(({ stars }) => stars.length > 0)
  );
}

export function textOf({ pieces, tail }: IModuleText): string {
  return pieces.map(piece => piece.lead + piece.text).join('') + tail;
}

/** The line end that most lines of a text have; `\n` for a text of one line. */
export function lineEndOf(text: string): string {
  const counts = { '\r\n': 0, '\n': 0, '\r': 0 };
  for (const [end] of text.matchAll(/\r\n|\n|\r/g)) {
    counts[end as keyof typeof counts]++;
  }
  if (counts['\r\n'] > counts['\n'] && counts['\r\n'] >= counts['\r']) {
    return '\r\n';
  }
  return counts['\r'] > counts['\n'] ? '\r' : '\n';
}

function pieceOf(
  statements: IStatement[],
  lead: string,
  text: string,
  offset: number
): IPiece {
  const reads = (when: 'immediate' | 'deferred') =>
    new Set(
      statements
        .flatMap(statement => statement.uses)
        .filter(
          use => use.exposed && use.when === when && use.kind !== 'formula'
        )
        .map(use => use.name)
    );
  const kind = statements.length === 1 ? kindOf(statements[0]) : 'other';
  const names = statements.flatMap(statement => statement.names);
  return {
    kind,
    lead,
    text,
    names: kind === 'docstring' ? ['__doc__'] : [...new Set(names)],
    immediate: reads('immediate'),
    deferred: reads('deferred'),
    statements,
    offset
  };
}

/** Statements that share a line stay together. */
function groupsOf(source: string, statements: IStatement[]): IStatement[][] {
  const groups: IStatement[][] = [];
  let end = 0;
  for (const statement of statements) {
    const joined =
      groups.length > 0 &&
      !/[\r\n]/.test(source.slice(end, statement.nodeStart));
    if (joined) {
      groups[groups.length - 1].push(statement);
    } else {
      groups.push([statement]);
    }
    end = statement.nodeEnd;
  }
  return groups;
}

function markOf(group: IStatement[]): IMark {
  const last = group[group.length - 1];
  const kind = group.length === 1 ? kindOf(group[0]) : 'other';
  return {
    start: group[0].nodeStart,
    end: last.nodeEnd,
    compound: 'body' in last.node || 'cases' in last.node,
    heading: kind === 'docstring' || kind === 'import' || kind === 'future'
  };
}

function kindOf({ node, index }: IStatement): PieceKind {
  switch (node.type) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return 'function';
    case 'ClassDef':
      return 'class';
    case 'Import':
      return 'import';
    case 'ImportFrom':
      return node.module === '__future__' && node.level === 0
        ? 'future'
        : 'import';
    case 'Assign':
      return node.targets.some(isExports) ? 'exports' : 'constant';
    case 'AugAssign':
      return isExports(node.target) ? 'exports' : 'other';
    case 'AnnAssign':
      return isExports(node.target) ? 'exports' : 'constant';
    case 'TypeAlias':
      return 'constant';
    case 'Expr':
      return index === 0 &&
        node.value.type === 'Constant' &&
        node.value.of === 'str'
        ? 'docstring'
        : callsExports(node.value)
          ? 'exports'
          : 'other';
    case 'If':
      return isMainTest(node.test)
        ? 'main'
        : isTypeChecking(node.test)
          ? 'type-checking'
          : node.body.some(isImport) &&
              importsOnly(node.body) &&
              importsOnly(node.orelse)
            ? 'conditional-import'
            : 'other';
    case 'Try':
      return node.body.some(isImport) ? 'conditional-import' : 'other';
    default:
      return 'other';
  }
}

function isExports(target: Expression): boolean {
  return target.type === 'Name' && target.id === '__all__';
}

/** `__all__.extend(…)` and its like. */
function callsExports(value: Expression): boolean {
  return (
    value.type === 'Call' &&
    value.func.type === 'Attribute' &&
    isExports(value.func.value)
  );
}

function isMainTest(test: Expression): boolean {
  if (
    test.type !== 'Compare' ||
    test.ops.length !== 1 ||
    test.ops[0] !== 'Eq'
  ) {
    return false;
  }
  const sides = [test.left, test.comparators[0]];
  return (
    sides.some(side => side.type === 'Name' && side.id === '__name__') &&
    sides.some(side => side.type === 'Constant' && side.value === '__main__')
  );
}

/** `TYPE_CHECKING`, `typing.TYPE_CHECKING` */
export function isTypeChecking(test: Expression): boolean {
  return (
    (test.type === 'Name' && test.id === 'TYPE_CHECKING') ||
    (test.type === 'Attribute' && test.attr === 'TYPE_CHECKING')
  );
}

function isImport({ type }: Statement): boolean {
  return type === 'Import' || type === 'ImportFrom';
}

function importsOnly(body: Statement[]): boolean {
  return body.every(
    statement =>
      isImport(statement) ||
      statement.type === 'Pass' ||
      (statement.type === 'If' &&
        importsOnly(statement.body) &&
        importsOnly(statement.orelse))
  );
}
