/** A notebook as it is after a change: for previews, and for what comes next. */
import { directivesOf } from '../notebook/directives';
import { markOf } from '../notebook/marks';
import type { CellKind, ICell, INotebook } from '../notebook/types';
import { applyEdits } from './apply';
import type { INotebookChange } from './types';

export interface IChanged {
  notebook: INotebook;
  /** Keys of the new cells, in the order of `change.inserts`. */
  inserted: string[];
}

/** Changes nothing itself; cells keep their keys. */
export function changed(
  notebook: INotebook,
  { edits, inserts, marks }: Omit<INotebookChange, 'emptied'>
): IChanged {
  const keys = new Set(notebook.cells.map(({ key }) => key));
  const inserted: string[] = [];
  const behind = new Map<string | null, ICell[]>();
  for (const { after, kind, source, mark } of inserts) {
    const key = freeKey(keys);
    keys.add(key);
    inserted.push(key);
    const cell = newCell(notebook, key, kind ?? 'code', source);
    behind.set(after, [
      ...(behind.get(after) ?? []),
      mark ? { ...cell, mark: { ...mark, by: 'metadata' } } : cell
    ]);
  }
  const cells = [
    ...(behind.get(null) ?? []),
    ...notebook.cells.flatMap(cell => {
      const own = edits.filter(edit => edit.cell === cell.key);
      const marked = marks.find(edit => edit.cell === cell.key);
      let next = own.length > 0 ? edited(notebook, cell, own) : cell;
      if (marked) {
        const mark = marked.mark && { ...marked.mark, by: 'metadata' as const };
        next = { ...next, mark, fault: null };
      }
      return [next, ...(behind.get(cell.key) ?? [])];
    })
  ];
  return {
    notebook: {
      ...notebook,
      cells: cells.map((cell, index) =>
        cell.index === index ? cell : { ...cell, index }
      )
    },
    inserted
  };
}

/** The notebook after changes one after the other, without the cells that they emptied. */
export function changedBy(
  notebook: INotebook,
  changes: readonly INotebookChange[]
): INotebook {
  const emptied = new Set(changes.flatMap(change => change.emptied));
  const after = changes.reduce(
    (before, change) => changed(before, change).notebook,
    notebook
  );
  const cells = after.cells.filter(({ key }) => !emptied.has(key));
  return {
    ...after,
    cells: cells.map((cell, index) => ({ ...cell, index }))
  };
}

function freeKey(keys: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const key = `new-${count}`;
    if (!keys.has(key)) {
      return key;
    }
  }
}

function newCell(
  notebook: INotebook,
  key: string,
  kind: CellKind,
  source: string
): ICell {
  const directives = directivesOf(kind === 'code' ? source : '', {});
  return {
    id: key,
    key,
    index: -1,
    kind,
    source,
    executionCount: null,
    textOutputs: [],
    ...markOf({}, kind, directives, notebook.defaultModule)
  };
}

function edited(
  notebook: INotebook,
  cell: ICell,
  edits: Parameters<typeof applyEdits>[1]
): ICell {
  const source = applyEdits(cell.source, edits);
  // What directives say goes with the text, what metadata say stays.
  return cell.mark?.by === 'nbdev' || /#\s*\|/.test(source)
    ? {
        ...cell,
        source,
        ...(cell.mark?.by === 'metadata'
          ? {}
          : markOf(
              {},
              cell.kind,
              directivesOf(source, {}),
              notebook.defaultModule
            ))
      }
    : { ...cell, source };
}
