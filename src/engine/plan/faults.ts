/** What keeps statements from leaving: collected by statement, so that every symbol that brings one shows it. */
import type { IClosure, IRead } from './closure';
import type { ISpot } from './places';
import type { BlockerReason, IBlocker, IPlanWarning, IRemedy } from './types';

export interface IFault {
  name: string;
  reason: BlockerReason;
  cell: string;
  /** The blocked symbol, where it is not the statement itself. */
  symbol?: string;
  at: { cell: string; start: number; end: number };
  args?: Record<string, string>;
  remedies?: IRemedy[];
}

export class Faults {
  readonly warnings: IPlanWarning[] = [];

  add(spot: ISpot, fault: IFault): void {
    const blockers = this._blockers.get(spot) ?? [];
    const blocker: IBlocker = {
      symbol: symbolName(spot),
      args: {},
      remedies: [],
      sentence: '',
      ...fault
    };
    if (!blockers.some(other => isSame(other, blocker))) {
      blockers.push(blocker);
    }
    this._blockers.set(spot, blockers);
  }

  warn(kind: string, name: string, cell: string, names?: string[]): void {
    const known = this.warnings.some(
      warning =>
        warning.kind === kind && warning.name === name && warning.cell === cell
    );
    if (!known) {
      this.warnings.push({ kind, name, cell, ...(names ? { names } : {}) });
    }
  }

  of(spot: ISpot): readonly IBlocker[] {
    return this._blockers.get(spot) ?? [];
  }

  get any(): boolean {
    return this._blockers.size > 0;
  }

  private _blockers = new Map<ISpot, IBlocker[]>();
}

/** One name keeps a symbol in once, however often it is read. */
function isSame(a: IBlocker, b: IBlocker): boolean {
  return (
    a.reason === b.reason &&
    a.name === b.name &&
    a.symbol === b.symbol &&
    (a.name !== '-' || a.at.start === b.at.start)
  );
}

/** How a statement is called: by the first name it binds, else by its first line. */
export function symbolName({ statement }: ISpot): string {
  return statement.names[0] ?? firstLine(statement.text);
}

/** First line of code, shortened. */
export function firstLine(text: string): string {
  const line = (/^\s*([^\s#].*)$/m.exec(text)?.[1] ?? text).trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** Where a read stands. */
export function atUse({
  spot,
  use
}: Pick<IRead, 'spot' | 'use'>): IFault['at'] {
  return { cell: spot.cell.key, start: use.start, end: use.end };
}

export function atStatement({ cell, statement }: ISpot): IFault['at'] {
  return {
    cell: cell.key,
    start: statement.nodeStart,
    end: statement.nodeEnd
  };
}

/** The marked statement for whose sake a member is there. */
export function rootOf(closure: IClosure, spot: ISpot): ISpot {
  let root = spot;
  for (let by = closure.askedBy.get(root); by; by = closure.askedBy.get(root)) {
    root = by;
  }
  return root;
}
