/** Definite assignment if every loop runs at least once: what tells an empty loop from a branch. */
import type { Node, Pattern, Statement } from '../../python/ast';
import type { IStatement } from '../../python/syntax';

/** Whether a statement binds the name for sure, once its loops run. */
export function boundOnceLoopsRun(
  { node, binds }: IStatement,
  name: string
): boolean {
  const places = binds
    .filter(bind => bind.name === name && bind.how !== 'del')
    .map(({ start }) => start);
  return stateOf(node, places) !== 'open';
}

/** `dead`: the point behind is never reached. */
type State = 'bound' | 'dead' | 'open';

function stateOf(node: Statement, places: readonly number[]): State {
  const holds = (part: Node | null): boolean =>
    part !== null &&
    'start' in part &&
    places.some(place => place >= part.start && place < part.end);
  const run = (body: readonly Statement[]): State => {
    for (const statement of body) {
      const state = stateOf(statement, places);
      if (state !== 'open') {
        return state;
      }
    }
    return 'open';
  };
  switch (node.type) {
    case 'Return':
    case 'Raise':
    case 'Break':
    case 'Continue':
      return 'dead';
    case 'If':
      return holds(node.test)
        ? 'bound'
        : meet(run(node.body), run(node.orelse));
    case 'For':
    case 'AsyncFor':
      return holds(node.target) || holds(node.iter)
        ? 'bound'
        : either(run(node.body), run(node.orelse));
    case 'While':
      return holds(node.test)
        ? 'bound'
        : either(run(node.body), run(node.orelse));
    case 'With':
    case 'AsyncWith':
      return node.items.some(
        item => holds(item.context_expr) || holds(item.optional_vars)
      )
        ? 'bound'
        : run(node.body);
    case 'Try':
    case 'TryStar': {
      const body = either(run(node.body), run(node.orelse));
      const met = node.handlers
        .map(handler => run(handler.body))
        .reduce(meet, body);
      return either(met, run(node.finalbody));
    }
    case 'Match': {
      const closed = node.cases.some(
        ({ pattern, guard }) => guard === null && takesAll(pattern)
      );
      const met = node.cases.map(one =>
        holds(one.pattern) ? 'bound' : run(one.body)
      );
      return closed && met.length > 0 ? met.reduce(meet) : 'open';
    }
    default:
      return holds(node) ? 'bound' : 'open';
  }
}

function meet(one: State, other: State): State {
  if (one === 'dead') {
    return other;
  }
  if (other === 'dead') {
    return one;
  }
  return one === 'bound' && other === 'bound' ? 'bound' : 'open';
}

function either(first: State, then: State): State {
  return first === 'open' ? then : first;
}

function takesAll(pattern: Pattern): boolean {
  return (
    pattern.type === 'MatchAs' &&
    (pattern.pattern === null || takesAll(pattern.pattern))
  );
}
