/** Which findings the editors of cells underline, and when. */
import type { ICellModel } from '@jupyterlab/cells';
import { Signal } from '@lumino/signaling';
import type { IFinding, IReview, IStandardResult } from '../../engine';
import type { PromoteNotebook } from '../notebook';
import { postponed } from './not-now';
import type { IPromote } from '../promote';

/** Levels that are underlined. */
export type Underlined = 'musts' | 'all' | 'none';

/** A finding with a place in a cell, and the standard that it keeps open. */
export interface ISquiggle {
  finding: IFinding;
  standard: IStandardResult;
  start: number;
  end: number;
}

/** Draws the squiggles of one editor; called again whenever they change. */
export type Draw = (
  squiggles: readonly ISquiggle[],
  notebook: PromoteNotebook
) => void;

interface IEditor {
  draw: Draw;
  drawn: readonly ISquiggle[];
}

const NONE: readonly ISquiggle[] = [];

/** What of a review is underlined, by cell; nothing until something is marked. */
export function squigglesOf(
  review: IReview,
  underlined: Underlined,
  hidden: ReadonlySet<string>
): Map<string, ISquiggle[]> {
  const cells = new Map<string, ISquiggle[]>();
  if (underlined === 'none' || review.gate.state === 'none') {
    return cells;
  }
  for (const standard of review.standards) {
    const open = standard.counts && standard.status === 'failing';
    const wanted = underlined === 'all' || standard.level === 'must';
    if (!open || !wanted || hidden.has(standard.id)) {
      continue;
    }
    for (const index of standard.findings) {
      const finding = review.findings[index];
      if (finding !== undefined && finding.cell !== null && finding.range) {
        const { start, end } = finding.range;
        const list = cells.get(finding.cell) ?? [];
        cells.set(finding.cell, list);
        // One that several standards bind is underlined once.
        if (!list.some(one => one.finding === finding)) {
          list.push({ finding, standard, start, end });
        }
      }
    }
  }
  return cells;
}

export class Squiggles {
  constructor(private readonly _promote: IPromote) {
    _promote.notebookChanged.connect(this._onNotebook, this);
  }

  get underlined(): Underlined {
    return this._underlined;
  }
  set underlined(underlined: Underlined) {
    if (underlined !== this._underlined) {
      this._underlined = underlined;
      this._byReview = new WeakMap();
      for (const notebook of this._notebooks) {
        this._onNotebook(this._promote, notebook);
      }
    }
  }

  /**
   * Keeps the squiggles of a cell's editor.
   *
   * @returns Ends it.
   */
  attach(cell: ICellModel, draw: Draw): () => void {
    const editor: IEditor = { draw, drawn: NONE };
    const editors = this._editors.get(cell) ?? new Set();
    this._editors.set(cell, editors.add(editor));
    const notebook = [...this._notebooks].find(one =>
      one.settledCells.has(cell)
    );
    if (notebook !== undefined) {
      this._draw(notebook, cell, editor);
    }
    return () => {
      editors.delete(editor);
      if (editors.size === 0) {
        this._editors.delete(cell);
      }
    };
  }

  /** What is underlined in a cell; null where the cell was edited since it was reviewed. */
  at(notebook: PromoteNotebook, cell: ICellModel): readonly ISquiggle[] | null {
    const reviewed = notebook.settledCells.get(cell);
    return reviewed?.source === cell.sharedModel.getSource()
      ? (this._of(notebook).get(reviewed.key) ?? NONE)
      : null;
  }

  dispose(): void {
    this._editors.clear();
    this._notebooks.clear();
    Signal.clearData(this);
  }

  private _onNotebook(_: IPromote, notebook: PromoteNotebook): void {
    if (notebook.isDisposed) {
      return;
    }
    if (!this._notebooks.has(notebook)) {
      this._notebooks.add(notebook);
      notebook.panel.disposed.connect(() => {
        this._notebooks.delete(notebook);
      });
    }
    for (const cell of notebook.settledCells.keys()) {
      for (const editor of this._editors.get(cell) ?? []) {
        this._draw(notebook, cell, editor);
      }
    }
  }

  /** An edit since the review moves what is drawn; the next review draws it anew. */
  private _draw(
    notebook: PromoteNotebook,
    cell: ICellModel,
    editor: IEditor
  ): void {
    const squiggles = this.at(notebook, cell);
    if (squiggles !== null && squiggles !== editor.drawn) {
      editor.drawn = squiggles;
      editor.draw(squiggles, notebook);
    }
  }

  /** Made once for a review and what is postponed. */
  private _of(
    notebook: PromoteNotebook
  ): ReadonlyMap<string, readonly ISquiggle[]> {
    const review = notebook.settled;
    if (review === null) {
      return new Map();
    }
    const hidden = postponed(notebook);
    const words = [...hidden].join(' ');
    const known = this._byReview.get(review);
    if (known?.hidden === words) {
      return known.cells;
    }
    const cells = squigglesOf(review, this._underlined, hidden);
    this._byReview.set(review, { hidden: words, cells });
    return cells;
  }

  private _underlined: Underlined = 'musts';
  private readonly _editors = new Map<ICellModel, Set<IEditor>>();
  private readonly _notebooks = new Set<PromoteNotebook>();
  private _byReview = new WeakMap<
    IReview,
    { hidden: string; cells: ReadonlyMap<string, readonly ISquiggle[]> }
  >();
}
