import type { IBlocker, IPlan, IRemedy } from '../plan/types';
import type { IFix } from '../refactor/types';

/** Blockers of all symbols, each place once. */
export function blockersOf(plan: IPlan): IBlocker[] {
  const seen = new Map<string, IBlocker>();
  for (const { symbols } of plan.modules) {
    for (const blocker of symbols.flatMap(symbol => symbol.blockers)) {
      const { reason, name, at } = blocker;
      const place = [reason, name, at.cell, at.start].join(' ');
      if (!seen.has(place)) {
        seen.set(place, blocker);
      }
    }
  }
  return [...seen.values()];
}

/** Names that may come from one star import are one finding for each symbol. */
export function gathered(blockers: IBlocker[]): IBlocker[] {
  const kept: IBlocker[] = [];
  const names = new Map<string, string[]>();
  for (const blocker of blockers) {
    const { reason, symbol, cell, at, name } = blocker;
    if (reason !== 'star' && reason !== 'opaque') {
      kept.push(blocker);
      continue;
    }
    const key = [reason, symbol, cell, at.cell].join(' ');
    const known = names.get(key);
    if (!known) {
      kept.push(blocker);
    }
    names.set(key, [...(known ?? []), name]);
  }
  return kept.map(blocker => {
    const { reason, symbol, cell, at } = blocker;
    const all = names.get([reason, symbol, cell, at.cell].join(' '));
    return all ? { ...blocker, name: listed(all) } : blocker;
  });
}

const SHOWN = 4;

/** ``a`, `b`, `c``: the sentence puts the outer backticks. */
function listed(names: string[]): string {
  const unique = [...new Set(names)];
  const more = unique.length - SHOWN;
  return (
    unique.slice(0, SHOWN).join('`, `') +
    (more > 0 ? `\` and \`${more} more` : '')
  );
}

/** The one thing that one click does; where the person must choose, the plan's remedies say between what. */
export function fixOf({ remedies, name }: IBlocker): IFix | undefined {
  const able = remedies.filter(({ action }) => action !== undefined);
  const [remedy] = able;
  return able.length === 1
    ? {
        title: titleOf(remedy, name),
        // What leaves the notebook changes; that is for the person to decide.
        safe: false,
        ...remedy.action!
      }
    : undefined;
}

function titleOf({ kind, action }: IRemedy, name: string): string {
  const module = action?.marks[0]?.mark?.module;
  switch (kind) {
    case 'parameter':
      return `Make \`${name}\` a parameter`;
    case 'bring':
      return `Bring \`${name}\` along as a constant`;
    case 'to-function':
      return `Turn the cell that makes \`${name}\` into a function`;
    case 'mark':
    case 'choose-module':
      return `Mark the cell of \`${name}\` for \`${module}\``;
    case 'rename':
      return `Rename \`${name}\``;
    default:
      return `Mend \`${name}\``;
  }
}
