/** Everything that can be said of a region before anybody chooses anything. */
import type { INotebook } from '../../notebook/types';
import type { IProject } from '../../project/types';
import type { ISpot } from '../../plan/places';
import { numberedCells } from '../../report/render';
import { bodyFlow } from './body-flow';
import type { IBodyFlow } from './body-flow';
import { BUILTINS } from '../../python/builtins';
import { callPlace } from './call-place';
import { findSharedVariables } from './called';
import { findClasses } from './classes';
import { canCopy } from './copies';
import { docstringFrom } from './docstring';
import { effectsOf, pyplotName } from './effects';
import type { IEffects } from './effects';
import { atSpot, RegionFaults } from './faults';
import { regionGround } from './ground';
import type { IRegionGround } from './ground';
import { hoistOf } from './hoist';
import type { IHoist } from './hoist';
import { addInput, isSet, needsOf } from './inputs';
import type { INeeds } from './inputs';
import { findKept } from './kept';
import { literalOf } from './literals';
import { boundOnceLoopsRun } from './loops';
import { withLeftValues } from './left-values';
import { liveNames } from './outputs';
import type { IReader } from './outputs';
import { partsOf } from './region';
import type { IParts } from './region';
import { selectionOf } from './selection';
import { shownName, shownWork } from './shown';
import { headingAbove, suggestName } from './suggest-name';
import { namesInUse } from './taken-names';
import type {
  IRefusal,
  IRegion,
  IRegionRequest,
  IToFunctionOptions
} from './types';

export interface IInference {
  ground: IRegionGround;
  parts: IParts;
  flow: IBodyFlow;
  needs: INeeds;
  live: Map<string, IReader>;
  effects: IEffects;
  /** The last line that works, and the name its value gets where it is not the only one. */
  shown: { spot: ISpot; name: string } | null;
  call: ISpot;
  hoist: IHoist;
  /** Names that nothing new may have. */
  taken: Set<string>;
  region: IRegion;
  faults: RegionFaults;
}

export const MOST_OUTPUTS = 8;

export function infer(
  notebook: INotebook,
  project: IProject,
  request: IRegionRequest,
  options: IToFunctionOptions
): IInference | { refusals: IRefusal[] } {
  const faults = new RegionFaults(options.cellName ?? numberedCells(notebook));
  const ground = regionGround(notebook, project);
  const selection = selectionOf(ground, request, faults);
  const found = selection && partsOf(ground, selection, faults);
  if (!found) {
    return { refusals: faults.refusals };
  }
  const parts = withLeftValues(ground, found);
  const flow = bodyFlow(parts.body);
  const needs = needsOf(ground, parts, flow, faults);
  const live = liveNames(ground, parts, flow);
  findClasses(
    parts.body,
    new Set([...needs.inputs, ...flow.written.keys()]),
    faults
  );
  settleMaybes(ground, flow, needs, live, faults);
  findHalfDeleted(parts.body, flow, needs, live, faults);
  findDeletedBuiltins(parts.body, faults);
  const outputs = [...live.keys()];
  findSharedVariables(ground, flow, needs.inputs, parts.body, faults);
  findKept(ground, parts.body, flow, needs.inputs, outputs, faults);
  if (outputs.length > MOST_OUTPUTS) {
    faults.refuse('outputs>8', '-', atSpot(parts.body[0]), {
      args: { count: outputs.length }
    });
  }
  const effects = effectsOf(ground, parts.body, needs.inputs, faults);
  const work = shownWork(ground, parts);
  const call = callPlace(parts, work, faults);
  if (faults.refused || !call) {
    return { refusals: faults.refusals };
  }
  for (const name of deletedNames({ flow, needs })) {
    faults.remark('del-input', name, atSpot(flow.written.get(name)!.spot));
  }
  for (const name of staleNames({ flow, live, needs })) {
    faults.remark('stale', name, atSpot(flow.written.get(name)!.spot));
  }
  const hoist = hoistOf(
    ground,
    parts,
    needs,
    call,
    options.leaving ?? new Set()
  );
  const taken = namesInUse(ground, options.taken);
  if (work) {
    faults.remark('last-expression', '-', atSpot(work));
  }
  const shown = work && {
    spot: work,
    name: shownName(name => taken.has(name))
  };
  const inference = {
    ground,
    parts,
    flow,
    needs,
    live,
    effects,
    shown,
    call,
    hoist,
    taken,
    faults
  };
  return { ...inference, region: regionFrom(inference, request) };
}

/** Live names that are set on some paths only: they come in, if they had a value before (SPEC 8.2, 8.3). */
function settleMaybes(
  ground: IRegionGround,
  flow: IBodyFlow,
  needs: INeeds,
  live: Map<string, IReader>,
  faults: RegionFaults
): void {
  for (const name of live.keys()) {
    if (flow.end.get(name) !== 'maybe') {
      continue;
    }
    const { spot, binding } = flow.written.get(name)!;
    const place = { cell: spot.cell, start: binding.start, end: binding.end };
    if (needs.before.has(name) && isSet(ground, needs, spot, name)) {
      addInput(needs, name);
    } else if (boundOnceLoopsRun(spot.statement, name)) {
      faults.remark('maybe-unset', name, place);
    } else if (!faults.has('class-in-region')) {
      faults.refuse('maybe-unset', name, place);
    }
  }
}

