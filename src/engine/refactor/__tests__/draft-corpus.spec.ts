import { join } from 'path';
import * as wasm from '@astral-sh/ruff-wasm-web';
import { linterOf } from '../../checks/ruff/linter';
import type { IRuffWasm } from '../../checks/ruff/linter';
import type { INotebook } from '../../notebook/types';
import { planOf } from '../../plan/plan';
import { emptyProject } from '../../plan/__tests__/project';
import {
  SHARED,
  notebooksBelow,
  whereThere
} from '../../plan/__tests__/shared';
import { changed } from '../changed';
import { draft, draftChange } from '../draft/draft';

/**
 * Real notebooks as libraries: every module stands alone by ruff's word, and a
 * second draft takes up nothing that the first one made. With PROMOTE_CORPUS=all all of them, else
 * every fourth.
 */
const ALL = process.env.PROMOTE_CORPUS === 'all';
const FOLDERS = ['corpora/notebooks', ...(ALL ? ['runnable/visible'] : [])];
const PROOF = { lint: { select: ['F821', 'F822', 'F405'] } };
const MODULE = 'drafted_library';

const linter = linterOf(wasm as unknown as IRuffWasm);
const project = emptyProject();

describe.each(FOLDERS)('drafts of %s', folder => {
  const path = join(SHARED, folder);
  whereThere(path, () => {
    it('are modules that stand alone', () => {
      const left: Record<string, number> = {};
      const wrong: string[] = [];
      const figures = { notebooks: 0, functions: 0, cells: 0, definitions: 0 };
      for (const notebook of notebooksBelow(path).filter(
        (_, index) => ALL || index % 4 === 0
      )) {
        const made = draft(notebook, project, { module: MODULE });
        const after = draftChange(made).reduce(
          (before: INotebook, change) => changed(before, change).notebook,
          notebook
        );
        figures.notebooks += 1;
        figures.functions += made.groups.length;
        figures.cells += made.groups.flatMap(({ cells }) => cells).length;
        figures.definitions += made.definitions.symbols.length;
        for (const { why, reason } of made.left) {
          const key = reason === '-' ? why : `${why} ${reason}`;
          left[key] = (left[key] ?? 0) + 1;
        }
        wrong.push(...faultsOf(after));
        const again = draft(after, project, { module: MODULE });
        // What was left may be possible now that the other cells need less of it.
        const refused = new Set(made.left.map(({ cell }) => cell));
        wrong.push(
          ...again.groups
            .filter(({ id }) => !refused.has(id))
            .map(({ name }) => `${notebook.path}: drafts ${name} again`)
        );
      }
      console.log(
        `${folder}: ${JSON.stringify(figures)}, left: ${JSON.stringify(left)}`
      );
      expect(figures.functions).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
    }, 600000);
  });
});

function faultsOf(notebook: INotebook): string[] {
  return planOf(notebook, project).modules.flatMap(
    ({ module, symbols, text }) =>
      module !== MODULE
        ? []
        : [
            ...symbols.flatMap(({ name, blockers }) =>
              blockers.map(
                blocker =>
                  `${notebook.path}: ${name} is blocked: ${blocker.reason} ${blocker.name}`
              )
            ),
            ...linter
              .lint(text, PROOF)
              .map(({ message }) => `${notebook.path}: ${message}`)
          ]
  );
}
