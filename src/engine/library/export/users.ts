/** Who would miss a symbol that is to be deleted from the library. */
import { importNameOf } from '../../project/project';
import type { IProject } from '../../project/types';
import { importsOf, packageOf } from '../imports/names';
import { readModule, type IModuleText, type IPiece } from '../symbols';

interface IPlace {
  path: string;
  importName: string;
}

/** `` `fit` in src/pricing/model.py ``; null: nobody that can be seen in the project's Python files. */
export function userOf(
  piece: IPiece,
  { pieces }: IModuleText,
  place: IPlace,
  project: IProject
): string | null {
  const isBoundAgain = pieces.some(
    other =>
      other !== piece && other.names.some(name => piece.names.includes(name))
  );
  const reader = isBoundAgain
    ? undefined
    : pieces.find(
        other =>
          other !== piece &&
          piece.names.some(
            name => other.immediate.has(name) || other.deferred.has(name)
          )
      );
  if (reader) {
    const [name] = reader.names;
    return `${name ? `\`${name}\`` : 'a statement'} in ${place.path}`;
  }
  const importer = project.snapshot.files.find(
    ({ path, text }) =>
      path !== place.path &&
      path.endsWith('.py') &&
      text !== null &&
      piece.names.some(name => text.includes(name)) &&
      imports(text, path, piece.names, place, project)
  );
  return importer ? importer.path : null;
}

function imports(
  text: string,
  path: string,
  names: readonly string[],
  { importName }: IPlace,
  project: IProject
): boolean {
  const reading = readModule(text);
  const home = packageOf(importNameOf(project, path), path);
  const last = importName.split('.').pop() ?? importName;
  // Inside of a function an import is found by its words.
  const written = names.some(name =>
    new RegExp(
      `\\b${last}\\.${name}\\b|\\b${last}[ \\t]+import\\b[^\\n]*\\b${name}\\b`
    ).test(text)
  );
  return (
    written ||
    !reading.ok ||
    reading.module.pieces
      .flatMap(piece => importsOf(piece, home))
      .some(
        ({ module, name }) =>
          module === importName && name !== null && names.includes(name)
      )
  );
}
