/** Who calls a function of the notebook. */
import type { ICell } from '../../notebook/types';
import type { ICall } from '../../python/ast';
import type { ILinks } from '../../python/links';
import { isSpread } from '../callees';
import type { ICheckContext } from '../types';

export interface ICallFrom {
  cell: ICell;
  call: ICall;
}

/** Calls of a function by cells that stay; null where it is used in any other way. */
export function callsFrom(
  name: string,
  links: ILinks,
  { placed }: ICheckContext
): ICallFrom[] | null {
  const leaving = new Set(placed.map(({ statement }) => statement));
  const found: ICallFrom[] = [];
  for (const { cell, statement } of links.readers(name)) {
    for (const use of statement.uses.filter(one => one.name === name)) {
      const { parent, node, when } = use;
      if (
        parent?.type !== 'Call' ||
        parent.func !== node ||
        when !== 'immediate' ||
        leaving.has(statement) ||
        isSpread(parent)
      ) {
        return null;
      }
      found.push({ cell, call: parent });
    }
  }
  return found;
}
