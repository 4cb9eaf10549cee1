import type { ITestCase, ITestRun } from '../../engine';
import { UserError, print } from '../command';
import type { ExitCode, ICommand } from '../command';
import { findOne, openNotebook } from '../notebooks';
import { loadProject } from '../project';
import { reviewNotebook } from '../review';

export const test: ICommand = {
  name: 'test',
  summary: 'Import and test what a notebook would export.',
  details:
    'Runs pytest on a temporary copy of library and tests with the export laid over it,\n' +
    'in a fresh interpreter of the Python that runs this command. Nothing is written.',
  positionals: 'NOTEBOOK',
  least: 1,
  most: 1,
  options: {},
  async run(call, session) {
    const { root, found } = await findOne(session, call.positionals[0]);
    const { notebook } = await openNotebook(session, found);
    const loaded = await loadProject(session, root ?? found.path);
    const review = await reviewNotebook(session, {
      loaded,
      notebook,
      aim: null,
      run: true
    });
    if (review.plan.modules.length === 0) {
      await print(session, `Nothing is marked in ${found.path}.\n`);
      return 0;
    }
    if (review.tests === null) {
      throw new UserError(
        `There is no project around ${found.path}, so there is nothing to test against; ` +
          'create one with `jupyter promote init`.'
      );
    }
    await print(session, runReport(review.tests));
    return exitCode(review.tests);
  }
};

function exitCode(run: ITestRun): ExitCode {
  return run.state === 'passed' ? 0 : run.state === 'failed' ? 1 : 2;
}

/** A run as lines: imports, tests that did not pass with their message, counts. */
export function runReport(run: ITestRun): string {
  const lines = run.imports.map(({ importName, error }) =>
    error === null
      ? `imported ${importName}`
      : `import of ${importName} failed: ${error}`
  );
  for (const test of run.tests) {
    lines.push(caseLine(test));
    if (test.message !== null) {
      lines.push(...test.message.split('\n').map(line => `    ${line}`));
    }
  }
  lines.push(
    run.state === 'not-run'
      ? `Not run: ${run.reason}`
      : `${counts(run.tests)} in ${run.seconds.toFixed(1)} s`
  );
  return `${lines.join('\n')}\n`;
}

function caseLine({ id, outcome, failedBefore }: ITestCase): string {
  const note = failedBefore ? ' (fails without the export as well)' : '';
  return `${outcome} ${id}${note}`;
}

function counts(tests: readonly ITestCase[]): string {
  const count = new Map<string, number>();
  for (const { outcome } of tests) {
    count.set(outcome, (count.get(outcome) ?? 0) + 1);
  }
  return (
    [...count].map(([outcome, n]) => `${n} ${outcome}`).join(', ') || 'no tests'
  );
}
