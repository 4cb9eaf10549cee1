/** The plan's imports merged into those that the module has. */
import type { IModuleStatement } from '../../plan/types';
import type { IImportFrom } from '../../python/ast';
import { headEnd, insertImport } from './blocks';
import { canExtend, extendImport, renderImport } from './lines';
import {
  importedBy,
  importsOf,
  provides,
  sameTarget,
  type IImported
} from './names';
import type { IImportStyle } from './order';
import { readPieces, type IModuleText, type IPiece } from '../symbols';

/** A name that the module has for something else. */
export interface IImportConflict {
  name: string;
  ours: string;
  theirs: IPiece;
}

/**
 * Adds what is missing, in place. A name that the module binds otherwise is
 * left alone and handed back; `own` are the plan's symbols, which may bind a name
 * again as they do in the notebook. `home` is the module's package.
 */
export function mergeImports(
  module: IModuleText,
  statements: IModuleStatement[],
  home: string,
  style: IImportStyle,
  own: ReadonlySet<IPiece>
): IImportConflict[] {
  const conflicts: IImportConflict[] = [];
  for (const statement of statements) {
    for (const piece of readPieces(statement.text)) {
      conflicts.push(...mergePiece(module, piece, home, style, own));
    }
  }
  return conflicts;
}

function mergePiece(
  module: IModuleText,
  piece: IPiece,
  home: string,
  style: IImportStyle,
  own: ReadonlySet<IPiece>
): IImportConflict[] {
  const conflicts: IImportConflict[] = [];
  const wanted = piece.statements.flatMap(({ node }) => importedBy(node, home));
  const missing: IImported[] = [];
  for (const imported of wanted) {
    if (isThere(module, imported, home)) {
      continue;
    }
    const rival = rivalOf(module, imported, home, own);
    if (rival) {
      const ours = renderImport([imported], style, module.eol);
      conflicts.push({ name: imported.bound, ours, theirs: rival });
    } else {
      missing.push(imported);
    }
  }
  const whole = missing.length === wanted.length && wanted.length === 1;
  const comment = whole ? commentBehind(piece) : '';
  const rest = missing.filter(
    imported => comment !== '' || !extend(module, imported, home, style)
  );
  for (const line of linesOf(rest, style)) {
    const text = renderImport(line, style, module.eol) + comment;
    const [added] = readPieces(text);
    insertImport(module, { ...added, text }, style);
  }
  return conflicts;
}

/** Whether the module imports every name of a `try` or `if` block as one of its branches does. */
export function isProvided(
  { pieces }: IModuleText,
  block: IPiece,
  home: string
): boolean {
  const wanted = importsOf(block, home);
  const there = pieces.flatMap(piece => importsOf(piece, home));
  return block.names.every(name =>
    wanted.some(
      one =>
        one.bound === name &&
        there.some(
          other =>
            provides(other, one) &&
            (other.where !== 'typing' || one.where === 'typing')
        )
    )
  );
}

/** The piece that binds the name to something else; null: none. */
function rivalOf(
  { pieces }: IModuleText,
  imported: IImported,
  home: string,
  own: ReadonlySet<IPiece>
): IPiece | null {
  const rival = pieces.find(
    piece =>
      piece.kind !== 'main' &&
      !own.has(piece) &&
      piece.names.includes(imported.bound) &&
      !importsOf(piece, home).some(
        other => other.bound === imported.bound && sameTarget(other, imported)
      )
  );
  return rival ?? null;
}

function isThere(
  { pieces }: IModuleText,
  imported: IImported,
  home: string
): boolean {
  return pieces
    .flatMap(piece => importsOf(piece, home))
    .some(
      ({ where, piece, ...other }) =>
        provides(other, imported) &&
        (where === 'top' || (where === 'branch' && isSure(piece, imported)))
    );
}

/** `try` blocks count as they are; of an `if` every branch must bind the name. */
function isSure(piece: IPiece, { bound }: IImported): boolean {
  return piece.statements.some(
    ({ node, after }) => node.type === 'Try' || after.get(bound) === 'sure'
  );
}

function extend(
  module: IModuleText,
  imported: IImported,
  home: string,
  style: IImportStyle
): boolean {
  if (imported.name === null || imported.name === '*') {
    return false;
  }
  const there = module.pieces.slice(0, headEnd(module)).find(piece => {
    const node = piece.statements[0].node;
    const [first] = importedBy(node, home);
    return (
      (piece.kind === 'import' || piece.kind === 'future') &&
      first.name !== null &&
      first.module === imported.module &&
      canExtend(node as IImportFrom, imported, style)
    );
  });
  if (there) {
    extendImport(there, imported, style, module.eol);
  }
  return there !== undefined;
}

/** Names that go on one line together. */
function linesOf(imported: IImported[], style: IImportStyle): IImported[][] {
  const alone = ({ name, asname }: IImported) =>
    name === null || style.singleLine || (asname !== null && !style.combineAs);
  const together = imported.filter(one => !alone(one));
  return [
    ...imported.filter(alone).map(one => [one]),
    ...(together.length > 0 ? [together] : [])
  ];
}

/** The comment behind a statement (`# noqa: F401`), with two blanks before it. */
function commentBehind({ text, statements, offset }: IPiece): string {
  const behind = text.slice(statements[0].nodeEnd - offset);
  const comment = /#.*$/.exec(behind)?.[0];
  return comment ? `  ${comment}` : '';
}
