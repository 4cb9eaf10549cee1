import {
  bench,
  codeCell,
  fixed,
  standardOf
} from '../../../checks/__tests__/workbench';
import type { ICellSource } from '../../../notebook/types';
import { syntaxOf } from '../../../python/syntax';
import { modulePrints } from '../print-to-logger';
import type { IPrintsToLogger } from '../print-to-logger';

export const STANDARDS = [
  standardOf('logging-no-print', [
    { kind: 'check', id: 'logging-no-print', options: {} }
  ])
];

export interface IMended extends IPrintsToLogger {
  sources: string[];
  cells: ICellSource[];
}

/** Prints of the named module replaced in the given cells (all without). */
export function mend(
  cells: ICellSource[],
  only?: string[],
  name = 'features'
): IMended {
  const { notebook, plan } = bench({ cells, standards: STANDARDS });
  const module = plan.modules.find(one => one.module === name)!;
  const input = {
    notebook,
    plan,
    syntax: (cell: { source: string }) => syntaxOf(cell.source)
  };
  const result = modulePrints(input, module).toLogger(
    notebook.cells.filter(({ key }) => !only || only.includes(key))
  );
  const after = fixed(cells, [
    { title: '', safe: true, edits: result.edits, marks: [] }
  ]);
  return { ...result, cells: after, sources: after.map(one => one.source) };
}

/** The body of a function with one print, after the fix. */
export function translated(print: string): string {
  const indented = print.replace(/\n/g, '\n    ');
  const { sources } = mend([codeCell('a', `def f():\n    ${indented}`)]);
  return sources[0].slice(sources[0].indexOf('def f():\n') + 9).trim();
}
