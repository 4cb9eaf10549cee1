import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readNotebook } from '../../src/engine/notebook/read';
import type { INotebook } from '../../src/engine/notebook/types';
import { emptyProject } from '../../src/engine/plan/__tests__/project';
import { planOf } from '../../src/engine/plan/plan';
import { applyEdits } from '../../src/engine/refactor/apply';
import { changed } from '../../src/engine/refactor/changed';
import { draft, draftChange } from '../../src/engine/refactor/draft/draft';
import { afterExport } from '../../src/engine/refactor/replace-by-import/after-export';

const MODULE = 'drafted_library';

interface IEntry {
  id: string;
  path: string;
}

interface IDrafted {
  id: string;
  path: string;
  /** Functions that the draft made, and the cells that they came from. */
  functions: number;
  cells: number;
  /** Definitions that were there. */
  definitions: number;
  /** `why reason` of each cell that was left. */
  left: string[];
  /** `name: reason name` of what a module can't hold. */
  blocked: string[];
}

/** Drafts each runnable notebook, exports it, and writes the notebook that imports what was exported, with the library beside it. */
export function draftedNotebooks(shared: string, out: string): IDrafted[] {
  const folder = join(shared, 'runnable/visible');
  const { notebooks } = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8')
  ) as { notebooks: IEntry[] };
  return notebooks.map(({ id, path }) =>
    drafted(id, path, readFileSync(join(folder, path), 'utf8'), out)
  );
}

function drafted(
  id: string,
  path: string,
  text: string,
  out: string
): IDrafted {
  const project = emptyProject();
  const read = readNotebook(text, path);
  if (!read.ok) {
    throw new Error(read.problem.message);
  }
  const made = draft(read.notebook, project, { module: MODULE });
  const notebook = draftChange(made).reduce((before: INotebook, change) => {
    const gone = new Set(change.emptied);
    const after = changed(before, change).notebook;
    return {
      ...after,
      cells: after.cells
        .filter(({ key }) => !gone.has(key))
        .map((cell, index) => ({ ...cell, index }))
    };
  }, read.notebook);
  const plan = planOf(notebook, project);
  const edits = afterExport(notebook, plan);
  const document = JSON.parse(text);
  const old = new Map(
    read.notebook.cells.map(({ key }, index) => [key, document.cells[index]])
  );
  document.cells = notebook.cells.map(({ key, source }) => ({
    ...(old.get(key) ?? {
      cell_type: 'code',
      id: key,
      metadata: {},
      execution_count: null,
      outputs: []
    }),
    source: applyEdits(
      source,
      edits.filter(({ cell }) => cell === key)
    )
  }));
  const place = join(out, 'drafts', id);
  mkdirSync(join(place, 'lib'), { recursive: true });
  writeFileSync(join(place, 'notebook.ipynb'), JSON.stringify(document));
  for (const { path: file, text: module } of plan.modules) {
    const target = join(place, 'lib', file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, module);
  }
  return {
    id,
    path,
    functions: made.groups.length,
    cells: made.groups.flatMap(({ cells }) => cells).length,
    definitions: made.definitions.symbols.length,
    left: made.left.map(({ why, reason }) =>
      reason === '-' ? why : `${why} ${reason}`
    ),
    blocked: plan.modules
      .flatMap(({ symbols }) => symbols)
      .flatMap(({ name, blockers }) =>
        blockers.map(blocker => `${name}: ${blocker.reason} ${blocker.name}`)
      )
  };
}
