/** Marks into the text of an .ipynb; every byte that is no mark stays as it is. */
import { changeElements, type IElementChange } from './json';
import type { IMark } from './types';

export interface IMarkChange {
  /** 0-based over all cells. */
  index: number;
  /** Null removes the mark; what else `metadata.promote` says stays. */
  mark: Omit<IMark, 'by'> | null;
}

const KEYS = ['module', 'role', 'names', 'skip'] as const;

/**
 * The notebook's text with marks set or removed in `metadata.promote`.
 * `text` must be one that `readNotebook` takes, and each index one of its cells.
 */
export function writeMarks(
  text: string,
  changes: readonly IMarkChange[]
): string {
  const bom = text.startsWith('\ufeff') ? '\ufeff' : '';
  const json = text.slice(bom.length);
  const { cells } = JSON.parse(json) as {
    cells: { metadata?: { promote?: unknown } }[];
  };
  const edits: IElementChange[] = [];
  for (const { index, mark } of changes) {
    const cell = cells[index];
    if (!cell) {
      throw new RangeError(`There is no cell ${index + 1}.`);
    }
    const before = cell.metadata?.promote;
    const kept =
      typeof before === 'object' && before !== null && !Array.isArray(before)
        ? { ...(before as Record<string, unknown>) }
        : {};
    KEYS.forEach(key => delete kept[key]);
    const after = mark ? { ...ordered(mark), ...kept } : kept;
    const value = Object.keys(after).length > 0 ? after : undefined;
    if (value === undefined && before === undefined) {
      continue;
    }
    edits.push(
      cell.metadata === undefined
        ? { index, set: ['metadata'], value: { promote: value } }
        : { index, set: ['metadata', 'promote'], value }
    );
  }
  return bom + changeElements(json, ['cells'], edits);
}

/** Keys in alphabetical order, as Jupyter saves them. */
function ordered(mark: Omit<IMark, 'by'>): Record<string, unknown> {
  const { module, names, role, skip } = mark;
  return {
    module,
    ...(names && { names }),
    role,
    ...(skip && { skip })
  };
}
