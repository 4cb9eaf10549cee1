/** From a place in a module back to the cell it comes from. */
import type { IModule } from './types';

/** Offsets are UTF-16: in the module's text, and in the cell's source. Null where no cell has that text. */
export function locate(
  module: IModule,
  offset: number
): { cell: string; offset: number } | null {
  const { segments } = module;
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (segments[middle].end < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const after = segments[low + 1];
  const segment = after && after.start <= offset ? after : segments[low];
  return segment && segment.start <= offset && offset <= segment.end
    ? { cell: segment.cell, offset: segment.from + offset - segment.start }
    : null;
}
