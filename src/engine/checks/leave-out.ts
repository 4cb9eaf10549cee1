import type { ICell, IMark } from '../notebook/types';
import type { IStatement } from '../python/syntax';
import type { IMarkEdit } from '../refactor/types';

/** The mark that leaves these statements of its cell out of the export, as well as those it left out before. */
export function leaveOut(
  cell: ICell,
  mark: IMark,
  lines: readonly IStatement[]
): IMarkEdit {
  const { by, ...rest } = mark;
  const texts = lines.map(({ text }) => text.trim());
  const skip = [...new Set([...(rest.skip ?? []), ...texts])];
  return { cell: cell.key, mark: { ...rest, skip } };
}
