/** Cells, as a host has them, to a notebook: keys, marks, what its directives say. */
import { directivesOf, type IDirectives } from './directives';
import { keysOf } from './keys';
import { isPython } from './language';
import { foreignMark, markOf } from './marks';
import type { ICell, ICellSource, INotebook } from './types';

const NONE: IDirectives = new Map();

/** The engine's notebook of these cells; never throws. */
export function notebookOf(
  path: string,
  language: string,
  cells: readonly ICellSource[]
): INotebook {
  const directives = cells.map(cell =>
    cell.kind === 'code'
      ? directivesOf(cell.source, cell.metadata)
      : directivesOf('', {})
  );
  const defaultModule = defaultModuleOf(directives);
  const keys = keysOf(cells);
  const lowered = language.toLowerCase();
  const known = isPython(lowered);
  return {
    path,
    language: lowered,
    cells: cells.map((cell, index): ICell => {
      const { id, kind, source, executionCount, metadata, textOutputs } = cell;
      return {
        id,
        key: keys[index],
        index,
        kind,
        source,
        executionCount,
        textOutputs,
        ...(cell.outputs && { outputs: cell.outputs }),
        ...(known
          ? markOf(metadata, kind, directives[index], defaultModule)
          : foreignMark(markOf(metadata, kind, NONE, null), language))
      };
    }),
    defaultModule,
    duplicateIds: repeated(cells.map(cell => cell.id).filter(id => id !== ''))
  };
}

/** The last `default_exp` wins, as in nbdev. */
function defaultModuleOf(directives: readonly IDirectives[]): string | null {
  const named = directives
    .map(one => one.get('default_exp'))
    .filter((module): module is string => Boolean(module));
  return named[named.length - 1] ?? null;
}

function repeated(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) {
    (seen.has(id) ? twice : seen).add(id);
  }
  return [...twice];
}
