/** Names that something new in the notebook must not have. */
import { symbolsOfLibrary } from './library-names';
import type { IRegionGround } from './ground';

const known = new WeakMap<IRegionGround, Set<string>>();

export function namesInUse(
  ground: IRegionGround,
  more: ReadonlySet<string> = new Set()
): Set<string> {
  let names = known.get(ground);
  if (!names) {
    names = new Set(symbolsOfLibrary(ground.project));
    for (const cell of ground.links.cells) {
      const syntax = ground.links.syntax(cell);
      for (const word of syntax.code.match(
        /[\p{ID_Start}_]\p{ID_Continue}*/gu
      ) ?? []) {
        names.add(word);
      }
    }
    known.set(ground, names);
  }
  return new Set([...names, ...more]);
}
