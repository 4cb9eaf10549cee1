/** What every step of the plan looks at. */
import type { ICell, INotebook } from '../notebook/types';
import { linksOf } from '../python/links';
import type { CellOrder, ILinks } from '../python/links';
import type { IProject } from '../project/types';
import { Places } from './places';
import type { ISpot } from './places';
import { targetsOf } from './targets';
import type { ITarget } from './targets';
import type { IMarkProblem } from './types';

export interface IGround {
  notebook: INotebook;
  project: IProject;
  links: ILinks;
  places: Places;
  targets: ITarget[];
  problems: IMarkProblem[];
  /** Where each marked statement goes. */
  marks: Map<ISpot, ITarget>;
  /** Names that marked statements bind, by target. */
  owned: Map<ITarget, Map<string, ISpot[]>>;
}

export function groundOf(
  notebook: INotebook,
  project: IProject,
  order: CellOrder
): IGround {
  const links = linksOf(notebook, order);
  const places = new Places(links);
  const { targets, problems } = targetsOf(notebook, project);
  const ground: IGround = {
    notebook,
    project,
    links,
    places,
    targets,
    problems,
    marks: new Map(),
    owned: new Map()
  };
  for (const target of targets) {
    ground.owned.set(target, new Map());
    for (const cell of target.cells) {
      if (isMeasuring(links, cell)) {
        continue;
      }
      for (const spot of places.of(cell)) {
        if (travels(spot)) {
          own(ground, target, spot);
        }
      }
    }
  }
  return ground;
}

/** Makes a statement one of the target's marked ones. */
export function own(ground: IGround, target: ITarget, spot: ISpot): void {
  ground.marks.set(spot, target);
  const names = ground.owned.get(target)!;
  for (const name of spot.statement.names) {
    const makers = names.get(name);
    if (makers) {
      makers.push(spot);
    } else {
      names.set(name, [spot]);
    }
  }
}

/** `%%timeit` runs its lines many times in a scope of their own: they make nothing. */
export function isMeasuring(links: ILinks, cell: ICell): boolean {
  return links.syntax(cell).cellMagic?.name === 'timeit';
}

/** A magic line never travels, nor what the person left out. */
function travels(spot: ISpot): boolean {
  const { statement } = spot;
  if (statement.magic || statement.timing?.name === 'timeit') {
    return false;
  }
  const skip = spot.cell.mark?.skip;
  return !skip?.some(text => text.trim() === statement.text.trim());
}
