/** `partial` where a function is handed over or kept, and the import of it. */
import type { IGround } from '../../plan/ground';
import type { ISpot } from '../../plan/places';
import type { ICell } from '../../notebook/types';
import type { IUse } from '../../python/syntax';
import type { ICellEdit } from '../types';
import { isLocalAt } from './uses';

/** What `functools.partial` is called in a notebook, and the first cell that needs its import. */
export class Partial {
  constructor(private _ground: IGround) {}

  /** Text in the place of a use. */
  textFor(spot: ISpot, use: IUse, names: readonly string[]): string {
    const list = names.map(name => `${name}=${name}`).join(', ');
    return `${this._nameAt(spot, use)}(${use.name}, ${list})`;
  }

  /** Import lines, each in the first cell that needs it. */
  imports(): ICellEdit[] {
    return [...this._missing].map(([name, spot]) =>
      importIn(this._ground, spot.cell, name)
    );
  }

  private _nameAt(spot: ISpot, use: IUse): string {
    const { kind, binder, late } = this._ground.links.resolve(
      'partial',
      spot,
      use.when
    );
    const isOurs =
      kind === 'import' &&
      binder !== null &&
      binder.bindings.every(({ target }) => target === 'functools.partial');
    if (isOurs && !late && !isLocalAt(use, 'partial')) {
      return 'partial';
    }
    const isFree = binder === null || isOurs;
    const name = isFree && !isLocalAt(use, 'partial') ? 'partial' : '_partial';
    const before = this._missing.get(name);
    if (!before || spot.order < before.order) {
      this._missing.set(name, spot);
    }
    return name;
  }

  private _missing = new Map<string, ISpot>();
}

function importIn(ground: IGround, cell: ICell, name: string): ICellEdit {
  const { statement } = ground.places
    .of(cell)
    .find(({ statement: { node } }) => !isFuture(node))!;
  const at = statement.timing?.start ?? statement.start;
  const { source } = cell;
  const lineStart =
    Math.max(
      source.lastIndexOf('\n', at - 1),
      source.lastIndexOf('\r', at - 1)
    ) + 1;
  const indent = source.slice(lineStart, at);
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n';
  const as = name === 'partial' ? '' : ` as ${name}`;
  const line = `from functools import partial${as}`;
  return {
    cell: cell.key,
    start: at,
    end: at,
    text: /\S/.test(indent) ? `${line}; ` : `${line}${lineEnd}${indent}`
  };
}

function isFuture(node: { type: string; module?: string | null }): boolean {
  return node.type === 'ImportFrom' && node.module === '__future__';
}
