/** Which piece of a module is which symbol of a plan. */
import type { Expression, IFunctionDef } from '../../python/ast';
import { sha256Hex } from '../../project/hash';
import { dump } from '../text/dump';
import type { IPiece } from '../symbols';

/** Decorators that make many functions of one name live together. */
const REGISTERING =
  /^(?:patch|patch_to|patch_property|typedispatch|dispatch|overload|register|register_\w+|registerer)$/;

/** Identity of a piece: symbols of a notebook and of a module with the same key are the same symbol. */
export function keyOf(piece: IPiece): string {
  const name = nameOf(piece);
  if (piece.kind === 'type-checking') {
    return `${name} TYPE_CHECKING`;
  }
  const node = functionOf(piece);
  if (!node || !isRegistration(piece)) {
    return name;
  }
  const { posonlyargs, args } = node.args;
  const parts = [
    ...node.decorator_list,
    ...[...posonlyargs, ...args].map(({ annotation }) => annotation)
  ];
  return `${name} ${sha256Hex(dump(parts)).slice(0, 16)}`;
}

/** Whether the piece adds to a name instead of making it (`@overload`, `@f.register`, `def _`). */
export function isRegistration(piece: IPiece): boolean {
  const decorators = functionOf(piece)?.decorator_list ?? [];
  return (
    decorators.length > 0 &&
    (piece.names[0] === '_' ||
      decorators.some(decorator => REGISTERING.test(lastName(decorator))))
  );
}

/** Name of a symbol in the ledger: `a, b` where a statement binds several, '' where none. */
export function nameOf({ names }: Pick<IPiece, 'names'>): string {
  return [...names].sort().join(', ');
}

function functionOf({ statements }: IPiece): IFunctionDef | null {
  const node = statements.length === 1 ? statements[0].node : null;
  return node?.type === 'FunctionDef' || node?.type === 'AsyncFunctionDef'
    ? node
    : null;
}

function lastName(decorator: Expression): string {
  switch (decorator.type) {
    case 'Call':
      return lastName(decorator.func);
    case 'Attribute':
      return decorator.attr;
    case 'Name':
      return decorator.id;
    default:
      return '';
  }
}
