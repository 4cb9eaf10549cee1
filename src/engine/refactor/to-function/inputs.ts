/** What the region needs from outside: parameters, imports, names of the notebook; and what it can't have (SPEC 8.2). */
import type { ISpot } from '../../plan/places';
import { BUILTINS } from '../../python/builtins';
import type { IResolution } from '../../python/links';
import type { BoundState } from '../../python/syntax';
import { at } from './faults';
import type { RegionFaults } from './faults';
import { stateBefore } from './body-flow';
import type { IBodyFlow, IExposed } from './body-flow';
import type { IRegionGround } from './ground';
import { boundOnceLoopsRun } from './loops';
import { isOnSomePaths } from './paths';
import type { IParts } from './region';

export interface INeeds {
  /** Parameters, in order of first read. */
  inputs: string[];
  /** Imports that the body reads, by name. */
  imports: Map<string, IResolution>;
  /** Names that have a value where the region begins. */
  before: Map<string, BoundState>;
}

export function needsOf(
  ground: IRegionGround,
  { body }: IParts,
  flow: IBodyFlow,
  faults: RegionFaults
): INeeds {
  const before = stateBefore(ground.places.all, body[0].order);
  const needs: INeeds = { inputs: [], imports: new Map(), before };
  for (const exposed of flow.exposed) {
    take(ground, flow, needs, exposed, faults);
  }
  return needs;
}

function take(
  ground: IRegionGround,
  flow: IBodyFlow,
  needs: INeeds,
  exposed: IExposed,
  faults: RegionFaults
): void {
  const { spot, use } = exposed;
  const { name } = use;
  if (flow.written.has(name)) {
    takeWritten(ground, needs, exposed, faults);
    return;
  }
  if (name === '__name__') {
    if (!isLoggerName(exposed)) {
      faults.refuse('dunder-name', name, at(spot, use));
    }
    return;
  }
  const resolution = ground.links.resolve(name, spot, use.when);
  if (use.kind === 'formula') {
    takeFormula(needs, exposed, resolution, faults);
    return;
  }
  switch (resolution.kind) {
    case 'builtin':
      return;
    case 'ipython':
      if (name === 'get_ipython') {
        faults.refuse('get_ipython', '-', at(spot, use));
      }
      return;
    case 'history':
    case 'opaque':
      faults.refuse(resolution.kind, name, at(spot, use));
      return;
    case 'star':
      takeStar(ground, needs, exposed, faults);
      return;
    case 'undefined':
      if (!use.guarded) {
        faults.refuse('undefined', name, at(spot, use));
      }
      return;
    case 'import':
      takeImport(needs, exposed, resolution, faults);
      return;
    case 'definition':
      if (resolution.late && use.when === 'immediate') {
        faults.remark('late', name, at(spot, use));
      }
      return;
  }
  if (ground.exportedNames.has(name) && resolution.kind === 'constant') {
    return;
  }
  if (resolution.late) {
    faults.refuse('late', name, at(spot, use));
    return;
  }
  if (
    isUncertain(exposed) &&
    !isSet(ground, needs, exposed.spot, exposed.use.name)
  ) {
    faults.refuse('maybe-unset', name, at(spot, use));
    return;
  }
  addInput(needs, name);
}

/** Whether the call can hand the name in without an error that the statements did not have. */
export function isSet(
  ground: IRegionGround,
  { before }: INeeds,
  spot: ISpot,
  name: string
): boolean {
  switch (before.get(name)) {
    case 'sure':
      return true;
    case 'maybe':
      return (
        !ground.places.all.some(
          ({ order, statement }) =>
            order < spot.order &&
            statement.binds.some(
              bind => bind.name === name && bind.how === 'del'
            )
        ) &&
        ground.links
          .binders(name)
          .some(
            binder =>
              ground.places.at(binder).order < spot.order &&
              boundOnceLoopsRun(binder.statement, name)
          )
      );
    case 'deleted':
      return false;
    default:
      // A magic makes it, or a function by `global`.
      return true;
  }
}

/** A star import of the very cells is refused as such. */
function takeStar(
  ground: IRegionGround,
  needs: INeeds,
  { spot, use }: IExposed,
  faults: RegionFaults
): void {
  const own = ground.places
    .of(spot.cell)
    .some(({ statement }) => statement.stars.length > 0);
  if (!own) {
    faults.refuse('star', use.name, at(spot, use));
  }
}

export function addInput({ inputs }: INeeds, name: string): void {
  if (!inputs.includes(name)) {
    inputs.push(name);
  }
}

/** A name that the region writes too is an input wherever it has a value before, whatever it is there. */
function takeWritten(
  ground: IRegionGround,
  needs: INeeds,
  { spot, use }: IExposed,
  faults: RegionFaults
): void {
  const { name } = use;
  const state = needs.before.get(name);
  if (state === 'sure' || state === 'maybe') {
    if (!isSet(ground, needs, spot, name)) {
      faults.refuse('maybe-unset', name, at(spot, use));
    }
    addInput(needs, name);
    return;
  }
  if (use.when === 'deferred') {
    return;
  }
  if (BUILTINS.has(name)) {
    faults.refuse('builtin-shadow', name, at(spot, use));
  } else if (use.kind !== 'formula') {
    faults.remark('maybe-unbound-read', name, at(spot, use));
  }
}

/** In a formula columns win: only what the module can have is a read. */
function takeFormula(
  needs: INeeds,
  exposed: IExposed,
  resolution: IResolution,
  faults: RegionFaults
): void {
  const { spot, use } = exposed;
  if (resolution.kind === 'import') {
    takeImport(needs, exposed, resolution, faults);
  } else if (resolution.kind === 'variable' || resolution.kind === 'constant') {
    faults.remark('formula', use.name, at(spot, use));
  }
}

/** A name that stands for two different imports is passed in; every other one the module imports for itself. */
function takeImport(
  needs: INeeds,
  { spot, use }: IExposed,
  resolution: IResolution,
  faults: RegionFaults
): void {
  if (resolution.late && use.when === 'immediate') {
    faults.remark('late', use.name, at(spot, use));
  }
  if (isAmbiguous(resolution)) {
    addInput(needs, use.name);
  } else {
    needs.imports.set(use.name, resolution);
  }
}

/** `from a import f` here and `from b import f` there; `import a.b` and `import a.c` bind one name. */
function isAmbiguous({ binders, name }: IResolution): boolean {
  const targets = binders.flatMap(({ bindings }) =>
    bindings.map(({ target, alias }) =>
      alias && alias.asname === null && target?.split('.')[0] === name
        ? name
        : target
    )
  );
  const whole = binders.every(({ bindings }) =>
    bindings.every(({ top }) => top)
  );
  return whole && new Set(targets).size > 1;
}

/** `logging.getLogger(__name__)`: there the module's own name is what is wanted. */
function isLoggerName({ use }: IExposed): boolean {
  const { parent } = use;
  if (parent?.type !== 'Call') {
    return false;
  }
  const { func } = parent;
  const called =
    func.type === 'Attribute' ? func.attr : func.type === 'Name' ? func.id : '';
  return /^get_?[lL]ogger$/.test(called);
}

/** A read that may not happen. */
function isUncertain({ spot: { statement }, use }: IExposed): boolean {
  return use.when === 'deferred' || isOnSomePaths(statement.node, use.start);
}
