import type { ICell, INotebook } from '../notebook/types';

/** A value of a sentence: text, a number, or a cell that the host names. */
export type SentenceArgs = Record<
  string,
  string | number | { readonly cell: string }
>;

/**
 * A host's name for a cell by its key: `cell 4` on the command line, heading
 * or first line of code in the panel. `atStart`: it begins the sentence.
 */
export type CellName = (key: string, atStart: boolean) => string;

/** A sentence that is not written out yet. */
export interface ISentence {
  template: string;
  args: SentenceArgs;
}

const FIELD = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/**
 * Writes a sentence out: `{name}` is the value, `{n|row|rows}` one of the two
 * words by the number `n`. A field without a value stays as it is, so that a
 * fault is seen.
 */
export function render(
  template: string,
  args: SentenceArgs,
  cellName: CellName
): string {
  return template.replace(FIELD, (field, name, one, many, offset: number) => {
    if (!Object.hasOwn(args, name)) {
      return field;
    }
    const value = args[name];
    if (one !== undefined) {
      return value === 1 ? one : many;
    }
    return typeof value === 'object'
      ? cellName(value.cell, offset === 0)
      : String(value);
  });
}

/** Names cells as the command line does: by their number over all cells. */
export function numberedCells(notebook: INotebook): CellName {
  const byKey = new Map<string, ICell>(
    notebook.cells.map(cell => [cell.key, cell])
  );
  return (key, atStart) => {
    const cell = byKey.get(key);
    const word = atStart ? 'Cell' : 'cell';
    return cell ? `${word} ${cell.index + 1}` : `${word} ${key}`;
  };
}

/** Names cells as the panel does: by heading or first line of code. */
export function titledCells(
  titles: Readonly<Record<string, { title: string }>>
): CellName {
  return (key, atStart) => {
    const title = titles[key]?.title ?? key;
    return atStart ? `Cell “${title}”` : `“${title}”`;
  };
}
