/** Replace by import: what it does to the notebook, and what has to be known before. */
import type { ICell, INotebook } from '../../notebook/types';
import type { IModule, IPlan } from '../../plan/types';
import type { ILinks } from '../../python/links';
import { applyEdits } from '../apply';
import { setUpOffer } from '../print-to-logger/set-up';
import type { INotebookChange, IOffer } from '../types';
import { AfterExport, importLine } from './after-export';
import type { IImportRun } from './after-export';
import { savedObjects } from './saved-objects';
import type { ISavedObject } from './saved-objects';

export interface IImportCell {
  /** Key of the cell that holds the import. */
  cell: string;
  /** As in the mark. */
  module: string;
  importName: string;
  names: string[];
}

export interface IReplacement {
  change: INotebookChange;
  /** Keys of the cells that change or go, in the notebook's order: a host keeps them as they are. */
  kept: string[];
  imports: IImportCell[];
  /** Cells that make working with a library easier, for whoever wants them. */
  offers: IOffer[];
  /** Objects that the notebook saves and that name a class or function as the notebook's own. */
  saved: ISavedObject[];
}

/**
 * What takes the place of the statements that the library has now: one import
 * a module, where its first statement stood. A name that the notebook binds
 * elsewhere before is imported where it was defined.
 *
 * @param id - Name under which the host keeps the cells; written to the import cells.
 */
export function replacement(
  notebook: INotebook,
  plan: IPlan,
  id: string
): IReplacement {
  const after = new AfterExport(notebook, plan);
  const gathered = new Gathered(after.links, after.runs);
  const edits = after.edits(run => gathered.textOf(run));
  const touched = after.links.cells.filter(cell =>
    after.runs.some(run => run.cell === cell)
  );
  const left = (cell: ICell): string =>
    applyEdits(
      cell.source,
      edits.filter(edit => edit.cell === cell.key)
    );
  const emptied = touched.filter(cell => isNothing(left(cell)));
  const imports = gathered.imports();
  return {
    change: {
      edits,
      inserts: [],
      marks: touched
        .filter(cell => !emptied.includes(cell))
        .map(({ key }) => ({ cell: key, mark: null, replaced: id })),
      emptied: emptied.map(({ key }) => key)
    },
    kept: touched.map(({ key }) => key),
    imports,
    offers: offersFor(notebook, plan, imports),
    saved: savedObjects(
      after.links,
      new Set(imports.flatMap(({ names }) => names))
    )
  };
}

const RELOAD = '%load_ext autoreload\n%autoreload 2';

function offersFor(
  notebook: INotebook,
  plan: IPlan,
  imports: readonly IImportCell[]
): IOffer[] {
  const logs = plan.modules.filter(({ text }) =>
    /\blogg(?:er|ing)\b/.test(text)
  );
  const logging = imports.filter(({ module }) =>
    logs.some(one => one.module === module)
  );
  const setUp = setUpOffer(notebook, new Set(logging.map(({ cell }) => cell)));
  const reloads = notebook.cells.some(
    ({ kind, source }) => kind === 'code' && /^\s*%autoreload\b/m.test(source)
  );
  return [
    ...(reloads || imports.length === 0
      ? []
      : [
          {
            title: 'Read the library again whenever it changes (autoreload)',
            inserts: [{ after: titleOf(notebook), source: RELOAD, mark: null }]
          }
        ]),
    ...(setUp ? [setUp] : [])
  ];
}

/** Behind the notebook's title, so that it stays on top. */
function titleOf({ cells }: INotebook): string | null {
  return cells[0]?.kind === 'markdown' ? cells[0].key : null;
}

/** Comments alone say nothing once their code is gone; they are kept with it. */
function isNothing(source: string): boolean {
  return source.split(/\r\n|\n|\r/).every(line => /^\s*(#|$)/.test(line));
}

/** Characters of a line, as ruff and black have it. */
const WIDTH = 88;

/** The line, or one name a line where it would be too long. */
function folded(module: IModule, names: readonly string[]): string {
  const line = importLine(module, names);
  return line.length <= WIDTH
    ? line
    : [
        `from ${module.importName} import (`,
        ...names.map(name => `    ${name},`),
        ')'
      ].join('\n');
}

/** Which run writes the import of which names. */
class Gathered {
  private readonly _names = new Map<IImportRun, Set<string>>();
  private readonly _first = new Map<IModule, IImportRun>();

  constructor(
    private readonly _links: ILinks,
    runs: readonly IImportRun[]
  ) {
    for (const run of runs.filter(({ text }) => text !== '')) {
      const first = this._first.get(run.module);
      const home = first && run.names.every(name => this._isOwn(name, run));
      const target = home ? first : run;
      this._first.set(run.module, first ?? run);
      const names = this._names.get(target) ?? new Set<string>();
      run.names.forEach(name => names.add(name));
      this._names.set(target, names);
    }
  }

  textOf(run: IImportRun): string {
    const names = this._names.get(run);
    if (names === undefined) {
      return '';
    }
    const line = folded(run.module, [...names]);
    return this._first.get(run.module) === run
      ? `# Exported to ${run.module.path}; needs: pip install -e .\n${line}`
      : line;
  }

  imports(): IImportCell[] {
    return [...this._names].map(([{ cell, module }, names]) => ({
      cell: cell.key,
      module: module.module,
      importName: module.importName,
      names: [...names]
    }));
  }

  /** Nothing before these statements binds the name: an earlier import changes no value. */
  private _isOwn(name: string, run: IImportRun): boolean {
    const [binder] = this._links.binders(name);
    return (
      binder !== undefined &&
      binder.cell === run.cell &&
      run.statements.includes(binder.statement)
    );
  }
}
