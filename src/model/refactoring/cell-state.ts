/** What a change touches of a cell, and the way back to it. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { PartialJSONValue } from '@lumino/coreutils';
import { JSONExt } from '@lumino/coreutils';
import type { SharedCell } from './cell-order';
import { mergedText } from './merged-text';

export interface IState {
  source: string;
  /** `metadata.promote` as it stands; undefined: none. */
  promote: PartialJSONValue | undefined;
}

export interface IEdited {
  id: string;
  before: IState;
  after: IState;
}

export function find(
  { context: { model } }: NotebookPanel,
  id: string
): SharedCell | undefined {
  return model.sharedModel.cells.find(cell => cell.getId() === id);
}

export function stateOf(cell: SharedCell): IState {
  const promote = cell.getMetadata('promote') as PartialJSONValue | undefined;
  return {
    source: cell.getSource(),
    promote: promote === undefined ? undefined : JSONExt.deepCopy(promote)
  };
}

export function same(a: IState, b: IState): boolean {
  return a.source === b.source && sameMark(a.promote, b.promote);
}

function sameMark(
  a: PartialJSONValue | undefined,
  b: PartialJSONValue | undefined
): boolean {
  return JSONExt.deepEqual(a ?? null, b ?? null);
}

/** Brings one cell back; false where it can't, or not all of it. */
export function restore(cell: SharedCell | undefined, one: IEdited): boolean {
  if (cell === undefined) {
    return false;
  }
  const { before, after } = one;
  const now = stateOf(cell);
  const source = mergedText(now.source, after.source, before.source);
  if (source === null) {
    return false;
  }
  replaceSource(cell, now.source, source);
  if (sameMark(now.promote, before.promote)) {
    return true;
  }
  if (!sameMark(now.promote, after.promote)) {
    return false;
  }
  if (before.promote === undefined) {
    cell.deleteMetadata('promote');
  } else {
    cell.setMetadata('promote', before.promote);
  }
  return true;
}

/** Replaces only what differs, so that a cursor elsewhere stays where it is. */
function replaceSource(cell: SharedCell, now: string, next: string): void {
  if (now === next) {
    return;
  }
  const shorter = Math.min(now.length, next.length);
  let head = 0;
  while (head < shorter && now[head] === next[head]) {
    head++;
  }
  let tail = 0;
  while (
    tail < shorter - head &&
    now[now.length - 1 - tail] === next[next.length - 1 - tail]
  ) {
    tail++;
  }
  cell.updateSource(
    head,
    now.length - tail,
    next.slice(head, next.length - tail)
  );
}
