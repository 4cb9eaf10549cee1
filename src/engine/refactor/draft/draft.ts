/** A library from a notebook: what is defined is marked, what is loose becomes functions, what can't is listed. */
import type { ICell, INotebook } from '../../notebook/types';
import { headingOf } from '../../notebook/titles';
import { planOf } from '../../plan/plan';
import type { IBlocker } from '../../plan/types';
import type { IProject } from '../../project/types';
import { blockerSentence } from '../../report/sentences';
import { Lines } from '../../report/positions';
import { numberedCells, render } from '../../report/render';
import type { CellName } from '../../report/render';
import { changed } from '../changed';
import { MOST_OUTPUTS } from '../to-function/inference';
import { regionOf, toFunction } from '../to-function/to-function';
import type { IOutput } from '../to-function/to-function';
import type { ICellInsert, INotebookChange } from '../types';
import { candidateOf } from './candidates';
import type { Candidate } from './candidates';
import { definitionsOf } from './definitions';
import { groupsOf } from './grouping';
import { KeptNames } from './kept-names';
import type { IDraft, IDraftGroup, IDraftLeft, IDraftOptions } from './types';

export type * from './types';

/** Changes nothing itself: a host applies `definitions`, then the groups that are wanted. */
export function draft(
  notebook: INotebook,
  project: IProject,
  options: IDraftOptions
): IDraft {
  const { module, leave = new Set(), include } = options;
  const cellName = options.cellName ?? numberedCells(notebook);
  const definitions = definitionsOf(notebook, project, module, leave);
  const base = changed(notebook, definitions.change).notebook;
  const marked = new Set(
    notebook.cells.filter(({ mark }) => mark).map(({ key }) => key)
  );
  const candidates = new Map<ICell, Candidate>(
    base.cells
      .filter(({ key, kind }) => kind === 'code' && !marked.has(key))
      .map(cell => [
        cell,
        candidateOf(base, project, cell, { cellName }, include)
      ])
  );
  const drafting = new Drafting(base, project, module, cellName);
  for (const [cell, candidate] of candidates) {
    drafting.note(cell, candidate, leave.has(cell.key));
  }
  for (const { cell, blocker } of definitions.blocked) {
    drafting.noteBlocked(cell, blocker);
  }
  const wanted = new Map(
    [...candidates].filter(([{ key }]) => !leave.has(key))
  );
  const groups = drafting.run(groupsOf(base, project, wanted, { cellName }));
  return {
    module,
    definitions: { ...definitions.change, symbols: definitions.symbols },
    imports: importsOf(groups, module),
    groups,
    left: drafting.left.sort(
      (a, b) => indexOf(notebook, a.cell) - indexOf(notebook, b.cell)
    )
  };
}

/** All of a draft, or the groups of some ids, as one change of the notebook that was drafted. */
export function draftChange(
  { definitions, groups, module }: IDraft,
  ids: ReadonlySet<string> | null = null
): INotebookChange[] {
  const wanted = groups.filter(({ id }) => ids === null || ids.has(id));
  const { symbols, ...first } = definitions;
  return [first, together(wanted, module)];
}

/** The changes of groups, behind a cell with their imports. */
function together(
  groups: readonly IDraftGroup[],
  module: string
): INotebookChange {
  const changes = groups.map(({ change }) => change);
  const imports = importsOf(groups, module);
  return {
    edits: changes.flatMap(({ edits }) => edits),
    inserts: [
      ...(imports ? [imports] : []),
      ...changes.flatMap(({ inserts }) => inserts)
    ],
    marks: changes.flatMap(({ marks }) => marks),
    emptied: changes.flatMap(({ emptied }) => emptied)
  };
}

function importsOf(
  groups: readonly IDraftGroup[],
  module: string
): ICellInsert | null {
  const lines = new Set(groups.flatMap(({ imports }) => imports));
  return lines.size > 0
    ? {
        after: groups[0].change.inserts[0].after,
        source: [...lines].join('\n'),
        mark: { module, role: 'code' }
      }
    : null;
}

function indexOf({ cells }: INotebook, key: string): number {
  return cells.findIndex(cell => cell.key === key);
}

class Drafting {
  readonly left: IDraftLeft[] = [];

  constructor(
    private _base: INotebook,
    private _project: IProject,
    private _module: string,
    private _cellName: CellName
  ) {}

  note(cell: ICell, candidate: Candidate, byChoice = false): void {
    const place = { cell: cell.key, line: 1, reason: '-' };
    const name = this._cellName(cell.key, true);
    if (candidate.is === 'refused') {
      const { reason, line, sentence } = candidate.refusal;
      this.left.push({ ...place, line, why: 'refused', reason, sentence });
    } else if (candidate.is === 'settings') {
      const sentence = `${name} only sets values; they stay where they can be changed.`;
      this.left.push({ ...place, why: 'settings', sentence });
    } else if (candidate.is === 'shows') {
      const sentence = `${name} only shows something; it stays in the notebook.`;
      this.left.push({ ...place, why: 'shows', sentence });
    } else if (candidate.is === 'work' && byChoice) {
      const sentence = `${name} is left as it is.`;
      this.left.push({ ...place, why: 'left', sentence });
    }
  }

