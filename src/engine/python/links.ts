/**
 * Which binder a read sees (the order of cells is notebook order, or the
 * order they were run in), and what kind a name is, from all of its binders.
 */
import type { ICell, INotebook } from '../notebook/types';
import { bindersOf, type ICellNames, namesOfCell } from './cell-names';
import { BUILTINS, IPYTHON_NAMES, isHistory } from './builtins';
import { NameIndex } from './name-index';
import { kindOfName } from './name-kinds';
import { type IKindSource, settleKind } from './settle';
import { syntaxOf } from './syntax';
import type {
  CellOrder,
  IBinder,
  ILinks,
  IPlace,
  IResolution,
  NameKind
} from './links-types';
import type { ICellSyntax, When } from './types';

export type * from './links-types';

const known = new WeakMap<INotebook, Map<CellOrder, ILinks>>();

/**
 * Links of a notebook; `run` orders by execution count where every code cell
 * has one, else falls back to notebook order. The same object for the same
 * notebook.
 */
export function linksOf(
  notebook: INotebook,
  order: CellOrder = 'notebook'
): ILinks {
  let links = known.get(notebook)?.get(order);
  if (!links) {
    links = new Links(notebook, order);
    const all = known.get(notebook) ?? new Map<CellOrder, ILinks>();
    known.set(notebook, all.set(order, links));
  }
  return links;
}

const NOTHING: readonly never[] = [];

class Links implements ILinks, IKindSource {
  readonly order: CellOrder;
  readonly cells: readonly ICell[];
  readonly names: readonly ICellNames[];
  readonly lateAnnotations: boolean;
  private _positions = new Map<string, number>();
  private _binders = new Map<string, IBinder[]>();
  private _kinds = new Map<string, ReturnType<typeof kindOfName>>();
  private _bound: NameIndex;
  private _read: NameIndex | null = null;
  private _mutated: NameIndex | null = null;
  private _globalWrites: NameIndex | null = null;
  private _unbinders: Set<string> | null = null;
  private _unboundNames = new Map<string, IResolution>();
  private _magicBinders = new Map<string, IResolution['origin']>();
  private _star: IResolution['origin'] = null;
  private _opaque: IResolution['origin'] = null;

  constructor(notebook: INotebook, order: CellOrder) {
    const cells = notebook.cells.filter(cell => cell.kind === 'code');
    const counted = cells.every(cell => cell.executionCount !== null);
    this.order = order === 'run' && counted ? 'run' : 'notebook';
    if (this.order === 'run') {
      cells.sort((a, b) => a.executionCount! - b.executionCount!);
    }
    this.cells = cells;
    this.names = cells.map(cell => namesOfCell(syntaxOf(cell.source)));
    cells.forEach((cell, position) => this._positions.set(cell.key, position));
    this._bound = new NameIndex(this.names, names => names.bound);
    this._findOrigins();
    this.lateAnnotations = this.names.some(names => names.lateAnnotations);
  }

  syntax(cell: ICell): ICellSyntax {
    return syntaxOf(cell.source);
  }

  positionOf(cell: ICell): number {
    return this._positions.get(cell.key) ?? -1;
  }

  binders(name: string): readonly IBinder[] {
    let binders = this._binders.get(name);
    if (!binders) {
      binders = this._bound
        .of(name)
        .flatMap(position =>
          bindersOf(name, this.cells[position], this.names[position], position)
        );
      this._binders.set(name, binders);
    }
    return binders;
  }

  readers(name: string): readonly IPlace[] {
    this._read ??= new NameIndex(this.names, ({ read }) => read);
    return this._places(this._read.of(name), ({ read }) => read.get(name)!);
  }

  mutators(name: string): readonly IPlace[] {
    this._mutated ??= new NameIndex(this.names, ({ mutated }) => mutated);
    return this._places(this._mutated.of(name), ({ mutated }) =>
      mutated.get(name)!
    );
  }

  globalWrites(name: string): readonly IPlace[] {
    this._globalWrites ??= new NameIndex(
      this.names,
      ({ globalWrites }) => globalWrites
    );
    return this._places(this._globalWrites.of(name), ({ globalWrites }) =>
      globalWrites.get(name)!
    );
  }

  kindOf(name: string): IBinder['kind'] | null {
    let kind = this._kinds.get(name);
    if (kind === undefined) {
      settleKind(name, this._kinds, this);
      kind = this._kinds.get(name)!;
    }
    return kind;
  }

  ownKind(name: string): IBinder['kind'] | null {
    return kindOfName(this.binders(name), this._isUnbound(name));
  }

