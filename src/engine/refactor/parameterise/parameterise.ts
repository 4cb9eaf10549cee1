/** Variable → parameter (SPEC section 6): the def gets keyword-only parameters, every call hands the notebook's value in. */
import type { INotebook } from '../../notebook/types';
import { closuresOf } from '../../plan/closures';
import { symbolName } from '../../plan/faults';
import { groundOf } from '../../plan/ground';
import type { IGround } from '../../plan/ground';
import type { ISpot } from '../../plan/places';
import type { IProject } from '../../project/types';
import type { IFunctionDef } from '../../python/ast';
import type { ICellEdit } from '../types';
import { withArguments } from './call';
import { refusingDecorator } from './decorators';
import { isHandedOn } from './handed-on';
import { followedMarks } from './left-out';
import { readsAfter } from './lives-on';
import { neededNames } from './needs';
import type { Needs } from './needs';
import { Partial } from './partial';
import { Refusals } from './refusals';
import { withParameters } from './signature';
import type { ITextEdit } from './signature';
import { orderedNames, spread } from './spread';
import type { IMembers } from './spread';
import type { IParameterised, IParameterRequest } from './types';
import { callOf, isLocalAt, mannerOf, usesOf } from './uses';
import type { IDefUse } from './uses';

/**
 * Pure: the edits change nothing until somebody applies them. A name that
 * can't become a parameter everywhere becomes one nowhere.
 *
 * @param requests null: everything that marked cells need, and the knobs they copy
 */
export function parameterise(
  notebook: INotebook,
  project: IProject,
  requests: readonly IParameterRequest[] | null = null
): IParameterised {
  const ground = groundOf(notebook, project, 'notebook');
  const closures = closuresOf(ground);
  const members: IMembers = {
    library: membersOf(closures.filter(({ target }) => target.role === 'code')),
    tests: membersOf(closures.filter(({ target }) => target.role === 'test'))
  };
  const code = closures.filter(({ target }) => target.role === 'code');
  const needs = neededNames(ground, code, requests);
  const refusals = new Refusals();
  spread(ground, members, needs, refusals);
  findFrozen(ground, members, needs, refusals);
  leaveOut(needs, refusals.names);
  const { edits, added } = editsFor(ground, members, needs);
  return {
    edits,
    marks: followedMarks(ground, edits),
    added,
    refused: refusals.all
  };
}

function membersOf(closures: { members: Set<ISpot> }[]): Set<ISpot> {
  return new Set(closures.flatMap(({ members }) => [...members]));
}

function leaveOut(needs: Needs, names: ReadonlySet<string>): void {
  for (const [def, own] of needs) {
    names.forEach(name => own.delete(name));
    if (own.size === 0) {
      needs.delete(def);
    }
  }
}

/** Uses at which the notebook's value can't be handed in, or would be frozen too early. */
function findFrozen(
  ground: IGround,
  members: IMembers,
  needs: Needs,
  refusals: Refusals
): void {
  for (const [def, names] of needs) {
    for (const [name, value] of names) {
      const decorator = refusingDecorator(ground, def, value !== null);
      if (decorator !== null) {
        refusals.addDef('decorated', name, def, { decorator });
      }
    }
    for (const found of usesOf(ground, def)) {
      const manner = mannerOf(found.use);
      if (manner === 'looked-at') {
        continue;
      }
      for (const name of names.keys()) {
        if (manner === 'text') {
          refusals.add('dynamic', name, found);
        } else if (isInTheWay(ground, found, name)) {
          refusals.add('shadow', name, found);
        } else if (
          (manner === 'kept' || readsAfter(found, name)) &&
          changesAfter(ground, found, name)
        ) {
          refusals.add('late-binding', name, found);
        }
      }
    }
  }
}

function isInTheWay(ground: IGround, found: IDefUse, name: string): boolean {
  const { use } = found;
  return (
    (isLocalAt(use, name) && !isHandedOn(ground, found, name)) ||
    (callOf(use)?.keywords.some(({ arg }) => arg === name) ?? false)
  );
}

function changesAfter(
  ground: IGround,
  { spot }: IDefUse,
  name: string
): boolean {
  return [
    ...ground.links.binders(name),
    ...ground.links.globalWrites(name)
  ].some(place => ground.places.at(place).order > spot.order);
}

function editsFor(
  ground: IGround,
  { tests }: IMembers,
  needs: Needs
): Pick<IParameterised, 'edits' | 'added'> {
  const partial = new Partial(ground);
  const edits: ICellEdit[] = [];
  const added: IParameterised['added'] = [];
  const put = (spot: ISpot, changes: ITextEdit[]): void => {
    edits.push(...changes.map(edit => ({ cell: spot.cell.key, ...edit })));
  };
  for (const [def, values] of needs) {
    const names = orderedNames(ground, needs, def);
    const parameters = names.map(name => {
      const value = values.get(name);
      return value ? `${name}=${value}` : name;
    });
    put(def, [
      withParameters(
        def.cell.source,
        def.statement.node as IFunctionDef,
        parameters
      )
    ]);
    added.push({ cell: def.cell.key, symbol: symbolName(def), names });
    for (const found of usesOf(ground, def)) {
      // A test takes the default, unless there is none.
      const passed = tests.has(found.spot)
        ? names.filter(name => values.get(name) === null)
        : names;
      if (passed.length > 0) {
        put(found.spot, rewritten(found, passed, partial));
      }
    }
  }
  return { edits: [...edits, ...partial.imports()], added };
}

function rewritten(
  { spot, use }: IDefUse,
  names: string[],
  partial: Partial
): ITextEdit[] {
  const call = callOf(use);
  switch (mannerOf(use)) {
    case 'call':
      return withArguments(spot.cell.source, call!, names);
    case 'handed':
    case 'kept':
      return [
        {
          start: use.start,
          end: use.end,
          text: partial.textFor(spot, use, names)
        }
      ];
    default:
      return [];
  }
}
