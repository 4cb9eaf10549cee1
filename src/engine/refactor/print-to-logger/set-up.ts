/** The cell that shows what loggers say where the prints stood before. */
import type { ICell, INotebook } from '../../notebook/types';
import { syntaxOf } from '../../python/syntax';
import type { IOffer } from '../types';

const SET_UP = `import logging
import sys

logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)`;

/** Whoever sets logging up already decides how messages look. */
const IS_SET_UP =
  /\b(?:basicConfig|dictConfig|fileConfig|StreamHandler|RichHandler|coloredlogs|loguru|structlog|absl)\b/;

/**
 * A cell that stays in the notebook, behind its imports or before the first of
 * the cells that log now. Null where the notebook sets logging up itself.
 *
 * @param logging - Keys of the cells whose prints are replaced.
 */
export function setUpOffer(
  notebook: INotebook,
  logging: ReadonlySet<string>
): IOffer | null {
  const { isSetUp, imports, places } = groundOf(notebook);
  const [first] = [...logging]
    .flatMap(key => places.get(key) ?? [])
    .sort((one, other) => one - other);
  if (isSetUp || first === undefined) {
    return null;
  }
  const anchor =
    imports.filter(({ index }) => index < first).pop() ??
    placeBefore(notebook.cells.slice(0, first));
  return {
    title: 'Show the messages in the notebook as before',
    inserts: [{ after: anchor?.key ?? null, source: SET_UP, mark: null }]
  };
}

interface IGround {
  isSetUp: boolean;
  /** Cells that only import. */
  imports: ICell[];
  /** Where each cell stands, by key. */
  places: ReadonlyMap<string, number>;
}

const grounds = new WeakMap<INotebook, IGround>();

/** Found out once for a notebook: each of its prints asks. */
function groundOf(notebook: INotebook): IGround {
  const known = grounds.get(notebook);
  if (known) {
    return known;
  }
  const ground = {
    isSetUp: notebook.cells.some(
      ({ kind, source }) => kind === 'code' && IS_SET_UP.test(source)
    ),
    imports: notebook.cells.filter(onlyImports),
    places: new Map(notebook.cells.map(({ key }, place) => [key, place]))
  };
  grounds.set(notebook, ground);
  return ground;
}

/** Behind the last code, or else behind the title: never between a heading and the cell it stands above. */
function placeBefore(before: readonly ICell[]): ICell | undefined {
  const code = before.filter(({ kind }) => kind === 'code');
  return (
    code[code.length - 1] ??
    (before.length > 1 ? before[before.length - 2] : before[0])
  );
}

function onlyImports({ kind, source }: ICell): boolean {
  if (kind !== 'code') {
    return false;
  }
  const { statements } = syntaxOf(source);
  return (
    statements.some(({ node }) => node.type.startsWith('Import')) &&
    statements.every(
      ({ node, magic }) => magic !== null || node.type.startsWith('Import')
    )
  );
}
