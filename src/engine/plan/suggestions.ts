/** The first minutes: what could leave at once, before anything is marked. */
import { isPython } from '../notebook/language';
import type { INotebook } from '../notebook/types';
import type { IProject } from '../project/types';
import { closureOf } from './closure';
import { groundOf, own } from './ground';
import type { IGround } from './ground';
import { faultsOf } from './plan';
import type { ISpot } from './places';
import { symbolOf } from './symbols';
import type { ITarget } from './targets';
import type { IBrought, ISymbol } from './types';

export interface ISuggestion {
  name: string;
  /** As a person reads it: `clean(listings)`. */
  title: string;
  cell: string;
  /** 0-based index of the cell. */
  index: number;
  /** UTF-16 offsets of the definition in the cell's source. */
  start: number;
  end: number;
  brings: IBrought[];
  /** Texts of the cell's other statements that a mark of it leaves out: what is loose, what is not ready. */
  skip: string[];
}

/** So many definitions are looked at, at most: work stays bounded in any notebook. */
const LOOKS = 200;

/** Functions and classes at the top level of unmarked cells that would be ready as they are, in the order of the notebook. */
export function suggestionsOf(
  notebook: INotebook,
  project: IProject,
  limit: number
): ISuggestion[] {
  if (!isPython(notebook.language)) {
    return [];
  }
  const ground = groundOf(notebook, project, 'notebook');
  const suggestions: ISuggestion[] = [];
  const names = new Set<string>();
  let looks = 0;
  for (const spot of ground.places.all) {
    if (suggestions.length >= limit || looks >= LOOKS) {
      break;
    }
    const name = candidateName(ground, spot);
    if (name === null || names.has(name)) {
      continue;
    }
    looks += 1;
    const symbol = readySymbol(ground, spot);
    if (symbol) {
      names.add(name);
      suggestions.push(suggestionOf(ground, spot, symbol));
    }
  }
  return suggestions;
}

function candidateName(ground: IGround, spot: ISpot): string | null {
  const { node } = spot.statement;
  const isDefinition =
    node.type === 'FunctionDef' ||
    node.type === 'AsyncFunctionDef' ||
    node.type === 'ClassDef';
  return isDefinition && !spot.cell.mark && !/^(test_|_)/.test(node.name)
    ? node.name
    : null;
}

/** The definition as if it alone were marked for a module of its own; null where it is blocked. */
function readySymbol(ground: IGround, spot: ISpot): ISymbol | null {
  const target: ITarget = {
    module: '',
    role: 'code',
    path: '',
    importName: '',
    cells: [spot.cell],
    names: new Map()
  };
  const alone: IGround = {
    ...ground,
    marks: new Map(ground.marks),
    owned: new Map(ground.owned).set(target, new Map())
  };
  own(alone, target, spot);
  const closure = closureOf(alone, target, [spot]);
  const faults = faultsOf(alone, closure);
  if (faults.any) {
    return null;
  }
  return symbolOf(alone, closure, faults, spot);
}

function suggestionOf(
  ground: IGround,
  spot: ISpot,
  { name, title, cell, index, start, end, brings }: ISymbol
): ISuggestion {
  const skip = ground.places
    .of(spot.cell)
    .filter(
      other =>
        other !== spot &&
        other.statement.magic === null &&
        (candidateName(ground, other) === null ||
          readySymbol(ground, other) === null)
    )
    .map(({ statement }) => statement.text);
  return { name, title, cell, index, start, end, brings, skip };
}
