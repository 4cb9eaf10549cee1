/** A mark names what is left out by its text: where that text is edited, the mark follows. */
import type { IGround } from '../../plan/ground';
import type { ISpot } from '../../plan/places';
import { applyEdits } from '../apply';
import type { ICellEdit, IMarkEdit } from '../types';

export function followedMarks(
  ground: IGround,
  edits: readonly ICellEdit[]
): IMarkEdit[] {
  return ground.links.cells.flatMap(cell => {
    const own = edits.filter(edit => edit.cell === cell.key);
    if (!cell.mark?.skip || own.length === 0) {
      return [];
    }
    const { by, skip = [], ...mark } = cell.mark;
    const spots = ground.places.of(cell);
    const texts = skip.map(text => {
      const spot = spots.find(
        ({ statement }) => statement.text.trim() === text.trim()
      );
      return spot ? editedText(ground, spot, own) : text;
    });
    return [{ cell: cell.key, mark: { ...mark, skip: texts } }];
  });
}

function editedText(
  ground: IGround,
  { cell, statement }: ISpot,
  edits: readonly ICellEdit[]
): string {
  const { text, codeStart, start, end } = statement;
  const syntax = ground.links.syntax(cell);
  const inside = edits
    // What is put before the statement is not part of it.
    .filter(edit => edit.start >= start && edit.end <= end && edit.end > start)
    .map(edit => ({
      start: syntax.toCode(edit.start) - codeStart,
      end: syntax.toCode(edit.end) - codeStart,
      text: edit.text
    }));
  return applyEdits(text, inside);
}