  needs(name: string): string[] {
    const names = new Set<string>();
    for (const { statement, literal } of this.binders(name)) {
      for (const { exposed, kind, name: need, when } of statement.uses) {
        if (!literal && exposed && kind === 'name' && when === 'immediate') {
          names.add(need);
        }
      }
    }
    return [...names];
  }

  isFree(name: string): boolean {
    return BUILTINS.has(name);
  }

  resolve(name: string, at: IPlace, when: When = 'immediate'): IResolution {
    const kind = this.kindOf(name);
    if (kind === null) {
      return this._unbound(name);
    }
    const binders = this.binders(name);
    const position = this.positionOf(at.cell);
    const next = firstNotBefore(binders, position, at.statement.index);
    const following = binders[next] as IBinder | undefined;
    // A def that calls itself sees itself.
    const itself =
      when === 'deferred' &&
      following?.position === position &&
      following.statement.index === at.statement.index;
    const late = next === 0 && !itself;
    if (late && BUILTINS.has(name)) {
      return { ...free(name, 'builtin'), binders };
    }
    const binder = itself || late ? following! : binders[next - 1];
    return {
      name,
      kind,
      binder,
      binders,
      late,
      literal: kind === 'constant' && binder.literal,
      origin: null
    };
  }

  redefinition(binder: IBinder): IBinder | null {
    const text = binder.statement.text;
    return (
      this.binders(binder.name).find(
        other =>
          (other.position > binder.position ||
            (other.position === binder.position &&
              other.statement.index > binder.statement.index)) &&
          other.statement.text !== text
      ) ?? null
    );
  }

  private _isUnbound(name: string): boolean {
    if (!this._unbinders) {
      this._unbinders = new Set();
      for (const { unbound } of this.names) {
        for (const one of unbound) {
          this._unbinders.add(one);
        }
      }
    }
    return this._unbinders.has(name);
  }

  private _places(
    positions: readonly number[],
    indexes: (names: ICellNames) => readonly number[]
  ): IPlace[] {
    return positions.flatMap(position => {
      const cell = this.cells[position];
      const names = this.names[position];
      return indexes(names).map(index => ({
        cell,
        statement: names.syntax.statements[index]
      }));
    });
  }

  /** No statement binds the name: the same answer wherever it is read. */
  private _unbound(name: string): IResolution {
    let resolution = this._unboundNames.get(name);
    if (!resolution) {
      resolution = this._resolveUnbound(name);
      this._unboundNames.set(name, resolution);
    }
    return resolution;
  }

  private _resolveUnbound(name: string): IResolution {
    const magic = this._magicBinders.get(name);
    if (magic) {
      return { ...free(name, 'variable'), origin: magic };
    }
    if (BUILTINS.has(name)) {
      return free(name, 'builtin');
    }
    if (IPYTHON_NAMES.has(name)) {
      return free(name, 'ipython');
    }
    if (isHistory(name)) {
      return free(name, 'history');
    }
    if (this._star) {
      return { ...free(name, 'star'), origin: this._star };
    }
    if (this._opaque) {
      return { ...free(name, 'opaque'), origin: this._opaque };
    }
    const write = this.globalWrites(name)[0];
    return write
      ? { ...free(name, 'variable'), origin: { ...write, magic: null } }
      : free(name, 'undefined');
  }

  /** Names that magics make, and what may make any name. */
  private _findOrigins(): void {
    this.names.forEach(({ syntax }, position) => {
      const { magics, opaque, stars, statements } = syntax;
      const cell = this.cells[position];
      for (const magic of magics) {
        for (const name of magic.binds) {
          this._magicBinders.set(name, { cell, magic, statement: null });
        }
      }
      if (opaque.length > 0) {
        this._opaque ??= { cell, magic: opaque[0], statement: null };
      }
      if (stars.length > 0) {
        const statement = statements.find(one => one.stars.length > 0)!;
        this._star ??= { cell, magic: null, statement };
      }
    });
  }
}

function free(name: string, kind: NameKind): IResolution {
  return {
    name,
    kind,
    binder: null,
    binders: NOTHING,
    late: false,
    literal: false,
    origin: null
  };
}

/** Index of the first binder that does not stand before the place. */
function firstNotBefore(
  binders: readonly IBinder[],
  position: number,
  index: number
): number {
  let low = 0;
  let high = binders.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = binders[middle];
    const before =
      one.position < position ||
      (one.position === position && one.statement.index < index);
    if (before) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
