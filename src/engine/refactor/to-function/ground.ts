/** What statements → function looks at: the notebook, its links, and what its marks take to the library already. */
import type { INotebook } from '../../notebook/types';
import { groundOf } from '../../plan/ground';
import type { IGround } from '../../plan/ground';
import type { ISpot } from '../../plan/places';
import { planOf } from '../../plan/plan';
import type { IProject } from '../../project/types';

export interface IRegionGround extends IGround {
  project: IProject;
  /** Statements that an export takes along today, loose ones and imports apart. */
  exported: ReadonlySet<ISpot>;
  /** Names that these bind. */
  exportedNames: ReadonlySet<string>;
}

const known = new WeakMap<INotebook, IRegionGround>();

export function regionGround(
  notebook: INotebook,
  project: IProject
): IRegionGround {
  const before = known.get(notebook);
  if (before?.project === project) {
    return before;
  }
  const ground = groundOf(notebook, project, 'notebook');
  const exported = exportedSpots(ground, project);
  const made: IRegionGround = {
    ...ground,
    project,
    exported,
    exportedNames: new Set(
      [...exported].flatMap(({ statement }) => statement.names)
    )
  };
  known.set(notebook, made);
  return made;
}

function exportedSpots(ground: IGround, project: IProject): Set<ISpot> {
  const exported = new Set<ISpot>();
  const cells = new Map(ground.links.cells.map(cell => [cell.key, cell]));
  for (const { role, statements } of planOf(ground.notebook, project).modules) {
    for (const { cell, statement, kind } of statements) {
      const home = cell === null ? undefined : cells.get(cell);
      const travels = kind === 'definition' || kind === 'constant';
      if (home && travels && role === 'code') {
        exported.add(ground.places.of(home)[statement]);
      }
    }
  }
  return exported;
}
