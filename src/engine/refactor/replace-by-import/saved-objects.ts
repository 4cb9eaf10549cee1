/** Objects that a notebook saves: what they are of is written into the file by name. */
import type { ILinks } from '../../python/links';
import { dottedName } from '../../python/pure';
import { walk } from '../../python/walk';

export interface ISavedObject {
  /** Key of the cell that saves it. */
  cell: string;
  /** 1-based line in that cell. */
  line: number;
  /** As it is called: `joblib.dump`. */
  call: string;
}

const SAVES =
  /^(?:(?:pickle|_pickle|cPickle|joblib|dill|cloudpickle)\.dumps?|torch\.save|(?:.+\.)?to_pickle)$/;

/**
 * Calls that save objects by the name of their class or function, where
 * definitions leave the notebook: files that are there name `__main__`.
 *
 * @param names - What leaves.
 */
export function savedObjects(
  links: ILinks,
  names: ReadonlySet<string>
): ISavedObject[] {
  const leaves = [...names].some(name => links.kindOf(name) === 'definition');
  if (!leaves) {
    return [];
  }
  return links.cells.flatMap(cell =>
    links.syntax(cell).statements.flatMap(({ node }) =>
      [...walk(node)].flatMap(part => {
        if (part.type !== 'Call') {
          return [];
        }
        const call = dottedName(part.func);
        return call !== null && SAVES.test(call)
          ? [{ cell: cell.key, line: part.line, call }]
          : [];
      })
    )
  );
}
