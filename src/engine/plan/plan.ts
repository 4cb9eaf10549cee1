/** What would be exported: marks -> modules -> symbols, each with what it brings along and its blockers. */
import type { INotebook } from '../notebook/types';
import type { CellOrder } from '../python/links';
import type { IProject } from '../project/types';
import { assemble } from './assemble';
import type { IClosure } from './closure';
import { closuresOf } from './closures';
import { Faults } from './faults';
import { groundOf } from './ground';
import type { IGround } from './ground';
import { findLostNames, findUnmet } from './lost-names';
import type { ISpot } from './places';
import { nbdevNames } from './nbdev-all';
import { findRemarks } from './remarks';
import { findSharing } from './sharing';
import { findStatementFaults } from './statement-faults';
import { findStars } from './stars';
import { symbolOf, unreadableSymbol } from './symbols';
import type { IModule, IPlan, ISymbol } from './types';
import { findVariables } from './variables';

export interface IPlanOptions {
  /** `run`: by execution count, where every code cell has one. */
  order?: CellOrder;
}

/** Changes nothing and refuses nothing: what can't leave says so in its blockers. */
export function planOf(
  notebook: INotebook,
  project: IProject,
  { order = 'notebook' }: IPlanOptions = {}
): IPlan {
  const ground = groundOf(notebook, project, order);
  const closures = closuresOf(ground);
  const faults = new Map(
    closures.map(closure => [closure, faultsOf(ground, closure)])
  );
  findSharing(ground, closures, faults);
  const modules = closures.map(closure =>
    moduleOf(ground, closure, faults.get(closure)!)
  );
  return {
    notebook: notebook.path,
    modules,
    problems: ground.problems,
    warnings: [...faults.values()].flatMap(({ warnings }) => warnings),
    imports: importedNames(ground)
  };
}

function importedNames({ places }: IGround): string[] {
  return places.imports.flatMap(({ statement: { node } }) =>
    node.type === 'ImportFrom' && node.level === 0
      ? node.names.map(({ name }) => `${node.module}.${name}`)
      : []
  );
}

/** Blockers of one module for itself. */
export function faultsOf(ground: IGround, closure: IClosure): Faults {
  const faults = new Faults();
  findStatementFaults(ground, closure, faults);
  findVariables(ground, closure, faults);
  findLostNames(ground, closure, faults);
  findStars(closure, faults);
  return faults;
}

function moduleOf(ground: IGround, closure: IClosure, faults: Faults): IModule {
  const { module, role, path, importName, cells } = closure.target;
  const { text, statements, segments, body, cycles, unmet } = assemble(
    ground,
    closure
  );
  findUnmet(ground, unmet, faults);
  findRemarks(ground, closure, cycles, faults);
  const unreadable = cells.flatMap(
    cell => unreadableSymbol(ground.links, closure.target, cell) ?? []
  );
  return {
    module,
    role,
    path,
    importName,
    text,
    statements,
    segments,
    present: [...closure.present],
    exports: nbdevNames(ground, closure.target),
    symbols: [
      ...body
        .filter(isSymbol)
        .map((spot): ISymbol => symbolOf(ground, closure, faults, spot)),
      ...unreadable
    ]
  };
}

function isSymbol({ statement: { node } }: ISpot): boolean {
  return node.type !== 'Import' && node.type !== 'ImportFrom';
}
