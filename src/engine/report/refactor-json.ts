/** What `refactor` and `draft` tell machines. */
import type { INotebook } from '../notebook/types';
import type { IDraft } from '../refactor/draft/types';
import { cellDiffs } from './notebook-diff';

/** A sentence about a place of the notebook as it was. */
export interface IPlacedSentence {
  /** Why, in one word of a closed list. */
  reason: string;
  /** The name it is about; `-` where there is none. */
  name: string;
  /** Key of the cell; null where none can be named. */
  cell: string | null;
  /** 1-based. */
  line: number | null;
  message: string;
}

export interface IRefactored {
  /** `to-function`, `parameterise`, `print-to-logger`. */
  refactoring: string;
  before: INotebook;
  /** The same as `before` where it was refused. */
  after: INotebook;
  /** Why nothing is changed. */
  refused: readonly IPlacedSentence[];
  /** What is good to know. */
  remarks: readonly IPlacedSentence[];
}

/** `refactor --format json`; `docs/schemas/refactor.schema.json` says what it holds. */
export function refactorJson(
  { refactoring, before, after, refused, remarks }: IRefactored,
  written: string | null
): string {
  return text({
    schema: 1,
    notebook: before.path,
    refactoring,
    written,
    cells: cellsJson(before, after),
    refused: refused.map(one => placed(before, one)),
    remarks: remarks.map(one => placed(before, one))
  });
}

/** `draft --format json`; `docs/schemas/draft.schema.json` says what it holds. */
export function draftJson(
  before: INotebook,
  after: INotebook,
  { module, definitions, groups, left }: IDraft,
  written: string | null
): string {
  return text({
    schema: 1,
    notebook: before.path,
    module,
    written,
    cells: cellsJson(before, after),
    definitions: definitions.symbols,
    groups: groups.map(group => ({
      id: group.id,
      heading: group.heading,
      name: group.name,
      cells: group.cells,
      imports: group.imports,
      remarks: group.remarks.map(({ kind, sentence, ...place }) =>
        placed(before, { ...place, reason: kind, message: sentence })
      )
    })),
    left: left.map(({ why, sentence, ...place }) => ({
      why,
      ...placed(before, { ...place, name: '-', message: sentence })
    }))
  });
}

function cellsJson(before: INotebook, after: INotebook): unknown[] {
  return cellDiffs(before, after).map(diff => ({
    change: diff.change,
    cell: diff.from === null ? null : diff.cell,
    index: oneBased(diff.from),
    newIndex: oneBased(diff.to),
    before: diff.before,
    after: diff.after,
    mark: diff.mark
  }));
}

function placed(
  { cells }: INotebook,
  { reason, name, cell, line, message }: IPlacedSentence
): Record<string, unknown> {
  const index = cells.findIndex(({ key }) => key === cell);
  return {
    reason,
    name,
    cell,
    index: index < 0 ? null : index + 1,
    line: line === 0 ? null : line,
    message
  };
}

function oneBased(index: number | null): number | null {
  return index === null ? null : index + 1;
}

function text(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
