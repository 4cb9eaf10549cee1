import { spawnSync } from 'child_process';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';

const ROOT = resolve(__dirname, '../../../..');
const SCRIPT = join(__dirname, 'cpython.py');

/** Python of the project, else of the machine; null where there is none. */
export const PYTHON =
  [join(ROOT, '.venv/bin/python'), join(ROOT, '.venv/Scripts/python.exe')].find(
    existsSync
  ) ??
  ['python3', 'python'].find(
    name => spawnSync(name, ['-c', 'import ast']).status === 0
  ) ??
  null;

/** Evaluation corpora beside the project; null in a clone without them. */
export const SHARED =
  [process.env.PROMOTE_SHARED, join(ROOT, '..', 'shared')].find(
    (path): path is string => Boolean(path && existsSync(path))
  ) ?? null;

export interface IAnswer {
  path: string;
  error?: string;
  hash?: string;
  lines?: string;
  scopes?: Record<
    string,
    { reads: string[]; writes: string[]; annotated: string[]; locals: string[] }
  >;
}

export interface IAnswers {
  /** Positions inside of f-strings are right from Python 3.12 on. */
  exactStrings: boolean;
  answers: IAnswer[];
}

/** Asks CPython about files. */
export function askPython(
  mode: 'ast' | 'names',
  paths: readonly string[],
  ...options: string[]
): IAnswers {
  const { stdout, stderr, status } = spawnSync(
    PYTHON!,
    [SCRIPT, mode, ...options],
    { input: paths.join('\n'), encoding: 'utf8', maxBuffer: 1 << 30 }
  );
  if (status !== 0) {
    throw new Error(stderr);
  }
  const [first, ...rest] = stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line));
  const [major, minor] = first.version;
  return { exactStrings: major === 3 && minor >= 12, answers: rest };
}

/**
 * Files of the standard library: every n-th, so that `sample` are left; all
 * of them with PROMOTE_CONFORMANCE=all.
 */
export function standardLibrary(sample: number): string[] {
  const { stdout } = spawnSync(
    PYTHON!,
    ['-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'],
    { encoding: 'utf8' }
  );
  const files: string[] = [];
  const collect = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== 'site-packages') {
        collect(path);
      } else if (entry.name.endsWith('.py')) {
        files.push(path);
      }
    }
  };
  collect(stdout.trim());
  files.sort();
  const step =
    process.env.PROMOTE_CONFORMANCE === 'all'
      ? 1
      : Math.max(1, files.length / sample);
  return files.filter(
    (_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step)
  );
}

/** A file as Python reads it; null where it is not UTF-8. */
export function textOf(path: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
      .decode(readFileSync(path))
      .replace(/\r\n?/g, '\n');
  } catch {
    return null;
  }
}
