import type { IFinding, IProof } from '../../checks/types';
import type { IChangeSet, ITestRun } from '../../library/types';
import type { IBlocker } from '../../plan/types';
import { openMusts } from '../gate';
import type { IGateReason } from '../types';
import { gate, result, verdict, world } from './world';
import type { IWorld } from './world';

const kinds = (reasons: IGateReason[]): string[] =>
  reasons.map(one => one.kind);

describe('the gate', () => {
  const BODY =
    '- **Must** a. `check: tests-pass`\n- **Should** b. `check: tests-present`';
  const failing = [
    result('tests-pass', { findings: [0] }),
    result('tests-present', { findings: [1] })
  ];

  it('is open where all musts are met, whatever the shoulds', () => {
    const it = world(BODY, undefined, {
      bindings: [result('tests-pass'), failing[1]]
    });
    expect(gate(it)).toEqual({ state: 'open', reasons: [] });
  });

  it('is a draft where nobody can tell whether a name comes along, and where `__all__` promises one in vain', () => {
    const it = world(BODY, undefined, {
      bindings: [result('tests-pass'), failing[1]],
      warnings: [
        {
          kind: 'star',
          name: 'math',
          cell: 'c1',
          names: ['e', 'pi', 'tau', 'inf']
        },
        { kind: 'promised', name: 'area', cell: 'c1' },
        { kind: 'late', name: 'f', cell: 'c1' }
      ]
    });
    const { state, reasons } = gate(it);
    expect(state).toBe('draft');
    expect(reasons).toMatchObject([
      {
        kind: 'undecided',
        message: expect.stringMatching(
          /^`e`, `pi`, `tau` and 1 more may come from `from math import \*` in /
        )
      },
      { kind: 'undecided', message: expect.stringContaining('promises `area`') }
    ]);
  });

  it('is a draft where a must is open, closed where the document is strict', () => {
    const reasons = [
      {
        kind: 'open-must',
        message: 'Open must: a (1 finding).',
        standard: 'tests-pass'
      }
    ];
    expect(gate(world(BODY, undefined, { bindings: failing }))).toEqual({
      state: 'draft',
      reasons
    });
    expect(gate(world(BODY, 'gate: strict', { bindings: failing }))).toEqual({
      state: 'closed',
      reasons
    });
    expect(
      openMusts(verdict(world(BODY, undefined, { bindings: failing })))
    ).toEqual(['tests-pass']);
  });

  it('is never closed by a sign-off that waits: it is given for what was exported', () => {
    expect(
      gate(world('- **Must** a. `sign-off: x`', 'gate: strict')).state
    ).toBe('draft');
  });

  const blocker = {
    name: 'df',
    reason: 'notebook-variable',
    cell: 'c7',
    symbol: 'clean',
    at: { cell: 'c4', start: 0, end: 2 },
    args: {},
    remedies: [],
    sentence: ''
  } as IBlocker;
  const secret = { check: 'config-no-secrets', cell: 'c5' } as IFinding;
  const run: ITestRun = {
    fingerprint: 'f',
    state: 'failed',
    reason: null,
    seconds: 1,
    imports: [
      { importName: 'x.features', error: 'NameError: df' },
      { importName: 'x', error: null }
    ],
    tests: [
      { id: 'tests/a.py::t', outcome: 'failed', seconds: 0, message: null },
      {
        id: 'tests/a.py::old',
        outcome: 'failed',
        seconds: 0,
        message: null,
        failedBefore: true
      },
      { id: 'tests/a.py::ok', outcome: 'passed', seconds: 0, message: null }
    ]
  };
  const conflict = {
    path: 'src/x/features.py',
    module: 'features',
    name: 'clean',
    reason: 'edited',
    message: 'It was edited.',
    theirs: '',
    ours: ''
  } as IChangeSet['conflicts'][0];

  it.each([
    ['blocker', { blockers: [blocker, blocker] }],
    ['secret', { findings: [secret, secret] }],
    ['conflict', { changes: { conflicts: [conflict] } }],
    [
      'no-library',
      { changes: { conflicts: [{ ...conflict, reason: 'no-library' }] } }
    ]
  ] as [string, Partial<IWorld>][])(
    'is closed by a %s, said once',
    (kind, more) => {
      const it = world('- a `check: tests-pass`', undefined, {
        bindings: [result('tests-pass')],
        ...more
      });
      expect(gate(it)).toMatchObject({ state: 'closed', reasons: [{ kind }] });
      expect(gate(it).reasons).toHaveLength(1);
      expect(gate(it).reasons[0].message).toMatch(/^\S.*[.]$/);
    }
  );

  it('is closed by a failed import and a test that fails with the export alone', () => {
    const it = world('', undefined, { tests: run });
    expect(gate(it).state).toBe('closed');
    expect(kinds(gate(it).reasons)).toEqual(['import-failed', 'test-failed']);
    expect(gate(it).reasons[1].message).toContain('tests/a.py::t');
  });

  it('is closed by a name that ruff finds nowhere, unless a blocker has said so', () => {
    const proof: IProof = {
      module: 'features',
      code: 'F821',
      name: 'df',
      message: 'Undefined name `df`',
      cell: 'c4',
      range: null
    };
    expect(gate(world('', undefined, { proof: [proof] }))).toMatchObject({
      state: 'closed',
      reasons: [{ kind: 'undefined', cell: 'c4' }]
    });
    const both = world('', undefined, { proof: [proof], blockers: [blocker] });
    expect(kinds(gate(both).reasons)).toEqual(['blocker']);
  });

  it('is not closed by tests that were not run', () => {
    const tests: ITestRun = {
      ...run,
      state: 'not-run',
      reason: 'pytest is missing.',
      imports: [],
      tests: []
    };
    expect(gate(world('', undefined, { tests })).state).toBe('open');
  });

  it('is closed by a secret even where nothing is marked', () => {
    const it = world('', undefined, {
      marked: false,
      findings: [secret],
      blockers: [blocker]
    });
    expect(gate(it)).toMatchObject({
      state: 'closed',
      reasons: [{ kind: 'secret', cell: 'c5' }]
    });
  });

  it('names stops before open musts', () => {
    const it = world(BODY, undefined, {
      bindings: failing,
      blockers: [blocker]
    });
    expect(gate(it).state).toBe('closed');
    expect(kinds(gate(it).reasons)).toEqual(['blocker', 'open-must']);
  });
});
