/** Marks of the live notebook: written in one undo step, saved with the notebook. */
import type { ICellModel } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { IMark, IReview, ISnapshot } from '../engine';

/** What `metadata.promote` holds of a mark. */
export type MarkData = Omit<IMark, 'by'>;

/** Cells that a command speaks of: the selected ones, else the active one; code cells only. */
export function selectedCodeCells(panel: NotebookPanel): ICellModel[] {
  const { content } = panel;
  return content.widgets
    .filter(
      cell =>
        cell.model.type === 'code' &&
        (content.isSelectedOrActive(cell) || cell === content.activeCell)
    )
    .map(cell => cell.model);
}

export function markOf(cell: ICellModel): MarkData | null {
  const promote = cell.getMetadata('promote') as MarkData | undefined;
  return typeof promote?.module === 'string' ? promote : null;
}

/** Name under which the cells are kept that this one took the place of; null: it is no such import. */
export function replacedBy(cell: ICellModel | undefined): string | null {
  const promote = cell?.getMetadata('promote') as
    { replaced?: unknown } | undefined;
  return typeof promote?.replaced === 'string' ? promote.replaced : null;
}

/** Writes or removes marks as one step of the notebook's undo; what else stands in the metadata stays. */
export function setMarks(
  panel: NotebookPanel,
  marks: readonly {
    cell: ICellModel;
    mark: MarkData | null;
    /** As in `IMarkEdit`. */
    replaced?: string;
  }[]
): void {
  const { sharedModel } = panel.context.model;
  sharedModel.transact(() => {
    for (const { cell, mark, replaced } of marks) {
      const {
        module: _module,
        role: _role,
        names: _names,
        skip: _skip,
        ...rest
      } = (cell.getMetadata('promote') ?? {}) as Record<string, unknown>;
      const promote = {
        ...mark,
        ...rest,
        ...(replaced === undefined ? {} : { replaced })
      };
      if (Object.keys(promote).length === 0) {
        cell.deleteMetadata('promote');
      } else {
        cell.setMetadata('promote', promote);
      }
    }
  });
}

const KEYWORDS = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' '
  )
);

/** Dotted identifiers, none of them a keyword. */
export function isModuleName(name: string): boolean {
  return name
    .split('.')
    .every(
      part => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(part) && !KEYWORDS.has(part)
    );
}

/** A test cell by the look of it: it defines a test and nothing that is none. */
export function looksLikeTest(source: string): boolean {
  return /^(?:async +)?def +test_|^class +Test|^@pytest\./m.test(source);
}

/** Modules to choose from: those marked already, then those of the library, then a name for a first one. */
export function moduleSuggestions(
  review: IReview | null,
  snapshot: ISnapshot | null
): string[] {
  const marked = (review?.plan.modules ?? [])
    .filter(module => module.role === 'code')
    .map(module => module.module);
  const library = review?.document.library ?? null;
  const written = (snapshot?.files ?? [])
    .map(file => file.path)
    .filter(
      path =>
        library !== null &&
        path.startsWith(`${library}/`) &&
        path.endsWith('.py') &&
        !path.endsWith('__init__.py')
    )
    .map(path =>
      path.slice((library ?? '').length + 1, -'.py'.length).replaceAll('/', '.')
    );
  return [...new Set([...marked, ...written, 'features'])];
}
