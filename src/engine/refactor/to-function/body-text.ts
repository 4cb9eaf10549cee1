/** The statements of a region as the body of a function: text spans, never unparsed (SPEC 8.11). */
import type { ISpot } from '../../plan/places';
import { applyEdits } from '../apply';
import { isShowCall, plots, pyplotName } from './effects';
import { commentsIn, gapBefore, hasBlankLine } from './gaps';
import type { IRegionGround } from './ground';
import { indented } from './indent';
import type { IParts } from './region';

export interface IBodyOptions {
  /** The statement whose value is returned or kept, and the words in front of it. */
  shown: { spot: ISpot; prefix: string } | null;
  /** Notebook name -> parameter. */
  renames: ReadonlyMap<string, string>;
  /** Looks between merged cells are written as `display(…)`. */
  displays: boolean;
  /** `plt.show()` is left out: the figure is returned. */
  withoutShow: boolean;
}

/** Indented, without trailing line end. */
export function bodyText(
  ground: IRegionGround,
  parts: IParts,
  options: IBodyOptions
): string {
  const blocks: string[] = [];
  const moved = new Set([...parts.body, ...parts.dead]);
  let blank = false;
  let before: ISpot | null = null;
  for (const spot of parts.selected) {
    const gap = gapBefore(ground, spot);
    const newCell = before !== null && before.cell !== spot.cell;
    blank ||= hasBlankLine(gap) || newCell;
    if (!moved.has(spot)) {
      continue;
    }
    if (before && newCell) {
      blocks.push(...figureEnd(ground, parts, before));
    }
    const text = textFor(spot, parts, options);
    if (text === null) {
      continue;
    }
    const comments = commentsIn(gap);
    const lead =
      comments.length > 0
        ? [...comments, ...(hasTailBlank(gap) ? [''] : [])]
        : [];
    blocks.push(
      ...(blank && blocks.length > 0 ? [''] : []),
      ...[...lead, text].map(indented)
    );
    blank = false;
    before = spot;
  }
  return blocks.join('\n');

  function textFor(
    spot: ISpot,
    { dead }: IParts,
    { displays, withoutShow }: IBodyOptions
  ): string | null {
    if (withoutShow && isShowCall(spot)) {
      return null;
    }
    if (!dead.includes(spot)) {
      return statementText(ground, spot, options);
    }
    return displays
      ? `display(${statementText(ground, spot, options, true)})`
      : null;
  }
}

/** The comments end with a blank line: they are not the statement's own. */
function hasTailBlank(gap: string): boolean {
  return /\n[^\S\n]*\n[^\S\n]*$/.test(gap);
}

/** The inline backend ends a figure with its cell: so does the function. */
function figureEnd(
  ground: IRegionGround,
  { body }: IParts,
  last: ISpot
): string[] {
  const ofCell = body.filter(({ cell }) => cell === last.cell);
  const pyplot = pyplotName(ground);
  return pyplot !== null &&
    ofCell.some(spot => plots(ground, spot)) &&
    !isShowCall(ofCell[ofCell.length - 1])
    ? [indented(`${pyplot}.show()`)]
    : [];
}

function statementText(
  { links }: IRegionGround,
  spot: ISpot,
  { shown, renames }: IBodyOptions,
  bare = false
): string {
  const { cell, statement } = spot;
  const syntax = links.syntax(cell);
  const from =
    bare || statement.timing
      ? syntax.toCode(statement.nodeStart)
      : statement.codeStart;
  const to = bare
    ? syntax.toCode(statement.nodeEnd)
    : statement.codeStart + statement.text.length;
  const edits = renamed(spot, renames).map(({ start, end, text }) => ({
    start: syntax.toCode(start) - from,
    end: syntax.toCode(end) - from,
    text
  }));
  if (shown?.spot === spot) {
    const at = syntax.toCode(statement.nodeStart) - from;
    edits.unshift({ start: at, end: at, text: shown.prefix });
  }
  return applyEdits(syntax.code.slice(from, to), edits);
}

/** Places of the renamed names, as `{start, end, text}` in the cell's source. */
function renamed(
  { statement, cell }: ISpot,
  renames: ReadonlyMap<string, string>
): { start: number; end: number; text: string }[] {
  const edits = new Map<number, { start: number; end: number; text: string }>();
  for (const { name, start, end } of [...statement.uses, ...statement.binds]) {
    const text = renames.get(name);
    if (text !== undefined && cell.source.slice(start, end) === name) {
      edits.set(start, { start, end, text });
    }
  }
  return [...edits.values()];
}
