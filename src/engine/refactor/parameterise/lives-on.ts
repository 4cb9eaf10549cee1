/** Defs that hand out a function or generator which reads a name after the call. */
import type { ISpot } from '../../plan/places';
import type { IFunctionDef, Node } from '../../python/ast';
import type { IUse } from '../../python/syntax';
import { walk } from '../../python/walk';
import { keptFunctions } from '../to-function/kept';
import type { IDefUse } from './uses';

/** Whether the notebook's value of a name may be read after this call of the def has returned. */
export function readsAfter({ def, spot, use }: IDefUse, name: string): boolean {
  const node = def.statement.node as IFunctionDef;
  const reads = def.statement.uses.filter(
    one => one.name === name && one.when === 'deferred'
  );
  return (
    handedOut(node).some(part => reads.some(read => isInside(read, part))) ||
    (reads.length > 0 && isGenerator(node) && isStored(spot, use))
  );
}

/** Functions below a def that are returned, yielded or put into something, and not used up there. */
function handedOut(
  def: IFunctionDef
): (Node & { start: number; end: number })[] {
  const own = [...walk(def, node => node === def || !isFunction(node))];
  const values = own.flatMap(node => {
    switch (node.type) {
      case 'Return':
      case 'Yield':
        return node.value ? [node.value] : [];
      case 'Assign':
        return node.targets.some(({ type }) => type !== 'Name')
          ? [node.value]
          : [];
      default:
        return [];
    }
  });
  const names = new Set(values.flatMap(namesHanded));
  const parts: Node[] = [
    ...values.flatMap(keptFunctions),
    ...own.filter(
      node =>
        node !== def &&
        ((isDef(node) && names.has(node.name)) ||
          (node.type === 'Assign' &&
            node.value.type === 'Lambda' &&
            node.targets.some(
              target => target.type === 'Name' && names.has(target.id)
            )))
    )
  ];
  return parts.filter(part => 'start' in part);
}

/** Names that are handed over; what is called at once is used up. */
function namesHanded(value: Node): string[] {
  const nodes = [...walk(value)];
  const called = new Set(
    nodes.flatMap(node => (node.type === 'Call' ? [node.func as Node] : []))
  );
  return nodes.flatMap(node =>
    node.type === 'Name' && !called.has(node) ? [node.id] : []
  );
}

function isDef(node: Node): node is IFunctionDef {
  return node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef';
}

function isFunction(node: Node): boolean {
  return isDef(node) || node.type === 'Lambda';
}

function isGenerator(def: IFunctionDef): boolean {
  return [...walk(def, node => node === def || !isFunction(node))].some(
    ({ type }) => type === 'Yield' || type === 'YieldFrom'
  );
}

/** `g = make()`: the generator is there after the statement. */
function isStored({ statement: { node } }: ISpot, { parent }: IUse): boolean {
  return node.type === 'Assign' && node.value === parent;
}

function isInside(
  { start, end }: { start: number; end: number },
  part: { start: number; end: number }
): boolean {
  return start >= part.start && end <= part.end;
}
