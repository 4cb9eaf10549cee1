/**
 * The team's ruff settings for one file, as one table that ruff's WASM takes.
 * It follows no `extend` and knows no paths, so both are resolved here.
 */
import { folderOf, joined } from './paths';
import { inferredTarget } from './python-version';
import { ruffChain } from './ruff-files';
import { GROWING, LINT_OPTIONS, TEXT_OPTIONS } from './ruff-options';
import {
  NOTHING_SELECTED,
  covers,
  ignores,
  selectionOver
} from './ruff-selection';
import type { ISelection } from './ruff-selection';
import {
  fileIgnores,
  isExcluded,
  sourcesOf,
  targetForFile
} from './ruff-paths';
import { firstParty } from './ruff-sources';
import { isTable, strings } from './toml';
import type { Table } from './toml';
import type {
  IConfigurationProblem,
  IProject,
  IRuffSettings,
  ISnapshot
} from './types';

export interface IRuff {
  /** For `ILinter`; without `lint.select` where the team selects nothing. */
  settings: IRuffSettings;
  /** Selectors that are switched off for this file, by `ignore` or `per-file-ignores`. */
  ignored: string[];
  /** The same told apart, for `isSwitchedOff`. */
  selection: ISelection;
  ignoredForFile: string[];
  /** The file with the settings, relative to the root; null where there is none. */
  source: string | null;
}

/** Settings for a file of the library, `path` relative to the root; the file need not exist. */
export function ruffFor(project: IProject, path: string): IRuff {
  const ruff = ruffOf(project.snapshot, path);
  const library = project.library;
  const names = firstParty(project.snapshot, ruff.sources, library);
  return { ...ruff, settings: withFirstParty(ruff.settings, names) };
}

/** Whether the team's own settings switch a rule off for the file. */
export function isSwitchedOff(ruff: IRuff, code: string): boolean {
  return (
    ruff.ignoredForFile.some(selector => covers(selector, code)) ||
    ignores(ruff.selection, code)
  );
}

/** What is wrong in the files that hold the settings for `folder`. */
export function ruffProblems(
  snapshot: ISnapshot,
  folder: string
): IConfigurationProblem[] {
  return ruffChain(snapshot, joined(folder, '__init__.py')).problems;
}

/** As `ruffFor`, where there is no project yet. `sources` are ruff's `src` folders. */
export function ruffOf(
  snapshot: ISnapshot,
  path: string
): IRuff & { sources: string[] } {
  const { layers } = ruffChain(snapshot, path);
  const last = layers[layers.length - 1];
  const general = merged(layers.map(layer => only(layer.table, TEXT_OPTIONS)));
  const lints = layers.map(layer => lintOf(layer.table));
  const { select, extend, ignore } = lints.reduce(
    selectionOver,
    NOTHING_SELECTED
  );
  const lint: Table = {
    ...without(merged(lints), [
      'select',
      'extend-select',
      'ignore',
      'extend-ignore',
      'per-file-ignores',
      'extend-per-file-ignores',
      'exclude'
    ]),
    ...(select ? { select } : {}),
    ...(extend.length ? { 'extend-select': extend } : {}),
    ...(ignore.length ? { ignore } : {})
  };
  const target =
    targetForFile(layers, path) ??
    general['target-version'] ??
    inferredTarget(snapshot, last?.folder ?? folderOf(path));
  const ignoredForFile = isExcluded(layers, lints, path)
    ? ['ALL']
    : fileIgnores(layers, lints, path);
  return {
    settings: {
      ...general,
      ...(target ? { 'target-version': target } : {}),
      // In preview ruff would name rules by words.
      'output-prefer-rule-codes': true,
      lint
    },
    selection: { select, extend, ignore },
    ignored: [...new Set([...ignore, ...ignoredForFile])],
    ignoredForFile,
    source: last?.path ?? null,
    sources: sourcesOf(layers)
  };
}

/** `lint`, with the lint options that ruff still takes at the top. */
function lintOf(table: Table): Table {
  const lint = only(isTable(table.lint) ? table.lint : {}, LINT_OPTIONS);
  return { ...without(only(table, LINT_OPTIONS), ['preview']), ...lint };
}

/** Later tables win option by option, in the options of a plugin too. */
function merged(tables: readonly Table[]): Table {
  const result: Table = {};
  for (const table of tables) {
    for (const [key, value] of Object.entries(table)) {
      const old = result[key];
      result[key] =
        isTable(old) && isTable(value)
          ? { ...old, ...value }
          : GROWING.has(key)
            ? [...strings(old ?? []), ...strings(value)]
            : value;
    }
  }
  return result;
}

function withFirstParty(
  settings: IRuffSettings,
  names: readonly string[]
): IRuffSettings {
  const lint = isTable(settings.lint) ? settings.lint : {};
  const isort = isTable(lint.isort) ? lint.isort : {};
  const told = [
    'known-first-party',
    'known-third-party',
    'known-local-folder'
  ].flatMap(key => strings(isort[key] ?? []));
  const more = names.filter(name => !told.includes(name));
  return more.length
    ? {
        ...settings,
        lint: {
          ...lint,
          isort: {
            ...isort,
            'known-first-party': [
              ...strings(isort['known-first-party'] ?? []),
              ...more
            ]
          }
        }
      }
    : settings;
}

function only(table: Table, keys: ReadonlySet<string>): Table {
  return Object.fromEntries(
    Object.entries(table).filter(([key]) => keys.has(key))
  );
}

function without(table: Table, keys: readonly string[]): Table {
  return Object.fromEntries(
    Object.entries(table).filter(([key]) => !keys.includes(key))
  );
}
