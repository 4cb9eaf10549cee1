/** Where a magic of the cells goes: above the call, below it, or nowhere. */
import type { ISpot } from '../../plan/places';
import type { IStatement } from '../../python/syntax';
import type { IRegionGround } from './ground';

/** They set up the session and may run before anything else. */
const TOP = new Set(
  `aimport alias autoreload autosave cd colors conda config env gui load_ext logstart
  mamba matplotlib micromamba pdb pip precision pprint reload_ext set_env uv xmode`.split(
    /\s+/
  )
);
const INSTALL =
  /^!+\s*(?:\S*python\S*\s+-m\s+)?(?:pip3?|conda|mamba|micromamba|uv|apt|apt-get|brew)\b/;

/** `top` and `bottom`: there wherever it stands; null: it acts where it stands. */
export function magicPlace(statement: IStatement): 'top' | 'bottom' | null {
  const { magic } = statement;
  if (!magic) {
    return null;
  }
  if (magic.kind === 'help') {
    return 'bottom';
  }
  const isTop =
    (magic.kind === 'line' || magic.kind === 'automagic') &&
    TOP.has(magic.name);
  return isTop || (magic.kind === 'shell' && INSTALL.test(magic.text))
    ? 'top'
    : null;
}

/** The marker of a timing magic whose statement runs many times in a scope of its own. */
export function isTimed({ places }: IRegionGround, spot: ISpot): boolean {
  const next = places.of(spot.cell)[spot.statement.index + 1];
  return next?.statement.timing?.name === 'timeit';
}
