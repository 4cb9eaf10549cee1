import type { OptionType } from '../checks/types';

/** What a document may bind, handed in by the host of the checks. */
export interface IKnown {
  /** Options by check id. */
  checks: Readonly<Record<string, Readonly<Record<string, OptionType>>>>;
  /** Ruff's rules; null: ruff is not there, and codes are taken as they are. */
  ruff: {
    /** Whether this version has rules under a selector (`F401`, `PD`), and why not. */
    stateOf(selector: string): 'stable' | 'preview' | 'removed' | 'unknown';
    /** Every code that can be bound. */
    codes: readonly string[];
  } | null;
}

/**
 * Ids of built-in checks that documents may bind already, whether this version
 * has the check or not: ids are stable for ever, packs come before checks.
 */
export const RESERVED: readonly string[] = [
  'closure-complete',
  'code-in-functions',
  'code-no-notebook-only',
  'config-no-absolute-path',
  'config-no-secrets',
  'data-explicit-join',
  'data-explicit-types',
  'data-validated',
  'functions-no-hidden-io',
  'functions-no-mutation',
  'logging-no-print',
  'logging-no-setup',
  'logging-present',
  'naming-no-generic',
  'notebook-has-purpose',
  'notebook-imports-library',
  'notebook-no-duplicate',
  'notebook-outputs-cleared',
  'notebook-runs-in-order',
  'project-ci',
  'project-data-not-in-git',
  'project-dependencies',
  'project-in-git',
  'project-packaged',
  'project-readme',
  'repro-seeded',
  'tests-coverage',
  'tests-pass',
  'tests-present'
];
