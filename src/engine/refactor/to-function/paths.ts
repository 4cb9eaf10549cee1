/** Whether a place of a statement is reached whenever the statement runs. */
import type { Node } from '../../python/ast';
import { children } from '../../python/walk';

/** True inside of branches, loops, handlers, and behind `and`, `or`, `if … else`. */
export function isOnSomePaths(root: Node, place: number): boolean {
  for (let node: Node | undefined = root; node;) {
    const inner: Node | undefined = children(node).find(part =>
      holds(part, place)
    );
    if (inner && !isAlwaysReached(node, inner)) {
      return true;
    }
    node = inner;
  }
  return false;
}

function holds(node: Node, place: number): boolean {
  return 'start' in node
    ? node.start <= place && place < node.end
    : children(node).some(part => holds(part, place));
}

function isAlwaysReached(node: Node, part: Node): boolean {
  switch (node.type) {
    case 'If':
    case 'While':
    case 'IfExp':
      return part === node.test;
    case 'For':
    case 'AsyncFor':
      return part === node.iter;
    case 'Try':
    case 'TryStar':
      // What is read here may be caught.
      return node.finalbody.some(one => one === part);
    case 'Match':
      return part === node.subject;
    case 'BoolOp':
      return part === node.values[0];
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return part === node.generators[0];
    case 'Comprehension':
      return part === node.iter;
    case 'Lambda':
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return false;
    case 'Assert':
      return part === node.test;
    default:
      return true;
  }
}
