/** Decorators that a def with a further keyword argument may not survive. */
import type { IGround } from '../../plan/ground';
import type { ISpot } from '../../plan/places';
import type { Expression, IFunctionDef } from '../../python/ast';
import { dottedName } from '../../python/pure';
import { walk } from '../../python/walk';

/** Arguments must be hashable, or of types that a compiler knows. */
const PICKY = /(?:^|\.)(?:cache|lru_cache|jit|njit|vectorize|guvectorize)$/;

/**
 * Name of a decorator that may refuse the argument; null: none.
 *
 * @param isLiteral the parameter's value is always a literal
 */
export function refusingDecorator(
  ground: IGround,
  def: ISpot,
  isLiteral: boolean
): string | null {
  const node = def.statement.node as IFunctionDef;
  for (const decorator of node.decorator_list) {
    const name = dottedName(calleeOf(decorator));
    if (name === null) {
      continue;
    }
    if (PICKY.test(name) ? !isLiteral : !handsOn(ground, def, name)) {
      return name;
    }
  }
  return null;
}

function calleeOf(decorator: Expression): Expression {
  return decorator.type === 'Call' ? decorator.func : decorator;
}

/** A decorator of the notebook hands keywords on where some function in it takes `**kwargs`; others are trusted. */
function handsOn(ground: IGround, def: ISpot, name: string): boolean {
  const { binder } = ground.links.resolve(name, def, 'immediate');
  const node = binder?.statement.node;
  if (node?.type !== 'FunctionDef') {
    return true;
  }
  const inner = [...walk(node)].filter(
    (each): each is IFunctionDef =>
      each !== node &&
      (each.type === 'FunctionDef' || each.type === 'AsyncFunctionDef')
  );
  return inner.length === 0 || inner.some(({ args }) => args.kwarg !== null);
}
