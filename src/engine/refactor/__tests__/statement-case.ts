import { notebookOf } from '../../notebook/read';
import type { ICellSource, INotebook } from '../../notebook/types';
import type { ICase } from '../../plan/__tests__/case-file';
import { emptyProject } from '../../plan/__tests__/project';
import { planOf } from '../../plan/plan';
import { applyEdits } from '../apply';
import { changed } from '../changed';
import { parameterise } from '../parameterise/parameterise';
import { afterExport } from '../replace-by-import/after-export';
import { toFunction } from '../to-function/to-function';
import type { IRemark } from '../to-function/to-function';

/** What the composition of refactoring, export and replacement makes of a case. */
export interface IStatementOutcome {
  modules: Map<string, string>;
  after: Map<number, string>;
  blockers: string[];
  warnings: string[];
}

interface IDone {
  name: string;
  /** Key of the new cell. */
  cell: string;
  /** Key of the cell with the call. */
  call: string;
}

export function runStatementCase(example: ICase): IStatementOutcome {
  const project = emptyProject();
  const given = notebookFor(example);
  const { edits, marks } = parameterise(given, project);
  let { notebook } = changed(given, { edits, marks, inserts: [] });
  const originals = new Map(
    notebook.cells.map((cell, index) => [cell.key, example.cells[index].number])
  );
  const number = (key: string): number => originals.get(key) ?? -1;
  const remarks: IRemark[] = [];
  const done: IDone[] = [];
  for (const [name, cells] of regionsOf(example)) {
    const result = toFunction(
      notebook,
      project,
      { cells },
      {
        name,
        module: moduleOf(example),
        prints: example.options.stdout === 'no' ? 'logger' : 'keep'
      }
    );
    if (!result.ok) {
      return {
        modules: new Map(),
        after: new Map(),
        blockers: result.refusals.map(
          one => `${one.reason} ${one.name} ${number(one.cell)}`
        ),
        warnings: []
      };
    }
    remarks.push(...result.region.remarks);
    const next = changed(notebook, result.change);
    notebook = next.notebook;
    done.push({ name, cell: next.inserted[0], call: cells[0] });
  }
  const plan = planOf(notebook, project);
  return {
    modules: new Map(
      plan.modules.map(({ module, role, text }) => [
        `${role === 'test' ? 'test' : 'module'} ${module}`,
        text
      ])
    ),
    after: cellsAfter(example, notebook, done, number),
    blockers: plan.modules
      .flatMap(({ symbols }) => symbols)
      .flatMap(({ blockers }) => blockers)
      .map(({ reason, name, cell }) => `${reason} ${name} ${number(cell)}`),
    warnings: remarks
      .map(({ kind, name, cell }) => `${kind} ${name} ${number(cell)}`)
      .sort()
  };

  /** The new cell and the call as one, as the cases write it: the import stands directly above the call. */
  function cellsAfter(
    example: ICase,
    notebook: INotebook,
    done: IDone[],
    number: (key: string) => number
  ): Map<number, string> {
    const edits = afterExport(notebook, plan);
    const texts = new Map(
      notebook.cells.map(({ key, source }) => [
        key,
        applyEdits(
          source,
          edits.filter(({ cell }) => cell === key)
        ).trimEnd()
      ])
    );
    for (const { name, cell, call } of done) {
      const lines = texts.get(call)!.split('\n');
      const at = lines.findIndex(line => line.includes(`${name}(`));
      lines.splice(at, 0, texts.get(cell)!);
      texts.set(call, lines.join('\n'));
    }
    return new Map(
      example.cells
        .map(({ source }, index): [number, string, string] => {
          const key = `cell-${example.cells[index].number}`;
          return [number(key), texts.get(key)!, source];
        })
        .filter(([, text, source]) => text !== source)
        .map(([at, text]) => [at, text])
    );
  }
}

function moduleOf({ modules }: ICase): string {
  return [...modules.keys()][0]?.split(' ')[1] ?? 'feat';
}

/** Cells of each `extract=`, in order of first mention. */
function regionsOf(example: ICase): Map<string, string[]> {
  const regions = new Map<string, string[]>();
  for (const { extract, number } of example.cells) {
    if (extract !== null) {
      regions.set(extract, [...(regions.get(extract) ?? []), `cell-${number}`]);
    }
  }
  return regions;
}

function notebookFor(example: ICase): INotebook {
  const cells: ICellSource[] = example.cells.map(cell => ({
    id: `cell-${cell.number}`,
    kind: 'code',
    source: cell.source,
    executionCount: cell.count,
    metadata: cell.mark
      ? { promote: { module: cell.mark, role: cell.role } }
      : {},
    textOutputs: []
  }));
  return notebookOf('case.ipynb', 'python', cells);
}
