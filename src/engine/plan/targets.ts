/** Marks -> the modules they name, and the marks that can't be used. */
import type { ICell, IMark, INotebook } from '../notebook/types';
import type { IProject } from '../project/types';
import { modulePlace } from './module-place';
import type { IModulePlace } from './module-place';
import type { IMarkProblem, Role } from './types';

/** A module that marked cells go to. */
export interface ITarget {
  module: string;
  role: Role;
  path: string;
  importName: string;
  /** Its marked cells, in the order of the notebook. */
  cells: ICell[];
  /** What the person chose for names, from all of its marks; `constant` wins. */
  names: Map<string, 'parameter' | 'constant'>;
}

export interface ITargets {
  /** Library modules first, then tests, each in order of their first mark. */
  targets: ITarget[];
  problems: IMarkProblem[];
}

export function targetsOf(notebook: INotebook, project: IProject): ITargets {
  const problems: IMarkProblem[] = [];
  const byPath = new Map<string, ITarget>();
  const places = new Map<string, IModulePlace>();
  for (const cell of notebook.cells) {
    if (cell.fault) {
      problems.push({ cell: cell.key, ...cell.fault, sentence: '' });
    }
    if (!cell.mark) {
      continue;
    }
    const { module, role } = cell.mark;
    const key = `${role} ${module}`;
    const place = places.get(key) ?? modulePlace(module, role, project);
    places.set(key, place);
    const target = targetFor(cell.mark, place, byPath);
    const isKnown = byPath.get(target.path) === target;
    const clash = isKnown ? null : clashOf(target, byPath);
    if (clash) {
      problems.push({ cell: cell.key, ...clash, sentence: '' });
      continue;
    }
    byPath.set(target.path, target);
    target.cells.push(cell);
    addNames(target, cell.mark);
  }
  const targets = [...byPath.values()];
  return {
    targets: [
      ...targets.filter(target => target.role === 'code'),
      ...targets.filter(target => target.role === 'test')
    ],
    problems
  };
}

function targetFor(
  mark: IMark,
  place: IModulePlace,
  byPath: Map<string, ITarget>
): ITarget {
  const known = byPath.get(place.path);
  if (known && known.module === mark.module && known.role === mark.role) {
    return known;
  }
  return {
    module: mark.module,
    role: mark.role,
    ...place,
    cells: [],
    names: new Map()
  };
}

function addNames(target: ITarget, mark: IMark): void {
  for (const [name, choice] of Object.entries(mark.names ?? {})) {
    if (target.names.get(name) !== 'constant') {
      target.names.set(name, choice);
    }
  }
}

/** Two modules that can't both be there: one file, names that differ by case alone, or a file beside a folder of its name. */
function clashOf(
  target: ITarget,
  byPath: Map<string, ITarget>
): Pick<IMarkProblem, 'code' | 'args'> | null {
  for (const other of byPath.values()) {
    const args = { module: target.module, other: other.module };
    if (other.path === target.path) {
      return { code: 'mark-same-file', args: { ...args, path: target.path } };
    }
    if (other.path.toLowerCase() === target.path.toLowerCase()) {
      return { code: 'mark-case-clash', args };
    }
    if (
      target.role === 'code' &&
      other.role === 'code' &&
      (isFolderOf(target.module, other.module) ||
        isFolderOf(other.module, target.module))
    ) {
      return { code: 'mark-package-clash', args };
    }
  }
  return null;
}

function isFolderOf(module: string, other: string): boolean {
  return other.startsWith(`${module}.`);
}
