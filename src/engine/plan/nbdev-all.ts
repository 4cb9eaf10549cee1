/** What nbdev would write into `__all__`: names of `export` cells, not of `exporti` ones. */
import type { Expression, Statement } from '../python/ast';
import type { IGround } from './ground';
import type { ITarget } from './targets';

/** Null where none of the module's cells is marked by nbdev's directives. */
export function nbdevNames(
  ground: IGround,
  { cells, role }: ITarget
): string[] | null {
  if (role === 'test' || !cells.some(({ mark }) => mark?.by === 'nbdev')) {
    return null;
  }
  const nodes = cells
    .filter(({ mark }) => !mark?.internal)
    .flatMap(cell => ground.places.of(cell))
    .filter(spot => ground.marks.has(spot))
    .map(({ statement }) => statement.node);
  const assigned = nodes.flatMap(targetsOf).flatMap(namesOf);
  const defined = nodes.flatMap(definedBy);
  const isPublic = (name: string) => !name.startsWith('_');
  return [
    ...new Set([
      ...[...assigned, ...defined].filter(isPublic),
      ...nodes.flatMap(extraNames)
    ])
  ];
}

function targetsOf(node: Statement): Expression[] {
  switch (node.type) {
    case 'Assign':
      return node.targets;
    case 'AnnAssign':
    case 'AugAssign':
      return [node.target];
    default:
      return [];
  }
}

function namesOf(target: Expression): string[] {
  const parts =
    target.type === 'Tuple' || target.type === 'List' ? target.elts : [target];
  return parts.flatMap(part => (part.type === 'Name' ? [part.id] : []));
}

function definedBy(node: Statement): string[] {
  if (
    node.type !== 'FunctionDef' &&
    node.type !== 'AsyncFunctionDef' &&
    node.type !== 'ClassDef'
  ) {
    return [];
  }
  const isPatch = node.decorator_list.some(decorator => {
    const called = decorator.type === 'Call' ? decorator.func : decorator;
    return called.type === 'Name' && called.id.startsWith('patch');
  });
  return isPatch ? [] : [node.name];
}

/** `_all_ = ['name', other]` adds to the list what is not defined here. */
function extraNames(node: Statement): string[] {
  const [target] = targetsOf(node);
  const value = node.type === 'Assign' ? node.value : null;
  const isExtra = target?.type === 'Name' && target.id === '_all_';
  if (!isExtra || (value?.type !== 'List' && value?.type !== 'Tuple')) {
    return [];
  }
  return value.elts.flatMap(item =>
    item.type === 'Name'
      ? [item.id]
      : item.type === 'Constant' && typeof item.value === 'string'
        ? [item.value]
        : []
  );
}
