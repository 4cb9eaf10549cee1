/** Marks into the text of an .ipynb; every byte that is no mark stays as it is. */
import { changeList } from './json-list';
import type { IElementChange } from './json-list';
import type { IMark } from './types';

export interface IMarkChange {
  /** 0-based over all cells. */
  index: number;
  /** Null removes the mark; what else `metadata.promote` says stays. */
  mark: Omit<IMark, 'by'> | null;
}

/** A cell as the file has it, as far as a mark is concerned. */
export interface IMarkedCell {
  metadata?: { promote?: unknown };
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
  const { cells } = JSON.parse(json) as { cells: IMarkedCell[] };
  const edits = changes.flatMap(change => {
    const cell = cells[change.index];
    if (!cell) {
      throw new RangeError(`There is no cell ${change.index + 1}.`);
    }
    return markChange(cell, change);
  });
  return bom + changeList(json, ['cells'], { changes: edits });
}

/** What a mark changes of a cell: nothing, or one value. */
export function markChange(
  cell: IMarkedCell,
  { index, mark }: IMarkChange
): IElementChange[] {
  const before = cell.metadata?.promote;
  const kept =
    typeof before === 'object' && before !== null && !Array.isArray(before)
      ? { ...(before as Record<string, unknown>) }
      : {};
  KEYS.forEach(key => delete kept[key]);
  const after = mark ? { ...markJson(mark), ...kept } : kept;
  const value = Object.keys(after).length > 0 ? after : undefined;
  if (value === undefined && before === undefined) {
    return [];
  }
  return [
    cell.metadata === undefined
      ? { index, set: ['metadata'], value: { promote: value } }
      : { index, set: ['metadata', 'promote'], value }
  ];
}

/** Keys in alphabetical order, as Jupyter saves them. */
export function markJson(mark: Omit<IMark, 'by'>): Record<string, unknown> {
  const { module, names, role, skip } = mark;
  return {
    module,
    ...(names && { names }),
    role,
    ...(skip && { skip })
  };
}
