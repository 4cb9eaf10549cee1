/** Statements after which an import means something else: it can't be hoisted above them. */
import { dottedName } from '../../python/pure';
import type { ISpot } from '../../plan/places';
import { walk } from '../../python/walk';

const PLACES = /^(?:sys\.(?:path|modules|meta_path)|os\.environ)$/;
const CALLS =
  /^(?:os\.(?:chdir|putenv)|(?:matplotlib|mpl)\.use|site\.addsitedir|importlib\.reload)$/;

export function isSetUp({ statement }: ISpot): boolean {
  for (const node of walk(statement.node)) {
    if (node.type === 'Attribute') {
      const name = dottedName(node) ?? '';
      if (PLACES.test(name) || CALLS.test(name)) {
        return true;
      }
    }
  }
  return false;
}
