/** Imports of the region's cells: which of them move to the function's cell (SPEC 8.8). */
import { isLook } from '../../checks/looks';
import type { ISpot } from '../../plan/places';
import type { IAlias, IImport, IImportFrom } from '../../python/ast';
import { boundName, isFuture } from '../../plan/import-shapes';
import type { IRegionGround } from './ground';
import type { INeeds } from './inputs';
import type { IParts } from './region';

export interface IHoist {
  /** Aliases that move, by their statement. */
  moved: Map<ISpot, IAlias[]>;
  /** Names that they bind. */
  names: string[];
}

/**
 * An alias that the body reads moves, unless other code of the notebook reads
 * it too and the import stands above the call anyway.
 *
 * @param call the statement in whose place the call is written
 * @param leaving cells whose statements leave the notebook, too
 */
export function hoistOf(
  ground: IRegionGround,
  parts: IParts,
  needs: INeeds,
  call: ISpot,
  leaving: ReadonlySet<string>
): IHoist {
  const moved = new Map<ISpot, IAlias[]>();
  for (const spot of parts.stays) {
    const { node } = spot.statement;
    if (!isPlainImport(node) || isFuture(spot) || ground.exported.has(spot)) {
      continue;
    }
    const aliases = node.names.filter(alias => {
      const name = boundName(alias);
      const needed = needs.imports.get(name);
      const isSource = needed?.binders.some(
        binder => ground.places.at(binder) === spot
      );
      return (
        isSource &&
        (spot.order > call.order ||
          !isReadElsewhere(ground, parts, name, leaving))
      );
    });
    if (aliases.length > 0) {
      moved.set(spot, aliases);
    }
  }
  return { moved, names: [...moved.values()].flat().map(boundName) };
}

export function isPlainImport(
  node: ISpot['statement']['node']
): node is IImport | IImportFrom {
  return node.type === 'Import' || node.type === 'ImportFrom';
}

function isReadElsewhere(
  { links, places }: IRegionGround,
  parts: IParts,
  name: string,
  leaving: ReadonlySet<string>
): boolean {
  const own = new Set([...parts.body, ...parts.dead]);
  const gone = {
    has: (spot: ISpot): boolean =>
      own.has(spot) || (leaving.has(spot.cell.key) && isWork(spot))
  };
  const isRead = links.readers(name).some(place => !gone.has(places.at(place)));
  return (
    isRead ||
    links.cells.some(cell => {
      const syntax = links.syntax(cell);
      return (
        syntax.words.has(name) ||
        syntax.magics.some(({ words }) => words.includes(name)) ||
        syntax.statements.some(
          ({ uses, index }) =>
            !gone.has(places.of(cell)[index]) &&
            uses.some(use => use.kind === 'formula' && use.name === name)
        )
      );
    })
  );
}

/** What goes into a function, whatever stays of its cell. */
function isWork({ statement: { node } }: ISpot): boolean {
  return !isLook(node) && !('decorator_list' in node) && !isPlainImport(node);
}

/** An import statement with some of its aliases. */
export function importText(
  node: IImport | IImportFrom,
  aliases: readonly IAlias[]
): string {
  const names = aliases
    .map(({ name, asname }) => (asname ? `${name} as ${asname}` : name))
    .join(', ');
  return node.type === 'Import'
    ? `import ${names}`
    : `from ${'.'.repeat(node.level)}${node.module ?? ''} import ${names}`;
}
