import type { IProject } from '../../project/types';
import { isIn } from '../../project/paths';
import { sameCode } from '../normalise';
import { readModule } from '../symbols';

/** Path of another library module that has this very code now; null: none. */
export function movedTo(
  { snapshot, library }: IProject,
  path: string,
  name: string,
  text: string
): string | null {
  if (name === '' || library === null) {
    return null;
  }
  const there = snapshot.files.find(file => {
    const isCandidate =
      file.path !== path &&
      file.path.endsWith('.py') &&
      isIn(file.path, library) &&
      file.text?.includes(name);
    const reading = isCandidate && file.text ? readModule(file.text) : null;
    return (
      reading?.ok &&
      reading.module.pieces.some(
        piece => piece.names.includes(name) && sameCode(piece.text, text)
      )
    );
  });
  return there?.path ?? null;
}
