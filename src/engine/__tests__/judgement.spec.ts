/** `check` judges without the texts of an export: the same as the whole review. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { known } from '../checks/known';
import { linterOf } from '../checks/ruff/linter';
import type { ILinter } from '../checks/types';
import { withChanges } from '../library/virtual';
import { notebookOf, readNotebook } from '../notebook/read';
import type { INotebook } from '../notebook/types';
import { readProject } from '../project/project';
import type { IProject, ISnapshot } from '../project/types';
import { judgementOf, reviewOf } from '../review';
import type { IReview } from '../review';
import { readDocument } from '../standards/document';

const SHARED = resolve(
  process.env.PROMOTE_SHARED ?? join(__dirname, '../../../../shared')
);

const STANDARDS = `---
library: src/pricing
extends: [default]
---
# Standards
`;

function projectOf(files: Record<string, string>): IProject {
  const snapshot: ISnapshot = {
    schema: 1,
    kind: 'standards',
    name: 'p',
    root: '/p',
    contents: null,
    files: Object.entries(files).map(([path, text]) => ({
      path,
      text,
      hash: path,
      size: text.length,
      writable: true
    })),
    folders: ['src', 'src/pricing'],
    packs: [],
    administration: { locked: [], defaultStandards: null },
    git: { present: true, identity: null, tracked: null },
    problems: [],
    gone: []
  };
  return readProject(snapshot, readDocument(snapshot, known));
}

const cell = (source: string, module: string | null = 'features') => ({
  source,
  module
});

const notebook = (...cells: ReturnType<typeof cell>[]): INotebook =>
  notebookOf(
    'n.ipynb',
    'python',
    cells.map(({ source, module }, i) => ({
      id: `c${i}`,
      kind: 'code' as const,
      source,
      executionCount: i + 1,
      metadata: module ? { promote: { module, role: 'code' } } : {},
      textOutputs: []
    }))
  );

const CELLS = [
  cell('import math\nRATE = 2', null),
  cell('def area(r):\n    print(r)\n    return math.pi * r * RATE'),
  cell('def both(r):\n    return area(r) + table.sum()')
];

let linter: ILinter;
beforeAll(async () => {
  linter = linterOf(await import('@astral-sh/ruff-wasm-nodejs'));
});

function input(of: INotebook, project: IProject) {
  const document = readDocument(project.snapshot, known);
  return {
    notebook: of,
    project,
    document,
    linter,
    aim: null,
    today: '2026-11-24'
  };
}

function review(of: INotebook, project: IProject): IReview {
  return reviewOf({ ...input(of, project), tests: null, cellNames: 'number' });
}

/** Both ways; what they say of it. */
function compared(of: INotebook, project: IProject): IReview {
  const whole = review(of, project);
  const judgement = judgementOf(input(of, project));
  expect(judgement).toEqual(
    Object.fromEntries(
      Object.keys(judgement).map(key => [key, whole[key as keyof IReview]])
    )
  );
  return whole;
}

const files = {
  'STANDARDS.md': STANDARDS,
  'src/pricing/__init__.py': ''
};
const LIBRARY = 'src/pricing/features.py';

describe('the judgement is the review’s', () => {
  it('where nothing is marked, or nothing has been exported', () => {
    const project = projectOf(files);
    expect(compared(notebook(), project).gate.state).toBe('none');
    expect(compared(notebook(...CELLS), project).gate.state).toBe('closed');
    expect(compared(notebook(...CELLS.slice(0, 2)), project).gate.state).toBe(
      'draft'
    );
  });

  it.each([
    ['in step', (text: string) => text],
    ['edited', (text: string) => text.replace('return', 'x = 1; return')],
    ['emptied', () => ''],
    ['without the symbol', () => 'other = 1\n'],
    ['no Python', () => 'def f(:\n']
  ])('where the library is %s', (_, edit) => {
    const project = projectOf(files);
    const of = notebook(...CELLS.slice(0, 2));
    const exported = withChanges(project, review(of, project).changes.files);
    const text = exported.snapshot.files.find(
      ({ path }) => path === LIBRARY
    )!.text!;
    const edited = withChanges(exported, [{ path: LIBRARY, text: edit(text) }]);
    compared(of, edited);
    const changed = notebook(
      CELLS[0],
      cell('def area(r):\n    return math.tau * r * RATE')
    );
    compared(changed, edited);
    compared(notebook(CELLS[0]), edited);
    compared({ ...of, path: 'renamed.ipynb' }, edited);
  });

  it.each([
    ['hand-written', { [LIBRARY]: 'def area(r):\n    return 0\n' }],
    ['of another case', { 'src/pricing/Features.py': '' }],
    ['missing a name', { [LIBRARY]: 'import os\n' }],
    [
      'in no settled place',
      { 'STANDARDS.md': '---\nextends: [default]\n---\n' }
    ]
  ])('where the library is %s', (_, more) => {
    compared(notebook(...CELLS.slice(0, 2)), projectOf({ ...files, ...more }));
  });

  const corpora = join(SHARED, 'corpora/notebooks');
  (existsSync(corpora) ? it : it.skip)('on notebooks of others', () => {
    const all = (readdirSync(corpora, { recursive: true }) as string[])
      .filter(path => path.endsWith('.ipynb'))
      .sort();
    const project = projectOf(files);
    let count = 0;
    for (const path of all.filter((_, i) => i % 16 === 0)) {
      const read = readNotebook(
        readFileSync(join(corpora, path), 'utf8'),
        path
      );
      if (read.ok) {
        count++;
        compared(
          {
            ...read.notebook,
            cells: read.notebook.cells.map(one =>
              one.kind === 'code'
                ? {
                    ...one,
                    mark: { module: 'features', role: 'code', by: 'metadata' }
                  }
                : one
            )
          },
          project
        );
      }
    }
    expect(count).toBeGreaterThan(5);
  });
});