  private _noteOutputs({ key }: ICell, count: number): void {
    this.left.push({
      cell: key,
      line: 1,
      why: 'refused',
      reason: 'outputs>8',
      sentence: `${this._cellName(key, true)} sets ${count} values that the notebook keeps, more than eight; split it.`
    });
  }

  noteBlocked(key: string, blocker: IBlocker): void {
    const cell = this._base.cells.find(one => one.key === key);
    const own = blocker.at.cell === key;
    const { template, args } = blockerSentence(blocker);
    this.left.push({
      cell: key,
      line: cell && own ? new Lines(cell.source).at(blocker.at.start).line : 1,
      why: 'blocked',
      reason: blocker.reason,
      sentence: render(template, args, this._cellName)
    });
  }

  /** Groups that the module can hold; one that it can't is tried cell by cell, then left. */
  run(cells: readonly ICell[][]): IDraftGroup[] {
    let waiting = [...cells];
    for (;;) {
      const failed = new Map<string, (cell: ICell) => void>();
      const groups = this._functions(waiting, failed);
      for (const [id, blocker] of this._blocked(groups)) {
        failed.set(id, cell => this.noteBlocked(cell.key, blocker));
      }
      if (failed.size === 0) {
        return groups;
      }
      waiting = waiting.flatMap(group => {
        const fail = failed.get(group[0].key);
        if (!fail) {
          return [group];
        }
        if (group.length > 1) {
          return group.map(cell => [cell]);
        }
        fail(group[0]);
        return [];
      });
    }
  }

  private _functions(
    cells: readonly ICell[][],
    failed: Map<string, (cell: ICell) => void>
  ): IDraftGroup[] {
    const groups: IDraftGroup[] = [];
    const taken = new Set<string>();
    const kept = new KeptNames(this._base, cells.flat());
    const leaving = new Set(cells.flat().map(({ key }) => key));
    for (const group of cells) {
      const keys = group.map(({ key }) => key);
      const options = {
        cellName: this._cellName,
        taken,
        leaving,
        importsApart: true
      };
      const outputs = this._outputs(group, kept);
      const result = toFunction(
        this._base,
        this._project,
        { cells: keys },
        { module: this._module, ...(outputs.length > 0 ? { outputs } : {}) },
        options
      );
      if (!result.ok || outputs.length > MOST_OUTPUTS) {
        failed.set(keys[0], cell =>
          result.ok
            ? this._noteOutputs(cell, outputs.length)
            : this.note(cell, { is: 'refused', refusal: result.refusals[0] })
        );
        kept.keep(group);
        continue;
      }
      taken.add(result.name);
      result.calls.forEach(({ source }) => kept.add(source));
      groups.push({
        id: keys[0],
        heading: headingOver(this._base, group[0]),
        cells: keys,
        name: result.name,
        change: result.change,
        definition: result.definition,
        imports: result.imports,
        calls: result.calls,
        remarks: result.region.remarks.filter(
          // What the notebook has no variable of any more keeps no older value.
          ({ kind, name }) => kind !== 'stale' || kept.before(group[0], name)
        )
      });
    }
    return groups;
  }

  /** What is read later, and whatever else the notebook has a variable of: its value stays in step. None where nothing is added. */
  private _outputs(group: readonly ICell[], kept: KeptNames): IOutput[] {
    const result = regionOf(this._base, this._project, {
      cells: group.map(({ key }) => key)
    });
    if (!result.ok) {
      return [];
    }
    const { outputs, stale } = result.region;
    const more = stale.filter(name => kept.before(group[0], name));
    return more.length > 0
      ? [...outputs, ...more.map(name => ({ name, readBy: null }))]
      : [];
  }

  /** What keeps a group's function out of the module, by the group's id. */
  private _blocked(groups: readonly IDraftGroup[]): Map<string, IBlocker> {
    const { notebook, inserted } = changed(
      this._base,
      together(groups, this._module)
    );
    const first = inserted.length - groups.length;
    const ids = new Map(
      groups.map(({ id }, index) => [inserted[first + index], id])
    );
    const blocked = new Map<string, IBlocker>();
    for (const { symbols } of planOf(notebook, this._project).modules) {
      for (const { cell, blockers } of symbols) {
        const id = ids.get(cell);
        if (id !== undefined && blockers.length > 0) {
          blocked.set(id, blockers[0]);
        }
      }
    }
    return blocked;
  }
}

/** The nearest heading above a cell. */
function headingOver({ cells }: INotebook, cell: ICell): string {
  for (let index = cell.index - 1; index >= 0; index--) {
    const heading =
      cells[index].kind === 'markdown' ? headingOf(cells[index].source) : null;
    if (heading) {
      return heading;
    }
  }
  return '';
}
