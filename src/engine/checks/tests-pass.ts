import type { ITestCase, ITestRun } from '../library/types';
import type { ICheck, ICheckContext, IDraftFinding } from './types';

export const check: ICheck = {
  id: 'tests-pass',
  title: 'The tests pass in a fresh kernel',
  level: 'must',
  messages: {
    failed:
      'Test `{test}` fails in a fresh kernel ({failed} of {n} {n|test|tests}): {why}',
    import: '`{module}` can not be imported in a fresh kernel: {why}'
  },
  options: {},
  wholeNotebook: false,
  run: context => {
    const { tests: run, plan } = context;
    if (plan.modules.length === 0) {
      return { findings: [], nothing: true };
    }
    if (!run || run.state === 'not-run') {
      return { findings: [], notRun: reasonOf(run) };
    }
    const failing = run.tests.filter(isFailing);
    const findings = [
      ...run.imports.flatMap(({ importName, error }) =>
        error === null ? [] : importFinding(importName, error)
      ),
      ...failing.map(test => finding(test, failing.length, run, context))
    ];
    const ran = run.tests.some(({ outcome }) => outcome !== 'skipped');
    return { findings, nothing: findings.length === 0 && !ran };
  }
};

function reasonOf(run: ITestRun | null): string {
  return run?.reason
    ? `The tests were not run: ${run.reason}`
    : 'The tests have not been run on the code as it is now.';
}

function isFailing({ outcome }: ITestCase): boolean {
  return outcome === 'failed' || outcome === 'error';
}

function importFinding(module: string, error: string): IDraftFinding {
  return {
    cell: null,
    range: null,
    message: 'import',
    args: { module, why: error }
  };
}

function finding(
  test: ITestCase,
  failed: number,
  run: ITestRun,
  { plan }: ICheckContext
): IDraftFinding {
  // `tests/test_features.py::TestClean::test_empty[3]`
  const [file, ...parts] = test.id.split('::');
  const name = parts.join('.') || file;
  const top = (parts[0] ?? '').replace(/\[.*$/, '');
  const symbol = plan.modules
    .filter(({ role, path }) => role === 'test' && file.endsWith(path))
    .flatMap(({ symbols }) => symbols)
    .find(one => one.name === top);
  return {
    cell: symbol?.cell ?? null,
    range: symbol ? { start: symbol.start, end: symbol.end } : null,
    message: 'failed',
    args: { test: name, failed, n: run.tests.length, why: lastLine(test) },
    symbol: symbol?.name
  };
}

function lastLine({ message, outcome }: ITestCase): string {
  const lines = (message ?? '').split('\n').map(line => line.trim());
  const said = lines.filter(line => line !== '').pop();
  return said ?? (outcome === 'error' ? 'an error.' : 'an assertion failed.');
}
