import { changesOf } from '../changes';
import { stageOf } from '../stage';
import { joinChanges, withChanges } from '../virtual';
import {
  edited,
  FEATURES,
  moduleOf,
  planOf,
  planWith,
  projectOf,
  textIn
} from './world';

const ONE = 'def clean(x):\n    return x\n';
const TEST = 'def test_clean():\n    assert True\n';
const START = projectOf({
  'pyproject.toml': '',
  'conftest.py': '',
  'notebooks/conftest.py': '',
  'README.md': '',
  'src/pricing/__init__.py': '',
  'tests/test_old.py': ''
});
const PLAN = planWith([moduleOf(ONE), moduleOf(TEST, 'features', 'test')]);

function stage(project = START, plan = PLAN) {
  const changes = changesOf(plan, project, { open: [] });
  return {
    stage: stageOf(plan, changes, project),
    after: withChanges(project, changes.files)
  };
}

describe('stageOf', () => {
  it('copies code and settings and lays the export over them', () => {
    expect(stage().stage).toEqual({
      copy: [
        'conftest.py',
        'notebooks/conftest.py',
        'pyproject.toml',
        'src',
        'tests'
      ],
      overlay: [
        { path: FEATURES, text: ONE },
        { path: 'tests/test_features.py', text: TEST }
      ],
      sourceRoots: ['src'],
      modules: [{ importName: 'pricing.features', path: FEATURES }],
      tests: ['tests'],
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/)
    });
  });

  it('copies the library alone where the root is the source root', () => {
    const project = projectOf(
      { 'pricing/__init__.py': '' },
      { library: 'pricing', sourceRoots: [''] }
    );
    const plan = planOf(ONE);
    expect(
      stageOf(plan, changesOf(plan, project, { open: [] }), project)
    ).toMatchObject({ copy: ['pricing'], tests: [] });
  });

  it('has one fingerprint before and after the export', () => {
    const { stage: before, after } = stage();
    expect(stage(after).stage.overlay).toEqual([]);
    expect(stage(after).stage.fingerprint).toBe(before.fingerprint);
  });

  it('has another one for other code, other tests or another export', () => {
    const { fingerprint } = stage().stage;
    const others = [
      stage(edited(START, () => 'x = 1\n', 'tests/test_old.py')),
      stage(edited(START, () => 'x = 1\n', 'src/pricing/__init__.py')),
      stage(START, planOf(ONE)),
      stage(
        START,
        planWith([
          moduleOf(ONE.replace('x', 'y')),
          moduleOf(TEST, 'features', 'test')
        ])
      )
    ].map(({ stage }) => stage.fingerprint);
    expect(new Set([fingerprint, ...others]).size).toBe(5);
    expect(
      stage(edited(START, () => 'new', 'README.md')).stage.fingerprint
    ).toBe(fingerprint);
  });
});

describe('several notebooks', () => {
  it('are one list of changes', () => {
    const start = projectOf({
      'src/pricing/__init__.py': '',
      [FEATURES]: 'x = 1\n'
    });
    const first = changesOf(planOf(ONE, 'a.ipynb'), start, { open: [] });
    const between = withChanges(start, first.files);
    const second = changesOf(
      planOf('def other():\n    pass\n', 'b.ipynb'),
      between,
      { open: [] }
    );
    const joined = joinChanges([first.files, second.files]);
    const module = joined.filter(({ path }) => path === FEATURES);
    expect(module).toHaveLength(1);
    expect(module[0]).toMatchObject({
      hash: start.snapshot.files[1].hash,
      before: 'x = 1\n'
    });
    const after = withChanges(start, joined);
    expect(after).toEqual(withChanges(between, second.files));
    expect(textIn(after)).toContain('def clean');
    expect(textIn(after)).toContain('def other');
  });
});
