import type { IBindingResult } from '../../checks/types';
import { snapshotOf } from '../../project/__tests__/snapshots';
import { readDocument } from '../document';
import { aimProblem } from '../verdict';
import { gate, result, verdict, world } from './world';

describe('the status of a standard', () => {
  const BODY = '## S\n- **Must** a. `check: tests-pass`';

  it.each([
    ['met', {}],
    ['failing', { findings: [3, 1] }],
    ['not-run', { notRun: 'The tests have not been run.' }],
    ['nothing', { nothing: true }],
    ['switched-off', { switchedOff: ['D103'] }]
  ] as [string, Partial<IBindingResult>][])('%s', (status, more) => {
    const [standard] = verdict(
      world(BODY, undefined, { bindings: [result('tests-pass', more)] })
    );
    expect(standard).toMatchObject({
      status,
      counts: true,
      findings: status === 'failing' ? [1, 3] : []
    });
  });

  it('is never met by what was not looked at', () => {
    expect(verdict(world(BODY))).toMatchObject([
      { status: 'not-run', reason: 'It was not looked at.' }
    ]);
  });

  it('is the worst of several bindings, with its reason', () => {
    const it = world(
      '- **Must** a. `check: tests-present` `check: tests-pass` `ruff: D103`',
      undefined,
      {
        bindings: [
          result('tests-present', { switchedOff: ['D1'] }),
          result('tests-present', { binding: 1, notRun: 'No tests.' }),
          result('tests-present', { binding: 2 })
        ]
      }
    );
    expect(verdict(it)).toMatchObject([
      { status: 'not-run', reason: 'No tests.' }
    ]);
    it.bindings.splice(1, 1, result('tests-present', { binding: 1 }));
    expect(verdict(it)).toMatchObject([
      {
        status: 'switched-off',
        reason: "`D1` is switched off in the team's ruff settings."
      }
    ]);
  });

  it('of a binding that can’t be read stays open', () => {
    const it = world('- **Must** a. `chek: tests-pass`');
    expect(verdict(it)).toMatchObject([{ status: 'not-run', counts: true }]);
    expect(gate(it).state).toBe('draft');
  });

  it('of a check that this version does not have is not run, and leaves the gate alone', () => {
    const it = world(
      '- **Must** a. `check: project-ci`\n- **Must** b. `check: tests-pass` `check: project-ci`'
    );
    it.document = readDocument(snapshotOf(it.files), {
      checks: { 'tests-pass': {} },
      ruff: null
    });
    it.bindings = [result('tests-pass')];
    expect(verdict(it)).toMatchObject([
      {
        id: 'project-ci',
        status: 'not-run',
        counts: false,
        reason: 'This version has no check `project-ci` yet.'
      },
      { id: 'tests-pass', status: 'not-run', counts: false }
    ]);
    expect(gate(it)).toEqual({ state: 'open', reasons: [] });
    it.bindings = [result('tests-pass', { findings: [0] })];
    expect(verdict(it)[1]).toMatchObject({ status: 'failing', counts: true });
  });

  it('without a binding does not count', () => {
    expect(verdict(world('- **Must** ask.'))).toMatchObject([
      { status: 'nothing', counts: false }
    ]);
  });

  it('beyond the aim does not count', () => {
    const it = world(
      '# A\n- x `check: tests-pass`\n# B\n- y `check: tests-present`',
      'stages: [A, B]\naim: A'
    );
    expect(verdict(it).map(one => one.counts)).toEqual([true, false]);
    expect(verdict({ ...it, aim: 'b' }).map(one => one.counts)).toEqual([
      true,
      true
    ]);
    expect(aimProblem(it.document, 'C')).toBe(
      '`C` is no stage of STANDARDS.md; its stages are `A` or `B`. Did you mean `A`?'
    );
    expect(aimProblem(it.document, 'b')).toBeNull();
  });

  it('counts at every stage where there is no aim', () => {
    const it = world('# B\n- y `check: tests-present`', 'stages: [A, B]');
    expect(verdict(it)).toMatchObject([{ stage: 'B', counts: true }]);
  });

  it('is nothing for sign-offs and later checks where nothing is marked', () => {
    const it = world('- a `sign-off: x`', undefined, { marked: false });
    expect(verdict(it)).toMatchObject([{ status: 'nothing' }]);
    expect(gate(it)).toEqual({ state: 'none', reasons: [] });
  });
});

describe('waivers', () => {
  const BODY =
    '- **Must** a. `check: tests-pass`\n- The supplier mends it. `waive: tests-pass until=2026-11-24 for=notebooks/* by=@x`';
  const failing = { bindings: [result('tests-pass', { findings: [0] })] };

  it('hold up to their last day, with reason and name', () => {
    const it = world(BODY, undefined, failing);
    expect(verdict(it)).toMatchObject([
      {
        status: 'waived',
        reason: 'Waived until 2026-11-24 by @x: The supplier mends it.'
      }
    ]);
    expect(gate(it).state).toBe('open');
  });

  it('end', () => {
    const it = world(BODY, undefined, { ...failing, today: '2026-11-25' });
    expect(verdict(it)).toMatchObject([
      { status: 'failing', reason: 'Its waiver ended on 2026-11-24.' }
    ]);
    expect(gate(it).state).toBe('draft');
  });

  it('are for the notebooks they name, and change nothing that is met', () => {
    expect(
      verdict(
        world(BODY.replace('notebooks/*', 'other/*'), undefined, failing)
      )[0].status
    ).toBe('failing');
    expect(
      verdict(world(BODY, undefined, { bindings: [result('tests-pass')] }))[0]
        .status
    ).toBe('met');
  });

  it('may be for good', () => {
    const it = world(
      '- **Must** a. `check: tests-pass`\n- We have none. `not-applicable: tests-pass`',
      undefined,
      failing
    );
    expect(verdict(it)).toMatchObject([
      { status: 'not-applicable', reason: 'We have none.' }
    ]);
  });

  it('are not needed where the document does not apply', () => {
    const it = world(
      '- **Must** a. `check: tests-pass`',
      'applies-to: ["other/**"]',
      failing
    );
    expect(verdict(it)).toMatchObject([
      {
        status: 'not-applicable',
        reason: 'STANDARDS.md applies to `other/**` only.'
      }
    ]);
  });
});
