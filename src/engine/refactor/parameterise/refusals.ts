/** Names that can't become parameters, with where and why. */
import type { BlockerReason, IBlocker } from '../../plan/types';
import { atStatement, symbolName } from '../../plan/faults';
import type { ISpot } from '../../plan/places';
import type { IUse } from '../../python/syntax';

export class Refusals {
  readonly all: IBlocker[] = [];
  readonly names = new Set<string>();

  /** For how the def is used somewhere. */
  add(
    reason: BlockerReason,
    name: string,
    { def, spot, use }: { def: ISpot; spot: ISpot; use: IUse }
  ): void {
    const at = { cell: spot.cell.key, start: use.start, end: use.end };
    this._put({ reason, name, symbol: symbolName(def), at, args: {} });
  }

  /** For how the def is made. */
  addDef(
    reason: BlockerReason,
    name: string,
    def: ISpot,
    args: Record<string, string>
  ): void {
    this._put({
      reason,
      name,
      symbol: symbolName(def),
      at: atStatement(def),
      args
    });
  }

  private _put(
    refusal: Pick<IBlocker, 'reason' | 'name' | 'symbol' | 'at' | 'args'>
  ): void {
    const { reason, name, at } = refusal;
    this.names.add(name);
    const known = this.all.some(
      other =>
        other.reason === reason && other.name === name && other.cell === at.cell
    );
    if (!known) {
      this.all.push({ ...refusal, cell: at.cell, remedies: [], sentence: '' });
    }
  }
}
