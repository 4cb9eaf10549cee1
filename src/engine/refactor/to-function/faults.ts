/** Collects why a region can't become a function, and what to know when it does. */
import type { ICell } from '../../notebook/types';
import type { ISpot } from '../../plan/places';
import {
  refusalSentence,
  remarkSentences
} from '../../report/function-sentences';
import { Lines } from '../../report/positions';
import { render } from '../../report/render';
import type { CellName } from '../../report/render';
import type { IRefusal, IRemark, RefusalReason, RemarkKind } from './types';

export interface IPlace {
  cell: ICell;
  /** UTF-16 offsets in the cell's source. */
  start: number;
  end: number;
}

interface IMore {
  symbol?: string;
  args?: Record<string, string | number>;
}

export class RegionFaults {
  readonly refusals: IRefusal[] = [];
  readonly remarks: IRemark[] = [];

  constructor(private _cellName: CellName) {}

  refuse(
    reason: RefusalReason,
    name: string,
    place: IPlace,
    { symbol, args = {} }: IMore = {}
  ): void {
    if (this.has(reason, name)) {
      return;
    }
    const { cell, start, end } = place;
    const line = lineOf(place);
    this.refusals.push({
      reason,
      name,
      cell: cell.key,
      line,
      start,
      end,
      args,
      symbol: symbol ?? null,
      sentence: render(
        refusalSentence(reason),
        {
          ...args,
          name,
          line,
          symbol: symbol ?? name,
          cell: { cell: cell.key }
        },
        this._cellName
      )
    });
  }

  remark(kind: RemarkKind, name: string, place: IPlace): void {
    const { cell } = place;
    const known = this.remarks.some(
      one => one.kind === kind && one.name === name && one.cell === cell.key
    );
    if (!known) {
      const line = lineOf(place);
      this.remarks.push({
        kind,
        name,
        cell: cell.key,
        line,
        sentence: render(
          remarkSentences[kind],
          { name, line, cell: { cell: cell.key } },
          this._cellName
        )
      });
    }
  }

  has(reason: RefusalReason, name?: string): boolean {
    return this.refusals.some(
      one => one.reason === reason && (name === undefined || one.name === name)
    );
  }

  get refused(): boolean {
    return this.refusals.length > 0;
  }
}

/** 1-based. */
function lineOf({ cell, start }: IPlace): number {
  return new Lines(cell.source).at(start).line;
}

export function atSpot({ cell, statement }: ISpot): IPlace {
  return { cell, start: statement.nodeStart, end: statement.nodeEnd };
}

export function at(
  { cell }: ISpot,
  { start, end }: { start: number; end: number }
): IPlace {
  return { cell, start, end };
}
