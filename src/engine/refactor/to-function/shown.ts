/** The last expression that works: where its value goes (SPEC 8.5). */
import type { ISpot } from '../../plan/places';
import type { IParts } from './region';
import type { IRegionGround } from './ground';
import { showsNothing } from './shows-nothing';

/** The statement whose value the notebook shows; null where it shows none, or a look that stays. */
export function shownWork(
  ground: IRegionGround,
  { body, look }: IParts
): ISpot | null {
  const last = body[body.length - 1];
  const { node, semicolon } = last.statement;
  const inCell = ground.places.of(last.cell);
  const shows =
    look === null &&
    node.type === 'Expr' &&
    !semicolon &&
    inCell[inCell.length - 1] === last &&
    !showsNothing(ground, node.value);
  return shows ? last : null;
}

/** A name for it that nobody has. */
export function shownName(isTaken: (name: string) => boolean): string {
  const names = ['shown', 'result', 'value_shown'];
  for (let count = 2; ; count++) {
    const free = names.find(name => !isTaken(name));
    if (free) {
      return free;
    }
    names.splice(0, names.length, `shown_${count}`);
  }
}
