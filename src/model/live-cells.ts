/** The cells of an open notebook, read from Lab's live model as the engine wants them. */
import type { ICellModel, ICodeCellModel } from '@jupyterlab/cells';
import type { INotebookModel } from '@jupyterlab/notebook';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ICellSource } from '../engine';
import type { ISplice } from '../worker/protocol';

/** Longest text of one output that is handed on: an endless log must not stop the panel. */
const OUTPUT_LIMIT = 1_000_000;

/** nbformat 4.5 was the first to save ids. */
function savesIds(model: INotebookModel): boolean {
  return (
    model.nbformat > 4 || (model.nbformat === 4 && model.nbformatMinor >= 5)
  );
}

function textOf(value: unknown): string {
  const text = Array.isArray(value) ? value.join('') : value;
  return typeof text === 'string' ? text.slice(0, OUTPUT_LIMIT) : '';
}

function outputTexts(cell: ICodeCellModel): string[] {
  const texts: string[] = [];
  for (let index = 0; index < cell.outputs.length; index++) {
    const output = cell.outputs.get(index).toJSON();
    if (output.output_type === 'stream') {
      texts.push(textOf(output.text));
    } else if (output.output_type === 'error') {
      texts.push(`${textOf(output.ename)}: ${textOf(output.evalue)}`);
      const { traceback } = output;
      texts.push(textOf(Array.isArray(traceback) ? traceback.join('\n') : ''));
    } else {
      const data = output.data as Record<string, unknown> | undefined;
      texts.push(textOf(data?.['text/plain']));
    }
  }
  return texts.filter(text => text !== '');
}

/** Asked of the type alone: the package's own guard would load half of Lab. */
function isCode(cell: ICellModel): cell is ICodeCellModel {
  return cell.type === 'code';
}

function cellSource(cell: ICellModel, withId: boolean): ICellSource {
  const code = isCode(cell) ? cell : null;
  return {
    id: withId ? cell.id : '',
    kind:
      code !== null ? 'code' : cell.type === 'markdown' ? 'markdown' : 'raw',
    source: cell.sharedModel.getSource(),
    executionCount: code?.executionCount ?? null,
    metadata: {
      promote: cell.getMetadata('promote'),
      nbdev: cell.getMetadata('nbdev')
    },
    textOutputs: code === null ? [] : outputTexts(code)
  };
}

/** The one splice that turns one list of cells into another; none where they are the same. */
export function spliceBetween(
  before: readonly ICellSource[],
  after: readonly ICellSource[]
): ISplice[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) {
    head++;
  }
  let tail = 0;
  while (
    tail < shorter - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++;
  }
  const remove = before.length - head - tail;
  const insert = after.slice(head, after.length - tail);
  return remove === 0 && insert.length === 0
    ? []
    : [{ index: head, remove, insert }];
}

/**
 * Reads the cells of one notebook; a cell is read again only after it changed,
 * so that reading 1,000 cells after one keystroke reads one.
 */
export class LiveCells implements IDisposable {
  constructor(readonly model: INotebookModel) {
    model.contentChanged.connect(this._onChanged, this);
  }

  /** Emitted on any change of a cell: source, outputs, metadata, execution. */
  readonly changed = new Signal<this, void>(this);

  /** Models of the cells that `read` returned last, in the same order. */
  get models(): readonly ICellModel[] {
    return this._models;
  }

  read(): ICellSource[] {
    const withId = savesIds(this.model);
    this._models = [...this.model.cells];
    return this._models.map(cell => {
      let known = this._known.get(cell);
      if (known === undefined) {
        known = cellSource(cell, withId);
        this._known.set(cell, known);
        if (!this._watched.has(cell)) {
          this._watched.add(cell);
          cell.contentChanged.connect(this._onCell, this);
          cell.metadataChanged.connect(this._onCell, this);
          cell.stateChanged.connect(this._onCell, this);
        }
      }
      return known;
    });
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      Signal.clearData(this);
    }
  }

  private _onCell(cell: ICellModel): void {
    this._known.delete(cell);
    this._onChanged();
  }

  private _onChanged(): void {
    this.changed.emit();
  }

  private _models: ICellModel[] = [];
  private _known = new WeakMap<ICellModel, ICellSource>();
  private _watched = new WeakSet<ICellModel>();
  private _isDisposed = false;
}
