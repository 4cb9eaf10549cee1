/** Two cells that are the same up to names: the first becomes a function, both call it. */
import type { ICell } from '../../notebook/types';
import { syntaxOf } from '../../python/syntax';
import type { IStatement } from '../../python/syntax';
import { regionOf, toFunction } from '../../refactor/to-function/to-function';
import type { IInput, IRegion } from '../../refactor/to-function/to-function';
import type { IFix } from '../../refactor/types';
import { applyEdits } from '../../refactor/apply';
import { nodesOf } from '../callees';
import { isDefinition } from '../definitions';
import type { ICheckContext } from '../types';

export interface ITwin {
  cell: ICell;
  work: readonly IStatement[];
  /** Its variables, in the order in which they first stand there. */
  names: readonly string[];
}

/**
 * Null where one of them holds more than the code that is the same, where the
 * cells are marked, or where later cells need other things of one than of the
 * other.
 */
export function oneFunctionFix(
  first: ITwin,
  again: ITwin,
  { notebook, project, syntax }: ICheckContext
): IFix | null {
  const isWhole = ({ cell, work }: ITwin): boolean =>
    cell.mark === null &&
    work.length === syntax(cell).statements.length &&
    !work.some(({ node }) => isDefinition(node));
  if (!isWhole(first) || !isWhole(again)) {
    return null;
  }
  const made = toFunction(notebook, project, { cells: [first.cell.key] });
  const other = regionOf(notebook, project, { cells: [again.cell.key] });
  const named = new Map(first.names.map((name, i) => [name, again.names[i]]));
  if (!made.ok || !other.ok || !fits(made.region, other.region, named, first)) {
    return null;
  }
  const { change, calls, name } = made;
  return {
    title: `Make both call one function, \`${name}\``,
    safe: false,
    edits: [
      ...change.edits,
      {
        cell: again.cell.key,
        start: 0,
        end: again.cell.source.length,
        text: renamed(calls[0].source, named)
      }
    ],
    marks: change.marks,
    inserts: change.inserts
  };
}

/** Whether a call with the other names does what the other cell does. */
function fits(
  one: IRegion,
  other: IRegion,
  named: ReadonlyMap<string, string>,
  { work }: ITwin
): boolean {
  const written = new Set(work.flatMap(({ names }) => names));
  const handed = new Set(one.inputs.map(({ name }) => name));
  const asOther = (name: string): string => named.get(name) ?? name;
  const given = new Set(one.outputs.map(({ name }) => asOther(name)));
  const inputs = (list: readonly IInput[], by: (name: string) => string) =>
    list
      .map(({ name, mutated }) => `${by(name)} ${mutated}`)
      .sort()
      .join();
  return (
    // A name that is only read and not handed in would stay the first one's.
    [...named].every(([a, b]) => a === b || handed.has(a) || written.has(a)) &&
    inputs(one.inputs, asOther) === inputs(other.inputs, name => name) &&
    other.outputs.every(({ name }) => given.has(name))
  );
}

function renamed(source: string, by: ReadonlyMap<string, string>): string {
  const { statements } = syntaxOf(source);
  const edits = statements.flatMap(statement =>
    nodesOf(statement).flatMap(node =>
      node.type === 'Name' && by.has(node.id)
        ? [{ start: node.start, end: node.end, text: by.get(node.id)! }]
        : []
    )
  );
  return applyEdits(source, edits);
}
