import type { Node } from './ast';
import { FIELDS } from './fields';

/** Direct children of a node, in field order (which is not always source order). */
export function children(node: Node): Node[] {
  const found: Node[] = [];
  for (const [field, kind] of FIELDS[node.type]) {
    const value = (node as unknown as Record<string, unknown>)[field];
    if (kind === 'node') {
      if (value) {
        found.push(value as Node);
      }
    } else if (kind === 'nodes') {
      for (const child of value as (Node | null)[]) {
        if (child) {
          found.push(child);
        }
      }
    }
  }
  return found;
}

/**
 * The node and everything below it, parents first; no recursion, so depth is
 * no matter. A node for which `enter` says false is given, but not entered.
 */
export function* walk(
  root: Node,
  enter: (node: Node) => boolean = () => true
): Generator<Node> {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    if (enter(node)) {
      stack.push(...children(node).reverse());
    }
  }
}
