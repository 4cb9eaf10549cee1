/** Values that definitions between the statements are made with (`def f(colour=BLUE)`): where the call could stand nowhere else, they stay with them. */
import type { ISpot } from '../../plan/places';
import { isPure } from '../../python/pure';
import { placeFor } from './call-place';
import type { IRegionGround } from './ground';
import type { IParts } from './region';
import { shownWork } from './shown';

/** The parts with those values among what stays; as they are where that does not help, or nothing is in the way. */
export function withLeftValues(ground: IRegionGround, parts: IParts): IParts {
  if ('place' in placeFor(parts, shownWork(ground, parts))) {
    return parts;
  }
  const needed = new Set(
    parts.stays.flatMap(({ statement }) => readAtOnce(statement))
  );
  const left = new Set<ISpot>();
  for (const spot of [...parts.body].reverse()) {
    const { statement } = spot;
    if (
      isValue(parts, spot) &&
      statement.names.some(name => needed.has(name))
    ) {
      left.add(spot);
      readAtOnce(statement).forEach(name => needed.add(name));
    }
  }
  const next: IParts = {
    ...parts,
    body: parts.body.filter(spot => !left.has(spot)),
    stays: [...parts.stays, ...left].sort((a, b) => a.order - b.order)
  };
  return next.body.length > 0 &&
    'place' in placeFor(next, shownWork(ground, next))
    ? next
    : parts;
}

function readAtOnce({ uses }: ISpot['statement']): string[] {
  return uses
    .filter(({ when, exposed }) => exposed && when === 'immediate')
    .map(({ name }) => name);
}

/** `NAME = pure value`, and nothing else among the statements writes the name. */
function isValue({ body }: IParts, { statement }: ISpot): boolean {
  const { node, names } = statement;
  return (
    (node.type === 'Assign' || node.type === 'AnnAssign') &&
    node.value !== null &&
    isPure(node.value) &&
    names.length === 1 &&
    body.every(
      other =>
        other.statement === statement ||
        other.statement.binds.every(({ name }) => name !== names[0])
    )
  );
}
