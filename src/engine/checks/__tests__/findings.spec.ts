/**
 * What all checks find in real notebooks, counted: a change of a check shows
 * what it does to them. `PROMOTE_WRITE_FINDINGS=1` writes the counts anew.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNotebook } from '../../notebook/read';
import type { INotebook } from '../../notebook/types';
import { planOf } from '../../plan/plan';
import { sha256Hex } from '../../project/hash';
import { readProject } from '../../project/project';
import { ruffFor } from '../../project/ruff';
import { RESERVED } from '../../standards/known';
import { checks } from '../registry.gen';
import { runChecks } from '../run';
import { CORPORA, describeCorpora, markedWhere } from './corpora';
import { madeNotebooks } from './made-notebooks';
import { documentOf, ruff, snapshotOf, standardOf } from './workbench';

type Counts = Record<string, number>;

interface IRecord {
  /** What is counted of the notebooks that come with the project. */
  ours: Record<string, Counts>;
  /** And of others, by path; they are not copied in. */
  real: Record<string, { sha256: string; counts: Counts }>;
}

const FILE = join(__dirname, 'findings.json');
const EXAMPLE = join(
  __dirname,
  '../../../../examples/used-vehicle-prices/used_vehicle_prices.ipynb'
);
const RULES = ['LOG', 'G001', 'E722', 'BLE001', 'D101', 'D103', 'ANN', 'N80'];
const MORE = ['C901', 'PLR0913', 'F401', 'F841', 'ERA001', 'PD002', 'NPY'];

const written = JSON.parse(readFileSync(FILE, 'utf8')) as IRecord;
const isWriting = process.env.PROMOTE_WRITE_FINDINGS === '1';
const found: IRecord = { ours: {}, real: {} };

/** Checks of the project alone say the same of every notebook here. */
const looking = checks.filter(({ id }) => !id.startsWith('project-'));
const document = documentOf([
  ...looking.map(({ id, level }) =>
    standardOf(id, [{ kind: 'check', id, options: {} }], level)
  ),
  standardOf('rules', [{ kind: 'ruff', codes: [...RULES, ...MORE] }], 'should')
]);
const project = readProject(snapshotOf(), document);

function countsOf(notebook: INotebook): Counts {
  const { findings } = runChecks({
    notebook,
    plan: planOf(notebook, project),
    project,
    document,
    linter: ruff,
    tests: null,
    ruffFor: path => ruffFor(project, path)
  });
  const counts: Counts = {};
  for (const { check } of findings) {
    counts[check] = (counts[check] ?? 0) + 1;
  }
  return Object.fromEntries(
    Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))
  );
}

function read(text: string, name: string): INotebook {
  const result = readNotebook(text, name);
  if (!result.ok) {
    throw new Error(result.problem.message);
  }
  return result.notebook;
}

describe('findings', () => {
  const ours = [
    ...madeNotebooks(),
    read(readFileSync(EXAMPLE, 'utf8'), 'example.ipynb')
  ];

  it.each(ours.map(notebook => [notebook.path, notebook] as const))(
    'in our own %s are as written down',
    (path, notebook) => {
      found.ours[path] = countsOf(notebook);
      if (!isWriting) {
        expect(found.ours[path]).toEqual(written.ours[path]);
      }
    }
  );

  it('are of every check that looks at cells, in one notebook or another', () => {
    const counted = new Set(
      [
        ...Object.values(written.ours),
        ...Object.values(written.real).map(({ counts }) => counts)
      ].flatMap(counts => Object.keys(counts))
    );
    const silent = RESERVED.filter(
      id => !id.startsWith('project-') && !counted.has(id)
    );
    // No run of the tests, no library beside them, and nobody left a secret.
    expect(silent).toEqual([
      'config-no-secrets',
      'notebook-imports-library',
      'tests-coverage',
      'tests-pass'
    ]);
  });
});

describeCorpora('findings in real notebooks', () => {
  it.each(Object.keys(written.real))('%s', path => {
    const file = join(CORPORA, path);
    if (!existsSync(file)) {
      throw new Error(`${path} is not there`);
    }
    const text = readFileSync(file, 'utf8');
    const sha256 = sha256Hex(text);
    const notebook = read(text, path);
    const counts = countsOf(
      notebook.cells.some(({ mark }) => mark !== null)
        ? notebook
        : markedWhere(notebook, () => true)
    );
    found.real[path] = { sha256, counts };
    if (!isWriting) {
      expect(found.real[path]).toEqual(written.real[path]);
    }
  });
});

afterAll(() => {
  if (isWriting) {
    const real = { ...written.real, ...found.real };
    writeFileSync(
      FILE,
      `${JSON.stringify({ ours: found.ours, real }, null, 2)}\n`
    );
  }
});
