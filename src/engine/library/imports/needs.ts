/** What a notebook must import to run a symbol as the library has it. */
import type { IModule } from '../../plan/types';
import { BUILTINS } from '../../python/builtins';
import { readPieces, type IModuleText, type IPiece } from '../symbols';
import { importsOf, packageOf, type IPlacedImport } from './names';

/**
 * Import lines, absolute, for names that the piece reads and the notebook does
 * not know: as the module imports them, or from the module itself.
 */
export function importLines(
  piece: IPiece,
  { pieces }: IModuleText,
  { importName, path }: Pick<IModule, 'importName' | 'path'>,
  known: (name: string) => boolean
): string[] {
  const home = packageOf(importName, path);
  const imports = pieces.flatMap(one => importsOf(one, home));
  const own: string[] = [];
  const lines: string[] = [];
  const [current] = readPieces(piece.text);
  const { immediate, deferred } = current ?? piece;
  for (const name of new Set([...immediate, ...deferred])) {
    if (known(name) || BUILTINS.has(name)) {
      continue;
    }
    const imported = imports.find(({ bound }) => bound === name);
    if (imported) {
      lines.push(lineOf(imported));
    } else if (pieces.some(({ names }) => names.includes(name))) {
      own.push(name);
    }
  }
  return own.length > 0
    ? [...lines, `from ${importName} import ${own.join(', ')}`]
    : lines;
}

function lineOf({ module, name, asname }: IPlacedImport): string {
  const as = asname === null ? '' : ` as ${asname}`;
  return name === null
    ? `import ${module}${as}`
    : `from ${module} import ${name}${as}`;
}
