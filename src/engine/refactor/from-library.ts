/**
 * The notebook brought up to the library: the library's text of a symbol comes
 * back into its cell, or the cell imports it from there.
 */
import { importLines } from '../library/imports/needs';
import { nameOf, keyOf } from '../library/symbol/identity';
import { readModule, readPieces } from '../library/symbols';
import type { IModuleText, IPiece } from '../library/symbols';
import type { ICell, INotebook } from '../notebook/types';
import type { IModule, IModuleStatement, IPlan } from '../plan/types';
import { textAt } from '../project/files';
import type { IProject } from '../project/types';
import { linksOf } from '../python/links';
import { syntaxOf } from '../python/syntax';
import { afterExport } from './replace-by-import/after-export';
import type { ICellEdit, INotebookChange } from './types';

export interface IFromLibraryRequest {
  /** The module's file. */
  path: string;
  name: string;
  /** `import`: the cell imports it, and with it what else of the cell the library has. */
  as: 'code' | 'import';
}

export type FromLibraryResult =
  | { ok: true; cell: string; change: INotebookChange }
  /** Whole sentence. */
  | { ok: false; message: string };

/** Changes nothing itself; where the cell has the library's code already the change is empty. */
export function fromLibrary(
  notebook: INotebook,
  plan: IPlan,
  project: IProject,
  { path, name, as }: IFromLibraryRequest
): FromLibraryResult {
  const module = plan.modules.find(one => one.path === path);
  const placed = module?.statements.find(
    statement => statement.statement >= 0 && nameOf(statement) === name
  );
  const cell = notebook.cells.find(({ key }) => key === placed?.cell);
  if (!module || !placed || !cell) {
    return refused(`This notebook marks no \`${name}\` for ${path}.`);
  }
  const reading = readModule(textAt(project.snapshot, path) ?? '');
  if (!reading.ok) {
    return refused(
      `${path}, line ${reading.line}: this is no Python (${reading.message}); mend it first.`
    );
  }
  const piece = pieceFor(placed, reading.module);
  if (!piece) {
    return refused(`${path} has no \`${name}\` any more.`);
  }
  const edits =
    as === 'import'
      ? afterExport(notebook, plan).filter(edit => edit.cell === cell.key)
      : codeEdits(notebook, cell, placed, piece, reading.module, module);
  const source = withEdits(cell.source, edits);
  if (syntaxOf(source).error) {
    return refused(
      `\`${name}\` can't be put into its cell as the library has it; copy it by hand.`
    );
  }
  return {
    ok: true,
    cell: cell.key,
    change: {
      edits,
      inserts: [],
      marks: importsOnly(source) ? [{ cell: cell.key, mark: null }] : [],
      emptied: []
    }
  };
}

/** Nothing of such a cell is left to export. */
function importsOnly(source: string): boolean {
  return syntaxOf(source).statements.every(({ node }) =>
    ['Import', 'ImportFrom'].includes(node.type)
  );
}

function refused(message: string): FromLibraryResult {
  return { ok: false, message };
}

function pieceFor(
  { text }: IModuleStatement,
  { pieces }: IModuleText
): IPiece | undefined {
  const [own] = readPieces(text);
  return own && pieces.find(piece => keyOf(piece) === keyOf(own));
}

function codeEdits(
  notebook: INotebook,
  cell: ICell,
  placed: IModuleStatement,
  piece: IPiece,
  library: IModuleText,
  module: IModule
): ICellEdit[] {
  const links = linksOf(notebook);
  const syntax = syntaxOf(cell.source);
  const { start, end: last } = syntax.statements[placed.statement];
  const end = start + cell.source.slice(start, last).trimEnd().length;
  const known = (name: string) =>
    links.binders(name).length > 0 || piece.names.includes(name);
  const text = [...importLines(piece, library, module, known), plain(piece)]
    .join('\n')
    .replace(/\n/g, /\r\n/.test(cell.source) ? '\r\n' : '\n');
  if (text === cell.source.slice(start, end)) {
    return [];
  }
  // An indented cell is written anew without its indentation.
  return cell.source.replace(/\r\n?/g, '\n') !== syntax.code
    ? [
        {
          cell: cell.key,
          start: 0,
          end: cell.source.length,
          text:
            syntax.code.slice(0, syntax.toCode(start)) +
            text +
            syntax.code.slice(syntax.toCode(end))
        }
      ]
    : [{ cell: cell.key, start, end, text }];
}

function plain({ text }: IPiece): string {
  return text.replace(/\r\n?/g, '\n');
}

function withEdits(source: string, edits: readonly ICellEdit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce(
      (text, { start, end, text: added }) =>
        text.slice(0, start) + added + text.slice(end),
      source
    );
}
