/** Which of the team's files hold ruff's settings for a path, in ruff's own order. */
import { didYouMean } from '../standards/nearest';
import { fileAt } from './files';
import { folderOf, insideRoot, joined, nameOf, upwards } from './paths';
import { FILE_OPTIONS, LINT_OPTIONS, TEXT_OPTIONS } from './ruff-options';
import { lineOfKey } from './toml-lines';
import { isTable, tomlAt, valueAt } from './toml';
import type { Table } from './toml';
import type { IConfigurationProblem, ISnapshot } from './types';

/** One file's settings. */
export interface IRuffLayer {
  path: string;
  /** Folder that the file's patterns are relative to. */
  folder: string;
  /** Its table, unchanged. */
  table: Table;
}

export interface IRuffChain {
  /** What is extended first, the file nearest to the path last; empty where there is none. */
  layers: IRuffLayer[];
  problems: IConfigurationProblem[];
}

const NAMES = ['.ruff.toml', 'ruff.toml', 'pyproject.toml'];

/** The nearest file with settings for `path` and what it extends. */
export function ruffChain(snapshot: ISnapshot, path: string): IRuffChain {
  const chain: IRuffChain = { layers: [], problems: [] };
  let next = nearestFile(snapshot, path);
  while (next !== null) {
    const layer = layerAt(snapshot, next);
    chain.layers.unshift(layer);
    chain.problems.push(...keyProblems(snapshot, layer));
    next = extended(snapshot, layer, chain);
  }
  return chain;
}

function nearestFile(snapshot: ISnapshot, path: string): string | null {
  for (const folder of upwards(folderOf(path))) {
    for (const name of NAMES) {
      const file = joined(folder, name);
      if (fileAt(snapshot, file) && settingsAt(snapshot, file) !== undefined) {
        return file;
      }
    }
  }
  return null;
}

/** The table of ruff's settings in a file; undefined where a pyproject.toml has none. */
function settingsAt(snapshot: ISnapshot, path: string): unknown {
  return valueAt(tomlAt(snapshot, path).table, headOf(path));
}

function headOf(path: string): string[] {
  return nameOf(path) === 'pyproject.toml' ? ['tool', 'ruff'] : [];
}

function layerAt(snapshot: ISnapshot, path: string): IRuffLayer {
  const table = settingsAt(snapshot, path);
  return { path, folder: folderOf(path), table: isTable(table) ? table : {} };
}

function extended(
  snapshot: ISnapshot,
  layer: IRuffLayer,
  chain: IRuffChain
): string | null {
  const written = layer.table.extend;
  if (typeof written !== 'string') {
    return null;
  }
  const path = /[$~]/.test(written) ? null : insideRoot(written, layer.folder);
  const wrong =
    path === null
      ? 'lies outside of the project; its settings are not used'
      : chain.layers.some(one => one.path === path)
        ? 'extends this file in turn; its settings are used once'
        : fileAt(snapshot, path)?.text
          ? null
          : 'is not there; its settings are not used';
  if (wrong === null) {
    chain.problems.push(...tomlAt(snapshot, path as string).problems);
    return path;
  }
  chain.problems.push(
    problem(
      snapshot,
      layer.path,
      ['extend'],
      `\`extend = "${written}"\`: that file ${wrong}.`
    )
  );
  return null;
}

/** Options ruff does not have: it would refuse the whole file. */
function keyProblems(
  snapshot: ISnapshot,
  { path, table }: IRuffLayer
): IConfigurationProblem[] {
  const top = [...TEXT_OPTIONS, ...FILE_OPTIONS, ...LINT_OPTIONS];
  const unknown = (keys: string[], allowed: readonly string[]): string[][] => {
    const inner = valueAt(table, keys);
    return Object.keys(isTable(inner) ? inner : {})
      .filter(key => !allowed.includes(key))
      .map(key => [...keys, key]);
  };
  return [...unknown([], top), ...unknown(['lint'], [...LINT_OPTIONS])].map(
    keys => {
      const key = keys[keys.length - 1];
      const near = didYouMean(key, keys.length > 1 ? LINT_OPTIONS : top);
      return problem(
        snapshot,
        path,
        keys,
        `ruff has no option \`${keys.join('.')}\`; it is left out.${near}`
      );
    }
  );
}

function problem(
  snapshot: ISnapshot,
  path: string,
  keys: string[],
  message: string
): IConfigurationProblem {
  const text = tomlAt(snapshot, path).text;
  return {
    path,
    line: text === null ? null : lineOfKey(text, [...headOf(path), ...keys]),
    message,
    severity: 'warning'
  };
}
