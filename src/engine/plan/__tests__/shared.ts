import { existsSync, readFileSync, readdirSync, statSync } from 'fs';
import { join, relative, resolve } from 'path';
import { readNotebook } from '../../notebook/read';
import type { INotebook } from '../../notebook/types';

/** Where the notebooks of others lie, beside the repository or as the environment says. */
export const SHARED =
  process.env.PROMOTE_SHARED ?? resolve(process.cwd(), '../shared');

/** Declares the tests only where a folder is there; else one that is skipped and says so. */
export function whereThere(path: string, declare: () => void): void {
  if (existsSync(path)) {
    declare();
  } else {
    it.skip(`${path}: not there`, () => undefined);
  }
}

/** Notebooks below a folder that can be read, by path. */
export function notebooksBelow(folder: string): INotebook[] {
  return filesBelow(folder)
    .filter(path => path.endsWith('.ipynb'))
    .flatMap(path => {
      const read = readNotebook(
        readFileSync(path, 'utf8'),
        relative(folder, path)
      );
      return read.ok ? [read.notebook] : [];
    });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap(name => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path) : [path];
    });
}
