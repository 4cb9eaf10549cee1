/** All fixes of one kind as one: what is safe, and what does not touch the same place. */
import type { ICellEdit, IFix, IMarkEdit, IOffer } from './types';

/** A finding as far as a fix of all of its kind needs it. */
export interface IFixable {
  check: string;
  cell: string | null;
  fix?: IFix;
}

export interface IFixAll {
  fix: IFix;
  /** Findings that are mended by it. */
  count: number;
  /** Findings of the kind that are not: no fix, an unsafe one, or one in the way of another. */
  left: number;
}

/**
 * The safe fixes of one check in a cell, or in the whole notebook (`cell`
 * null), as one step. Null where fewer than `least` can be made at once. Two that
 * touch the same text, or the mark of the same cell, are not made at once: the
 * second one comes with the next review.
 */
export function fixAll(
  findings: readonly IFixable[],
  check: string,
  cell: string | null = null,
  least = 2
): IFixAll | null {
  const kind = findings.filter(
    one => one.check === check && (cell === null || one.cell === cell)
  );
  const taken: IFix[] = [];
  for (const { fix } of kind) {
    if (fix?.safe && taken.every(other => !areInTheWay(other, fix))) {
      taken.push(fix);
    }
  }
  if (taken.length < Math.max(1, least)) {
    return null;
  }
  const offers = taken.flatMap(({ offer }) => offer ?? []);
  return {
    fix: {
      title: titleOf(taken),
      safe: true,
      edits: unique(taken.flatMap(({ edits }) => edits)),
      marks: unique(taken.flatMap(({ marks }) => marks)),
      inserts: unique(taken.flatMap(({ inserts }) => inserts ?? [])),
      ...(offers.length > 0 ? { offer: firstOffer(offers) } : {})
    },
    count: taken.length,
    left: kind.length - taken.length
  };
}

function titleOf(fixes: readonly IFix[]): string {
  const titles = new Set(fixes.map(({ title }) => title));
  const [title] = titles;
  return titles.size === 1
    ? fixes.length === 1
      ? title
      : `${title} (${fixes.length} times)`
    : `Mend all ${fixes.length} of this kind`;
}

/** The one that serves them all stands furthest up; fixes come in the order of the notebook. */
function firstOffer([first]: readonly IOffer[]): IOffer {
  return first;
}

/** Equal ones are one: a logger that all of them bring along comes once. */
function unique<T extends object>(items: readonly T[]): T[] {
  return [...new Map(items.map(item => [JSON.stringify(item), item])).values()];
}

function areInTheWay(one: IFix, other: IFix): boolean {
  return (
    one.edits.some(edit => other.edits.some(next => clash(edit, next))) ||
    one.marks.some(mark => other.marks.some(next => clashOfMarks(mark, next)))
  );
}

function clash(one: ICellEdit, other: ICellEdit): boolean {
  const isSame = JSON.stringify(one) === JSON.stringify(other);
  return (
    one.cell === other.cell &&
    !isSame &&
    one.start <= other.end &&
    other.start <= one.end &&
    // Neighbours that only touch are no trouble, unless both put text at one place.
    !(
      one.end === other.start &&
      one.start < one.end &&
      other.start < other.end
    ) &&
    !(other.end === one.start && one.start < one.end && other.start < other.end)
  );
}

function clashOfMarks(one: IMarkEdit, other: IMarkEdit): boolean {
  return (
    one.cell === other.cell && JSON.stringify(one) !== JSON.stringify(other)
  );
}
