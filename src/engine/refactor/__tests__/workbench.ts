import { notebookOf } from '../../notebook/read';
import type { ICellSource, INotebook } from '../../notebook/types';
import { emptyProject } from '../../plan/__tests__/project';
import { changed } from '../changed';
import { regionOf, toFunction } from '../to-function/to-function';
import type {
  FunctionResult,
  IFunctionChoices,
  IRange,
  RegionResult
} from '../to-function/to-function';

export const project = emptyProject();

/** Code cells `1`, `2`, …; a text that begins with `# md` and a blank is Markdown. */
export function notebookWith(
  ...sources: (string | Partial<ICellSource>)[]
): INotebook {
  return notebookOf(
    'test.ipynb',
    'python',
    sources.map((given, index): ICellSource => {
      const cell = typeof given === 'string' ? { source: given } : given;
      const source = cell.source ?? '';
      const markdown = source.startsWith('# md ');
      return {
        id: String(index + 1),
        kind: markdown ? 'markdown' : 'code',
        executionCount: null,
        metadata: {},
        textOutputs: [],
        ...cell,
        source: markdown ? source.slice('# md '.length) : source
      };
    })
  );
}

export function region(
  notebook: INotebook,
  cells: string | string[],
  ranges?: IRange[]
): RegionResult {
  return regionOf(notebook, project, { cells: [cells].flat(), ranges });
}

export function functionOf(
  notebook: INotebook,
  cells: string | string[],
  choices: IFunctionChoices = {}
): FunctionResult {
  return toFunction(notebook, project, { cells: [cells].flat() }, choices);
}

/** The source of the new cell and of the cells behind it, or the sentences of a refusal. */
export function outcome(
  notebook: INotebook,
  cells: string | string[],
  choices: IFunctionChoices = {}
): string[] {
  const result = functionOf(notebook, cells, choices);
  return result.ok
    ? [result.definition, ...result.calls.map(({ source }) => source)]
    : result.refusals.map(({ sentence }) => sentence);
}

/** All code of the notebook after the change, cell by cell. */
export function after(notebook: INotebook, result: FunctionResult): string[] {
  if (!result.ok) {
    throw new Error(result.refusals.map(({ sentence }) => sentence).join(' '));
  }
  return changed(notebook, result.change).notebook.cells.map(
    ({ source }) => source
  );
}
