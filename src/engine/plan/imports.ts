/** The import lines at the head of a module (SPEC section 5). */
import type { IAlias, IImport, IImportFrom } from '../python/ast';
import type { IClosure } from './closure';
import type { IGround } from './ground';
import { boundName } from './import-shapes';
import { made, verbatim } from './pieces';
import type { IPiece } from './pieces';
import type { ISpot } from './places';

export interface IImportLine {
  names: string[];
  pieces: IPiece[];
  /** Null where the plan made the line. */
  spot: ISpot | null;
}

/** Carried aliases, one line for each statement of the notebook, in its order. */
export function carriedLines(
  ground: IGround,
  closure: IClosure
): IImportLine[] {
  const seen = new Set<string>();
  const spots = [...closure.imports.keys()].sort((a, b) => a.order - b.order);
  return spots.flatMap(spot => {
    const node = spot.statement.node as IImport | IImportFrom;
    const needed = closure.imports.get(spot)!;
    const aliases = node.names.filter(
      alias => needed.has(alias) && isNew(seen, node, alias)
    );
    return aliases.length > 0 ? [lineOf(ground, spot, node, aliases)] : [];
  });
}

function isNew(
  seen: Set<string>,
  node: IImport | IImportFrom,
  alias: IAlias
): boolean {
  const key = `${fromOf(node)}\n${alias.name}\n${boundName(alias)}`;
  const fresh = !seen.has(key);
  seen.add(key);
  return fresh;
}

function lineOf(
  ground: IGround,
  spot: ISpot,
  node: IImport | IImportFrom,
  aliases: IAlias[]
): IImportLine {
  const syntax = ground.links.syntax(spot.cell);
  const pieces =
    aliases.length === node.names.length
      ? verbatim(
          spot.cell.key,
          syntax,
          syntax.toCode(spot.statement.nodeStart),
          syntax.toCode(spot.statement.nodeEnd)
        )
      : partOf(spot, node, aliases);
  return { names: aliases.map(boundName), pieces, spot };
}

function partOf(
  { cell }: ISpot,
  node: IImport | IImportFrom,
  aliases: IAlias[]
): IPiece[] {
  const pieces = [made(headOf(node))];
  aliases.forEach((alias, index) => {
    if (index > 0) {
      pieces.push(made(', '));
    }
    const text = alias.asname ? `${alias.name} as ${alias.asname}` : alias.name;
    pieces.push(
      cell.source.slice(alias.start, alias.end) === text
        ? { text, from: { cell: cell.key, offset: alias.start } }
        : made(text)
    );
  });
  return pieces;
}

function headOf(node: IImport | IImportFrom): string {
  const lazy = node.lazy ? 'lazy ' : '';
  return node.type === 'Import'
    ? `${lazy}import `
    : `${lazy}from ${fromOf(node)} import `;
}

function fromOf(node: IImport | IImportFrom): string {
  return node.type === 'ImportFrom'
    ? '.'.repeat(node.level) + (node.module ?? '')
    : '';
}

/** What IPython gives every notebook and no module. */
export function ipythonLines(closure: IClosure): IImportLine[] {
  const byModule = new Map<string, string[]>();
  for (const [name, module] of closure.ipython) {
    byModule.set(module, [...(byModule.get(module) ?? []), name]);
  }
  return [...byModule].sort().map(([module, names]) => fromLine(module, names));
}

/** Names of the plan's other library modules; tests are imported by nobody. */
export function moduleLines(closure: IClosure): IImportLine[] {
  return [...closure.modules]
    .filter(([{ role }]) => role === 'code')
    .map(([{ importName }, names]) => fromLine(importName, [...names.keys()]));
}

function fromLine(module: string, names: string[]): IImportLine {
  return {
    names,
    pieces: [made(`from ${module} import ${names.join(', ')}`)],
    spot: null
  };
}
