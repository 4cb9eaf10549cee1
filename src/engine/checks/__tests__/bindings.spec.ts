import { readProject } from '../../project/project';
import { ruffFor } from '../../project/ruff';
import type { Binding, IStandard } from '../../standards/types';
import { runSteps } from '../run';
import type { Level } from '../types';
import {
  bench,
  codeCell,
  documentOf,
  ruff,
  snapshotOf,
  standardOf
} from './workbench';
import type { IBench } from './workbench';

const check = (id: string): Binding => ({ kind: 'check', id, options: {} });
const rules = (...codes: string[]): Binding => ({ kind: 'ruff', codes });

function run(source: string, bindings: Binding[]): IBench {
  return bench({
    cells: [codeCell('a', source)],
    standards: [standardOf('s', bindings)]
  });
}

describe('bindings', () => {
  const secret =
    'def f():\n    print("x")\n    return connect(password="Wint3r+24")';

  it('look for secrets whether they are bound or not, in any cell', () => {
    const { result } = bench({
      cells: [codeCell('a', secret, null)],
      standards: []
    });
    expect(result.findings).toMatchObject([
      { check: 'config-no-secrets', level: 'must', standards: [], cell: 'a' }
    ]);
  });

  it('give a finding once, with the strictest level and all standards', () => {
    const standards: [string, Level][] = [
      ['one', 'may'],
      ['two', 'must'],
      ['three', 'should']
    ];
    const { result } = bench({
      cells: [codeCell('a', secret)],
      standards: standards.map(([id, level]) =>
        standardOf(id, [check('logging-no-print')], level)
      )
    });
    const prints = result.findings.filter(
      one => one.check === 'logging-no-print'
    );
    expect(prints).toMatchObject([
      { level: 'must', standards: ['one', 'two', 'three'] }
    ]);
    const index = result.findings.indexOf(prints[0]);
    expect(result.bindings.map(({ findings }) => findings)).toEqual(
      Array(3).fill([index])
    );
  });

  it('are told apart by their place in a standard', () => {
    const standard = standardOf('s', [
      check('logging-no-print'),
      { kind: 'sign-off', id: 'review', owner: null, expires: null },
      rules('D103'),
      { kind: 'broken', text: 'chek: x', reason: 'There is no key `chek`.' }
    ]);
    const { result } = bench({
      cells: [codeCell('a', 'def f():\n    print(1)')],
      standards: [standard]
    });
    expect(
      result.bindings.map(one => [one.binding, one.findings, one.notRun])
    ).toEqual([
      [0, [1], null],
      [2, [0], null],
      [3, [], 'There is no key `chek`.']
    ]);
  });

  it('to a check that is not there are not run', () => {
    const { result } = run('def f():\n    return 1', [check('no-such-check')]);
    expect(result.bindings[0].notRun).toBe(
      'There is no check `no-such-check`.'
    );
  });

  it('have nothing to say of a notebook without marks', () => {
    const ids = [
      'closure-complete',
      'code-in-functions',
      'code-no-notebook-only',
      'logging-no-print',
      'logging-present',
      'tests-present',
      'tests-pass',
      'config-no-absolute-path',
      'notebook-runs-in-order'
    ];
    const { result } = bench({
      cells: [codeCell('a', 'print("/home/me/x.csv")', null)],
      standards: [
        ...ids.map(id => standardOf(id, [check(id)])),
        standardOf('r', [rules('D103')])
      ]
    });
    expect(result.findings).toEqual([]);
    for (const one of result.bindings) {
      expect(one).toMatchObject({ nothing: true, notRun: null });
    }
  });

  it('order findings by level, cell and place', () => {
    const cells = [
      codeCell('a', 'def f():\n    print(1)'),
      codeCell(
        'b',
        'def g():\n    try:\n        print(2)\n    except:\n        pass'
      )
    ];
    const { result } = bench({
      cells,
      standards: [
        standardOf('s', [rules('E722')], 'should'),
        standardOf('m', [check('logging-no-print')])
      ]
    });
    expect(result.findings.map(one => [one.level, one.cell])).toEqual([
      ['must', 'a'],
      ['must', 'b'],
      ['should', 'b']
    ]);
  });
});

it('a worker can breathe between modules and checks', () => {
  const standards: IStandard[] = [
    standardOf('a', [check('logging-no-print')]),
    standardOf('b', [check('logging-no-print')]),
    standardOf('c', [check('tests-present')])
  ];
  const document = documentOf(standards);
  const project = readProject(snapshotOf(), document);
  const { notebook, plan } = bench({
    cells: [
      codeCell('a', 'def f():\n    print(1)'),
      codeCell('b', 'def g():\n    print(2)', 'model')
    ],
    standards
  });
  const steps = runSteps({
    notebook,
    plan,
    project,
    document,
    linter: ruff,
    tests: null,
    ruffFor: path => ruffFor(project, path)
  });
  // Two modules, two checks of the document, and the one for secrets.
  expect([...steps]).toHaveLength(5);
});
