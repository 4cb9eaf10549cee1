/** A project, a document and a run, made up for tests. */
import * as wasm from '@astral-sh/ruff-wasm-web';
import { sha256Hex } from '../../project/hash';
import { notebookOf } from '../../notebook/read';
import type { ICellSource, INotebook } from '../../notebook/types';
import { planOf } from '../../plan/plan';
import type { IPlan } from '../../plan/types';
import { readProject } from '../../project/project';
import { ruffFor } from '../../project/ruff';
import type { IProject, ISnapshot } from '../../project/types';
import type { IFix } from '../../refactor/types';
import type { Binding, IDocument, IStandard } from '../../standards/types';
import type { ITestRun } from '../../library/types';
import { linterOf } from '../ruff/linter';
import { runChecks } from '../run';
import type { ILinter, IRunResult, Level } from '../types';

const PYPROJECT = `[project]
name = "pricing"
version = "0.1.0"
requires-python = ">=3.10"
`;

export function snapshotOf(
  files: Record<string, string> = {},
  more: Partial<ISnapshot> = {}
): ISnapshot {
  const all: Record<string, string> = {
    'pyproject.toml': PYPROJECT,
    'src/pricing/__init__.py': '',
    ...files
  };
  return {
    schema: 1,
    kind: 'pyproject',
    name: 'project',
    root: null,
    contents: '',
    files: Object.entries(all).map(([path, text]) => ({
      path,
      hash: sha256Hex(text),
      text,
      size: text.length,
      writable: true
    })),
    folders: ['src', 'src/pricing', 'tests'],
    packs: [],
    administration: { locked: [], defaultStandards: null },
    git: { present: false, identity: null },
    problems: [],
    ...more
  };
}

export function standardOf(
  id: string,
  bindings: Binding[],
  level: Level = 'must'
): IStandard {
  return {
    id,
    level,
    stage: null,
    section: 'Section',
    line: 1,
    text: id,
    title: id,
    help: '',
    rationale: null,
    bindings,
    source: 'STANDARDS.md'
  };
}

export function documentOf(standards: IStandard[]): IDocument {
  return {
    path: 'STANDARDS.md',
    own: true,
    foreign: null,
    title: 'Standards',
    library: 'src/pricing',
    tests: 'tests',
    stages: [],
    aim: null,
    gate: 'draft',
    owner: null,
    keyLines: {},
    reviewed: null,
    reviewIn: null,
    appliesTo: [],
    note: null,
    noteTemplate: null,
    extends: [],
    waivers: [],
    notApplicable: [],
    lowered: [],
    sections: [],
    standards,
    readings: [],
    problems: []
  };
}

/** A code cell; `module` null: not marked. */
export function codeCell(
  id: string,
  source: string,
  module: string | null = 'features',
  more: Partial<ICellSource> & { role?: string } = {}
): ICellSource {
  const { role = 'code', ...rest } = more;
  return {
    id,
    kind: 'code',
    source,
    executionCount: null,
    metadata: module === null ? {} : { promote: { module, role } },
    textOutputs: [],
    ...rest
  };
}

export interface IBench {
  notebook: INotebook;
  project: IProject;
  plan: IPlan;
  result: IRunResult;
}

export const ruff: ILinter = linterOf(wasm);

export interface IBenchInput {
  cells: ICellSource[];
  standards: IStandard[];
  files?: Record<string, string>;
  snapshot?: Partial<ISnapshot>;
  tests?: ITestRun | null;
  linter?: ILinter | null;
}

/** The whole way up to the findings. */
export function bench(input: IBenchInput): IBench {
  const document = documentOf(input.standards);
  const project = readProject(
    snapshotOf(input.files, input.snapshot),
    document
  );
  const notebook = notebookOf('notebook.ipynb', 'python', input.cells);
  const plan = planOf(notebook, project);
  const result = runChecks({
    notebook,
    plan,
    project,
    document,
    linter: input.linter === undefined ? ruff : input.linter,
    tests: input.tests ?? null,
    ruffFor: path => ruffFor(project, path)
  });
  return { notebook, project, plan, result };
}

/** The cells after a fix, as a host would have them. */
export function fixed(cells: ICellSource[], fixes: IFix[]): ICellSource[] {
  const inserts = fixes.flatMap(fix => fix.inserts ?? []);
  const behind = (key: string | null): ICellSource[] =>
    inserts
      .filter(({ after }) => after === key)
      .map(({ kind, source, mark }, i) => ({
        ...codeCell(`new-${key}-${i}`, source, null),
        kind: kind ?? 'code',
        metadata: mark ? { promote: mark } : {}
      }));
  return [
    ...behind(null),
    ...cells.flatMap(cell => [edited(cell, fixes), ...behind(cell.id)])
  ];
}

function edited(cell: ICellSource, fixes: IFix[]): ICellSource {
  const edits = fixes
    .flatMap(fix => fix.edits)
    .filter(edit => edit.cell === cell.id);
  const mark = fixes
    .flatMap(fix => fix.marks)
    .find(edit => edit.cell === cell.id);
  const unique = [
    ...new Map(edits.map(edit => [JSON.stringify(edit), edit])).values()
  ];
  return {
    ...cell,
    source: [...unique]
      .sort((a, b) => b.start - a.start || b.end - a.end)
      .reduce(
        (text, { start, end, text: by }) =>
          text.slice(0, start) + by + text.slice(end),
        cell.source
      ),
    metadata: mark ? { ...cell.metadata, promote: mark.mark } : cell.metadata
  };
}
