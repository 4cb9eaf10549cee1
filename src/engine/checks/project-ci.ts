import type { ICheck, ICheckContext, IProjectFix } from './types';
import { commandsOf, startsOnChanges } from './ci/workflow';

const TESTS =
  /\b(?:pytest|py\.test|tox|nox|hatch (?:run )?(?:[\w:-]*test|cov)|unittest|nose2?|make (?:[\w-]*test|check|ci)|just (?:[\w-]*test|check|ci)|invoke test|poe test|pdm (?:run )?test|rye test|pixi run [\w-]*test|task test|nbdev[-_]test|coverage run|jupyter[- ]promote check\b.*--run-tests)\b/i;

/** Part of what runs elsewhere, which can't be looked at: taken for what it is called. */
const ELSEWHERE = /\b(?:test|ci|check|verify|python|build)/i;

export const check: ICheck = {
  id: 'project-ci',
  title: 'The tests run on every change',
  level: 'should',
  messages: {
    none: 'Nothing runs the tests on a pull request; add the workflow.',
    'no-tests':
      '{path} runs on a pull request, but no step of it runs the tests; add `pytest`.',
    late: '{path} runs the tests, but not on a pull request; add `pull_request` to its `on`.'
  },
  options: {},
  wholeNotebook: false,
  onProject: true,
  run: context => {
    const { plan, project } = context;
    if (!plan.modules.length) {
      return { findings: [], nothing: true };
    }
    const { automation = [] } = project.snapshot;
    const files = automation.map(({ path, text }) => judged(path, text));
    if (files.some(({ tests, timely }) => tests && timely)) {
      return { findings: [] };
    }
    const late = files.find(({ tests }) => tests);
    const silent = files.find(({ timely }) => timely);
    const message = late ? 'late' : silent ? 'no-tests' : 'none';
    const fix = message === 'none' ? fixOf(context) : null;
    return {
      findings: [
        {
          cell: null,
          range: null,
          message,
          args: { path: (late ?? silent)?.path ?? '' },
          ...(fix ? { projectFix: fix } : {})
        }
      ]
    };
  }
};

interface IJudged {
  path: string;
  /** Whether it runs tests, as far as can be seen. */
  tests: boolean;
  /** Whether it runs before a change is merged. */
  timely: boolean;
}

function judged(path: string, text: string | null): IJudged {
  if (text === null) {
    return { path, tests: false, timely: false };
  }
  const { commands, elsewhere } = commandsOf(path, text);
  return {
    path,
    tests:
      commands.some(command => TESTS.test(command)) ||
      elsewhere.some(name => ELSEWHERE.test(name)),
    timely: startsOnChanges(path, text)
  };
}

function fixOf({ project }: ICheckContext): IProjectFix | null {
  const { snapshot } = project;
  const hasOther = snapshot.automation?.some(
    ({ path }) => !path.startsWith('.github/')
  );
  const path = '.github/workflows/tests.yml';
  // Code hosts look for it at the top of the repository alone.
  const isTop = snapshot.git.present && !snapshot.git.folder;
  if (
    !isTop ||
    hasOther ||
    snapshot.automation?.some(one => one.path === path)
  ) {
    return null;
  }
  const text = `name: Tests
on:
  pull_request:
  push:
    branches: [main]
jobs:
  tests:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install -e . pytest
      - run: pytest ${project.tests}
`;
  return {
    title: `Write ${path}`,
    files: [{ path, kind: 'configuration', hash: null, before: null, text }]
  };
}
