/** Source of an input's value where it could be the parameter's default. */
import { isImmutableScalar } from '../../python/pure';
import type { IRegionGround } from './ground';
import type { IParts } from './region';

export function literalOf(
  { links }: IRegionGround,
  { body }: IParts,
  name: string
): string | null {
  const { kind, binder } = links.resolve(name, body[0]);
  const value = kind === 'constant' ? binder?.bindings[0].value : null;
  return value && isImmutableScalar(value)
    ? binder!.cell.source.slice(value.start, value.end)
    : null;
}
