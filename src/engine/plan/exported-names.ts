/** Names that a module promises in `__all__`: they must be there, as if they were read. */
import type { Expression } from '../python/ast';
import type { IStatement, IUse } from '../python/syntax';

const PROMISED = Number.MAX_SAFE_INTEGER;

export function exportedNames(statement: IStatement): IUse[] {
  const { node } = statement;
  if (
    (node.type !== 'Assign' && node.type !== 'AugAssign') ||
    !statement.binds.some(bind => bind.name === '__all__')
  ) {
    return [];
  }
  return stringsOf(node.value).map(({ value, start, end }) => ({
    name: value,
    kind: 'name',
    start,
    end,
    when: 'deferred',
    exposed: true,
    inClass: false,
    inLambda: false,
    inAnnotation: false,
    guarded: false,
    scope: null,
    node: null,
    parent: null,
    order: PROMISED
  }));
}

/** Whether a read is but a name in `__all__`: the module can be imported without it. */
export function isPromise({ order }: IUse): boolean {
  return order === PROMISED;
}

function stringsOf(
  list: Expression
): { value: string; start: number; end: number }[] {
  if (list.type !== 'List' && list.type !== 'Tuple') {
    return [];
  }
  return list.elts.flatMap(item =>
    item.type === 'Constant' && typeof item.value === 'string'
      ? [{ value: item.value, start: item.start, end: item.end }]
      : []
  );
}
