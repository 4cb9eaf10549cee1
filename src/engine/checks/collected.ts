import type { INotebook } from '../notebook/types';
import type { IStandard } from '../standards/types';
import type { IFolded } from './ruff/fold';
import { checks } from './registry.gen';
import type {
  IBindingResult,
  IDraftFinding,
  IFinding,
  IRunResult,
  Level
} from './types';

const RANK: Record<Level, number> = { must: 0, should: 1, may: 2 };

interface ICollected {
  finding: IFinding;
  /** The bindings that it concerns: standard's id and index. */
  bindings: [string, number][];
}

/** Findings of one notebook: one that several standards bind is there once, with the strictest level. */
export class Collected {
  constructor(notebook: INotebook) {
    this._path = notebook.path;
    this._order = new Map(notebook.cells.map(({ key }, i) => [key, i]));
  }

  /** Findings of a built-in check; `standard` null: nobody bound it. */
  ofCheck(
    id: string,
    standard: IStandard | null,
    binding: number,
    drafts: readonly IDraftFinding[]
  ): void {
    const check = checks.find(one => one.id === id);
    for (const draft of drafts) {
      const template = check?.messages[draft.message] ?? draft.message;
      const level = standard?.level ?? check?.level ?? 'must';
      this._add(id, template, draft, level, standard, binding);
    }
  }

  ofRuff(standard: IStandard, binding: number, rows: readonly IFolded[]): void {
    for (const { code, template, ...draft } of rows) {
      this._add(code, template, draft, standard.level, standard, binding);
    }
  }

  /** Orders the findings and fills their indexes into the results. */
  finish(bindings: IBindingResult[]): Omit<IRunResult, 'proof'> {
    const sorted = [...this._found.values()].sort((a, b) =>
      this._compare(a.finding, b.finding)
    );
    const byBinding = new Map(
      bindings.map(result => [`${result.standard} ${result.binding}`, result])
    );
    sorted.forEach(({ bindings: concerned }, i) => {
      for (const [standard, binding] of concerned) {
        byBinding.get(`${standard} ${binding}`)?.findings.push(i);
      }
    });
    return { findings: sorted.map(({ finding }) => finding), bindings };
  }

  private _add(
    check: string,
    template: string,
    draft: IDraftFinding,
    level: Level,
    standard: IStandard | null,
    binding: number
  ): void {
    const { cell, range, args } = draft;
    const key = JSON.stringify([check, template, cell, range, args]);
    let one = this._found.get(key);
    if (!one) {
      one = {
        finding: {
          ...draft,
          check,
          level,
          notebook: this._path,
          template,
          sentence: '',
          standards: []
        },
        bindings: []
      };
      this._found.set(key, one);
    }
    if (RANK[level] < RANK[one.finding.level]) {
      one.finding.level = level;
    }
    if (standard) {
      if (!one.finding.standards.includes(standard.id)) {
        one.finding.standards.push(standard.id);
      }
      one.bindings.push([standard.id, binding]);
    }
  }

  private _compare(a: IFinding, b: IFinding): number {
    const place = ({ cell }: IFinding): number =>
      cell === null ? Infinity : (this._order.get(cell) ?? Infinity);
    return (
      RANK[a.level] - RANK[b.level] ||
      compare(place(a), place(b)) ||
      compare(a.range?.start ?? -1, b.range?.start ?? -1) ||
      compare(a.check, b.check)
    );
  }

  private _found = new Map<string, ICollected>();
  private _path: string;
  private _order: Map<string, number>;
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
