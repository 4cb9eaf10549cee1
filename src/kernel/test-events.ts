/** What the script `run_tests.py` prints while it runs (see its head). */
import type { ITestCase, ITestRun } from '../engine';

export type TestEvent =
  | { event: 'import'; importName: string; error: string | null }
  /** How many tests there are. */
  | { event: 'collected'; count: number }
  | { event: 'test'; test: ITestCase }
  /** How many failing tests are now run without the export. */
  | { event: 'again'; count: number }
  | { event: 'done'; run: ITestRun };

export const TEST_EVENTS: readonly TestEvent['event'][] = [
  'import',
  'collected',
  'test',
  'again',
  'done'
];
