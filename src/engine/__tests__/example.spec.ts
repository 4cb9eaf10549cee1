/**
 * The example, mended by nothing but what the product offers: refactorings and
 * fixes one after another bring the gate as far as they can. What is left then
 * is for people: tests, and what nobody but them can decide.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ruff, snapshotOf } from '../checks/__tests__/workbench';
import { known } from '../checks/known';
import type { IFinding } from '../checks/types';
import { readNotebook } from '../notebook/read';
import type { INotebook } from '../notebook/types';
import { planOf } from '../plan/plan';
import type { ISymbol } from '../plan/types';
import { readProject } from '../project/project';
import { changedBy } from '../refactor/changed';
import { draft, draftChange } from '../refactor/draft/draft';
import { parameterise } from '../refactor/parameterise/parameterise';
import { judgementOf } from '../review';
import type { IJudgement } from '../review';
import { readDocument } from '../standards/document';

const EXAMPLE = join(__dirname, '../../../examples/used-vehicle-prices');
const NOTEBOOK = 'used_vehicle_prices.ipynb';

const files = Object.fromEntries(
  readdirSync(EXAMPLE, { recursive: true, encoding: 'utf-8' })
    .filter(path => /\.(py|toml|md)$/.test(path) && !path.startsWith('.'))
    .map(path => [path, readFileSync(join(EXAMPLE, path), 'utf-8')])
);
const snapshot = snapshotOf(files);
const document = readDocument(snapshot, known);
const project = readProject(snapshot, document);

function example(): INotebook {
  const read = readNotebook(
    readFileSync(join(EXAMPLE, NOTEBOOK), 'utf-8'),
    NOTEBOOK
  );
  if (!read.ok) {
    throw new Error(read.problem.message);
  }
  return read.notebook;
}

function judged(notebook: INotebook): IJudgement {
  return judgementOf({
    notebook,
    project,
    document,
    linter: ruff,
    aim: null,
    today: '2026-11-24'
  });
}

/** Musts up to the aim that are not met. */
function openMusts({ standards }: IJudgement): string[] {
  return standards
    .filter(
      ({ level, counts, status }) =>
        level === 'must' && counts && status !== 'met'
    )
    .map(({ id }) => id);
}

const FEATURES = { module: 'features', role: 'code' as const };
const NOTHING = { edits: [], marks: [], inserts: [], emptied: [] };

function symbolsOf(notebook: INotebook): ISymbol[] {
  return planOf(notebook, project).modules.flatMap(({ symbols }) => symbols);
}

/** Marked functions with the notebook variables that they read. */
function blockedIn(notebook: INotebook): [string, string[]][] {
  return symbolsOf(notebook)
    .filter(({ blockers }) => blockers.length > 0)
    .map(({ name, blockers }) => [
      name,
      [...new Set(blockers.map(one => one.name))].sort()
    ]);
}

function mendedBy(notebook: INotebook, finding: IFinding): INotebook {
  const { edits, marks, inserts = [] } = finding.fix!;
  return changedBy(notebook, [{ edits, marks, inserts, emptied: [] }]);
}

/** One offered fix after another, as long as there is one. */
function mended(notebook: INotebook): {
  notebook: INotebook;
  checks: Set<string>;
} {
  const checks = new Set<string>();
  for (let steps = 0; steps < 100; steps++) {
    const before = judged(notebook);
    const finding = before.findings.find(({ fix }) => fix);
    if (!finding) {
      return { notebook, checks };
    }
    checks.add(finding.check);
    notebook = mendedBy(notebook, finding);
    const after = judged(notebook);
    const still = (one: IJudgement): number =>
      one.findings.filter(({ check }) => check === finding.check).length;
    expect([finding.check, still(after)]).toEqual([
      finding.check,
      still(before) - 1
    ]);
    const open = openMusts(before);
    expect(openMusts(after).filter(id => !open.includes(id))).toEqual([]);
  }
  throw new Error('There is no end of fixes.');
}

const FIRST = [
  'tests-pass',
  'tests-present',
  'logging-no-print',
  'config-no-absolute-path'
];
/** Tests are written by people, and run by them. */
const LEFT = ['tests-pass', 'tests-present'];

it('what Jana has marked: fixes leave the tests alone', () => {
  const before = judged(example());
  expect([before.gate.state, openMusts(before)]).toEqual(['draft', FIRST]);
  const { notebook, checks } = mended(example());
  expect(checks).toEqual(
    new Set(['logging-no-print', 'config-no-absolute-path'])
  );
  const after = judged(notebook);
  expect([after.gate.state, openMusts(after)]).toEqual(['draft', LEFT]);
});

it('functions that read the notebook: closed, then parameters, then as far', () => {
  const names = ['age_years', 'show_make', 'suspicious'];
  const marked = example();
  const marks = marked.cells
    .filter(({ source }) => names.some(name => source.includes(`def ${name}(`)))
    .map(({ key }) => ({ cell: key, mark: FEATURES }));
  expect(marks).toHaveLength(names.length);
  let notebook = changedBy(marked, [{ ...NOTHING, marks }]);
  expect(judged(notebook).gate.state).toBe('closed');
  const wanted = blockedIn(notebook);
  expect(wanted).toEqual([
    ['age_years', ['today']],
    ['show_make', ['df']],
    ['suspicious', ['X', 'df', 'forest']]
  ]);
  for (const [symbol, variables] of wanted) {
    const { cell } = symbolsOf(notebook).find(({ name }) => name === symbol)!;
    const { edits, refused } = parameterise(notebook, project, [
      { cell, symbol, names: variables }
    ]);
    expect(refused).toEqual([]);
    notebook = changedBy(notebook, [{ ...NOTHING, edits }]);
  }
  expect(blockedIn(notebook)).toEqual([]);
  expect(judged(notebook).gate.state).toBe('draft');
  expect(openMusts(judged(mended(notebook).notebook))).toEqual(LEFT);
});

it('the whole notebook as a draft: then as far', () => {
  const made = draft(example(), project, {
    module: 'features',
    leave: new Set(),
    include: new Set()
  });
  const drafted = changedBy(example(), draftChange(made));
  const before = judged(drafted);
  expect([before.gate.state, openMusts(before)]).toEqual(['draft', FIRST]);
  expect(symbolsOf(drafted).length).toBeGreaterThan(15);
  const after = judged(mended(drafted).notebook);
  expect([after.gate.state, openMusts(after)]).toEqual(['draft', LEFT]);
});
