import { parse, TomlError } from 'smol-toml';

import { textAt } from './files';
import type { IConfigurationProblem, ISnapshot } from './types';

export type Table = Record<string, unknown>;

export interface IToml {
  /** Empty where the file is missing or can't be read. */
  table: Table;
  /** Null where the file is missing or can't be read. */
  text: string | null;
  problems: IConfigurationProblem[];
}

const read = new WeakMap<ISnapshot, Map<string, IToml>>();

/** A TOML file of the snapshot, read once. A missing file is an empty table. */
export function tomlAt(snapshot: ISnapshot, path: string): IToml {
  let files = read.get(snapshot);
  if (!files) {
    files = new Map();
    read.set(snapshot, files);
  }
  let toml = files.get(path);
  if (!toml) {
    toml = readToml(path, textAt(snapshot, path));
    files.set(path, toml);
  }
  return toml;
}

/** Reads TOML; what is wrong with it is a problem with its line. */
export function readToml(path: string, text: string | null): IToml {
  if (text === null) {
    return { table: {}, text, problems: [] };
  }
  try {
    return { table: parse(text) as Table, text, problems: [] };
  } catch (error) {
    const problem: IConfigurationProblem = {
      path,
      line: error instanceof TomlError ? error.line : null,
      message: `${path} is not valid TOML: ${sentence(error)}`,
      severity: 'error'
    };
    return { table: {}, text: null, problems: [problem] };
  }
}

function sentence(error: unknown): string {
  if (!(error instanceof TomlError)) {
    // Nested so deeply that the parser ran out of stack.
    return 'it could not be read.';
  }
  const [first] = error.message
    .replace(/^Invalid TOML document: /, '')
    .split('\n');
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

export function isTable(value: unknown): value is Table {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.getPrototypeOf(value) !== Date.prototype &&
    !(value instanceof Date)
  );
}

/** The value at a path of keys, undefined where a table is missing on the way. */
export function valueAt(table: Table, keys: readonly string[]): unknown {
  let value: unknown = table;
  for (const key of keys) {
    if (!isTable(value) || !Object.hasOwn(value, key)) {
      return undefined;
    }
    value = value[key];
  }
  return value;
}

/** The table at a path of keys; empty where there is none. */
export function tableAt(table: Table, keys: readonly string[]): Table {
  const value = valueAt(table, keys);
  return isTable(value) ? value : {};
}

/** Strings of a value that is a string or a list of strings; anything else is left out. */
export function strings(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === 'string');
}
