/** Another name for something of the notebook, wherever it is made and read. */
import { headingOf } from '../../notebook/titles';
import { BUILTINS } from '../../python/builtins';
import { linksOf } from '../../python/links';
import type { IStatement } from '../../python/syntax';
import type { ICell } from '../../notebook/types';
import { KEYWORDS } from '../../refactor/to-function/suggest-name';
import { verbPhrase } from '../../refactor/to-function/words';
import type { ICellEdit, IFix } from '../../refactor/types';
import { nodesOf } from '../callees';
import type { ICheckContext } from '../types';

interface INamed {
  name: string;
  cell: ICell;
  statement: IStatement;
}

/**
 * Null where nothing nearby says what it is, where the better name is taken,
 * or where some place of the old one can't be seen.
 */
export function renameFix(named: INamed, context: ICheckContext): IFix | null {
  const { name } = named;
  const better = betterName(named, context);
  const edits = better === null ? null : renaming(name, better, context);
  return (
    edits && {
      title: `Call it \`${better}\` everywhere in the notebook`,
      safe: false,
      edits,
      marks: []
    }
  );
}

/** After what a function says it does, the heading it stands under, or the file a value was read from. */
function betterName(
  { cell, statement }: INamed,
  { notebook }: ICheckContext
): string | null {
  const above = notebook.cells[cell.index - 1];
  const heading = above?.kind === 'markdown' ? headingOf(above.source) : null;
  const candidates =
    statement.node.type === 'FunctionDef'
      ? [docOf(statement), heading].map(text => text && verbPhrase(text))
      : [fileOf(statement)];
  return (
    candidates.find(
      candidate =>
        candidate &&
        candidate.includes('_') &&
        /^[a-z][a-z0-9_]{2,39}$/.test(candidate) &&
        !KEYWORDS.has(candidate) &&
        !BUILTINS.has(candidate) &&
        !notebook.cells.some(({ source }) => mentions(source, candidate))
    ) ?? null
  );
}

function docOf({ node }: IStatement): string | null {
  const first = node.type === 'FunctionDef' ? node.body[0] : null;
  return first?.type === 'Expr' &&
    first.value.type === 'Constant' &&
    first.value.of === 'str'
    ? String(first.value.value).trim().split(/[.\n]/)[0]
    : null;
}

/** `data/sold-cars.csv` → `sold_cars` */
function fileOf(statement: IStatement): string | null {
  for (const node of nodesOf(statement)) {
    const file =
      node.type === 'Constant' && node.of === 'str'
        ? /([\w -]+)\.(?:csv|tsv|xlsx?|parquet|json|feather|pkl)$/i.exec(
            String(node.value)
          )
        : null;
    if (file) {
      return file[1].trim().toLowerCase().replace(/[ -]+/g, '_');
    }
  }
  return null;
}

function mentions(source: string, name: string): boolean {
  return new RegExp(`(?<![\\w])${name}(?!\\w)`).test(source);
}

/** Every place of a name; null where it may stand in a place that can't be read. */
function renaming(
  name: string,
  better: string,
  { notebook, syntax }: ICheckContext
): ICellEdit[] | null {
  const places = new Map<string, ICellEdit>();
  for (const cell of linksOf(notebook).cells) {
    if (!mentions(cell.source, name)) {
      continue;
    }
    const { statements, error, foreign, magics } = syntax(cell);
    const isHidden =
      error !== null ||
      foreign !== null ||
      magics.some(({ text }) => mentions(text, name)) ||
      new RegExp(`\\b(?:global|nonlocal)\\b[^\\n]*\\b${name}\\b`).test(
        cell.source
      );
    if (isHidden) {
      return null;
    }
    for (const { uses, binds } of statements) {
      for (const { start, end, name: one } of [...uses, ...binds]) {
        if (one === name) {
          if (cell.source.slice(start, end) !== name) {
            return null;
          }
          const edit = { cell: cell.key, start, end, text: better };
          places.set(`${cell.key} ${start}`, edit);
        }
      }
    }
  }
  return [...places.values()];
}
