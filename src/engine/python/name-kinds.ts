/** What a name is: import, definition, constant, or else a variable. */
import type { Statement } from './ast';
import type { IBinder } from './links-types';
import { isLiteral, isPure } from './pure';
import type { IBinding, IStatement } from './types';

type Kind = IBinder['kind'];

/** What one binding makes of its name. */
function kindOfBinding(binding: IBinding): Kind {
  switch (binding.how) {
    case 'import':
      return 'import';
    case 'def':
    case 'class':
    case 'type':
      return 'definition';
    case 'assign':
      if (binding.value?.type === 'Lambda') {
        return 'definition';
      }
      return binding.value && isPure(binding.value) ? 'constant' : 'variable';
    default:
      return 'variable';
  }
}

/** Statements whose arms travel whole: an import or definition with its fallbacks. */
function travelsWhole(node: Statement): boolean {
  return (
    node.type === 'If' ||
    node.type === 'Try' ||
    node.type === 'TryStar' ||
    node.type === 'With'
  );
}

/** What one statement makes of a name. */
export function kindOfBinder(
  statement: IStatement,
  bindings: readonly IBinding[]
): Kind {
  const kinds = new Set(bindings.map(kindOfBinding));
  if (statement.magics.some(magic => magic.kind === 'assign')) {
    return 'variable';
  }
  if (bindings.every(binding => binding.top)) {
    return kinds.size === 1 ? bindings.map(kindOfBinding)[0] : 'variable';
  }
  if (!travelsWhole(statement.node) || kinds.has('variable')) {
    return 'variable';
  }
  if (kinds.has('import')) {
    return 'import';
  }
  if (kinds.has('definition')) {
    return 'definition';
  }
  // `try: import torch; HAS_TORCH = True … except ImportError: HAS_TORCH = False`
  return statement.binds.some(binding => binding.how === 'import')
    ? 'constant'
    : 'variable';
}

export function isLiteralBinder(bindings: readonly IBinding[]): boolean {
  return bindings.every(
    ({ top, value }) => top && value !== null && isLiteral(value)
  );
}

/** From all binders of a name; null where there is none. `unbound`: deleted or written as `global` somewhere. */
export function kindOfName(
  binders: readonly IBinder[],
  unbound: boolean
): Kind | null {
  if (binders.length === 0) {
    return null;
  }
  const { kind } = binders[0];
  if (unbound || binders.some(binder => binder.kind !== kind)) {
    return 'variable';
  }
  if (kind === 'constant') {
    const text = valueText(binders[0]);
    return binders.every(binder => valueText(binder) === text)
      ? 'constant'
      : 'variable';
  }
  return kind;
}

/** The value as it is written, comments and target left out. */
function valueText(binder: IBinder): string {
  return binder.bindings
    .map(({ value }) => binder.cell.source.slice(value!.start, value!.end))
    .join('\n');
}
