/** The visible notebooks, where they lie beside the project. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readNotebook } from '../../notebook/read';
import type { ICell, INotebook } from '../../notebook/types';
import { syntaxOf } from '../../python/syntax';

const SHARED =
  process.env.PROMOTE_SHARED ?? join(__dirname, '../../../../../shared');
export const CORPORA = join(SHARED, 'corpora');

/** `describe`, or a skip that says why. */
export const describeCorpora = existsSync(CORPORA)
  ? describe
  : (name: string, body: () => void) =>
      describe.skip(`${name} (not there)`, body);

export function* corpusNotebooks(): Generator<INotebook> {
  for (const path of filesIn(CORPORA)) {
    const name = relative(CORPORA, path);
    const result = readNotebook(readFileSync(path, 'utf8'), name);
    if (result.ok) {
      yield result.notebook;
    }
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name);
      return entry.isDirectory()
        ? filesIn(path)
        : entry.name.endsWith('.ipynb')
          ? [path]
          : [];
    });
}

/** The notebook with the named cells, and no others, marked. */
export function markedWhere(
  notebook: INotebook,
  test: (cell: ICell) => boolean
): INotebook {
  return {
    ...notebook,
    cells: notebook.cells.map(cell => ({
      ...cell,
      fault: null,
      mark:
        cell.kind === 'code' && test(cell)
          ? { module: 'features', role: 'code', by: 'metadata' }
          : null
    }))
  };
}

export function definesSomething({ source }: ICell): boolean {
  return syntaxOf(source).statements.some(({ node }) =>
    ['FunctionDef', 'AsyncFunctionDef', 'ClassDef'].includes(node.type)
  );
}