/** Deleted on some paths only: neither the function nor the call can say what the notebook has then. */
function findHalfDeleted(
  body: readonly ISpot[],
  flow: IBodyFlow,
  needs: INeeds,
  live: Map<string, IReader>,
  faults: RegionFaults
): void {
  for (const spot of body) {
    for (const { name, how, start, end } of spot.statement.binds) {
      const known = live.has(name) || needs.before.has(name);
      if (how === 'del' && known && flow.end.get(name) === 'maybe') {
        faults.refuse('maybe-unset', name, { cell: spot.cell, start, end });
      }
    }
  }
}

/** `del sum`, then `sum(…)`: Python's own again in the notebook, nothing at all in a function. */
function findDeletedBuiltins(
  body: readonly ISpot[],
  faults: RegionFaults
): void {
  const deleted = new Set<string>();
  for (const spot of body) {
    for (const use of spot.statement.uses) {
      if (deleted.has(use.name) && use.exposed) {
        const { start, end, name } = use;
        faults.refuse('builtin-shadow', name, { cell: spot.cell, start, end });
      }
    }
    for (const { name, how } of spot.statement.binds) {
      if (how === 'del' && BUILTINS.has(name)) {
        deleted.add(name);
      } else {
        deleted.delete(name);
      }
    }
  }
}

/** Variables of the notebook that the region deletes: they go behind the call. */
export function deletedNames({
  flow,
  needs
}: Pick<IInference, 'flow' | 'needs'>): string[] {
  return [...flow.written]
    .filter(
      ([name, { binding }]) =>
        binding.how !== 'except' &&
        flow.end.get(name) === 'deleted' &&
        (needs.inputs.includes(name) || needs.before.get(name) === 'sure')
    )
    .map(([name]) => name);
}

function regionFrom(
  inference: Omit<IInference, 'region'>,
  request: IRegionRequest
): IRegion {
  const { ground, parts, flow, needs, live, effects, shown, hoist, faults } =
    inference;
  const outputs = [...live].map(([name, { cell }]) => ({
    name,
    readBy: cell
  }));
  return {
    request,
    cells: parts.cells.map(({ key }) => key),
    name: suggestName(
      ground,
      parts,
      {
        outputs: [...live.keys()],
        mutated: [...effects.mutated],
        inputs: needs.inputs,
        plots: effects.plots
      },
      inference.taken
    ),
    docstring: docstringFrom(headingAbove(ground, parts)),
    async: parts.body.some(({ statement }) => statement.awaits),
    inputs: needs.inputs.map(name => ({
      name,
      as: name,
      mutated: effects.mutated.has(name),
      canCopy: effects.mutated.has(name) && canCopy(ground, parts, name),
      literal: literalOf(ground, parts, name)
    })),
    outputs,
    locals: [...flow.written]
      .filter(
        ([name, { binding }]) =>
          !live.has(name) &&
          binding.how !== 'except' &&
          flow.end.get(name) !== 'deleted'
      )
      .map(([name]) => name),
    stale: staleNames(inference),
    shown: shownOf(parts, shown, outputs.length > 0),
    hoisted: hoist.names,
    stays: staysOf(inference),
    prints: effects.prints,
    plots: effects.plots,
    figure: effects.plots && pyplotName(ground) !== null,
    remarks: faults.remarks
  };
}

/** Written names that are not read later although they had a value before: the notebook keeps the older one. */
function staleNames({
  flow,
  live,
  needs
}: Pick<IInference, 'flow' | 'live' | 'needs'>): string[] {
  return [...flow.written]
    .filter(
      ([name, { binding }]) =>
        !live.has(name) &&
        binding.how !== 'except' &&
        needs.before.has(name) &&
        needs.before.get(name) !== 'deleted' &&
        flow.end.get(name) !== 'deleted'
    )
    .map(([name]) => name);
}

function shownOf(
  { look }: IParts,
  shown: IInference['shown'],
  hasOutputs: boolean
): IRegion['shown'] {
  if (look) {
    return { how: 'look', text: look.statement.text };
  }
  if (!shown) {
    return null;
  }
  return hasOutputs
    ? { how: 'named', text: shown.name }
    : { how: 'returned', text: shown.spot.statement.text };
}

function staysOf({
  ground,
  parts,
  hoist
}: Omit<IInference, 'region'>): IRegion['stays'] {
  const kinds: [readonly ISpot[], IRegion['stays'][number]['what']][] = [
    [[...parts.top, ...parts.bottom], 'magic'],
    [parts.stays.filter(spot => ground.exported.has(spot)), 'exported'],
    [
      parts.stays.filter(
        spot =>
          !ground.exported.has(spot) &&
          spot.statement.binds.some(({ how }) => how === 'import') &&
          !hoist.moved.has(spot)
      ),
      'import'
    ],
    [
      parts.stays.filter(
        spot =>
          !ground.exported.has(spot) &&
          spot.statement.binds.every(({ how }) => how !== 'import')
      ),
      'definition'
    ],
    [parts.look ? [parts.look] : [], 'look']
  ];
  return kinds.flatMap(([spots, what]) =>
    spots.map(({ cell, statement }) => ({
      cell: cell.key,
      text: statement.text,
      what
    }))
  );
}
