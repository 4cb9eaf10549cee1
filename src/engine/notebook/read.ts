/** The text of an .ipynb to a notebook, or what is wrong with it. */
import { jsonFault } from './json';
import { isPython } from './language';
import { notebookOf } from './notebook';
import type {
  CellKind,
  ICellSource,
  INotebookProblem,
  IOutputs,
  ReadResult
} from './types';

export { notebookOf } from './notebook';

/** A cell's shape is wrong: `what` says how. */
class BadCell extends Error {}

type Table = Record<string, unknown>;

/**
 * Reads the text of an .ipynb; never throws.
 *
 * @param path - For the notebook and for the sentences.
 * @param languages - `python`: a notebook of another language is a problem.
 */
export function readNotebook(
  text: string,
  path: string,
  languages: 'python' | 'any' = 'python'
): ReadResult {
  const json = text.replace(/^\ufeff/, '');
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return notJson(json, path);
  }
  if (!isTable(data)) {
    return notANotebook(path, `the file holds ${nameOf(data)}, not an object`);
  }
  const { nbformat = 4 } = data;
  if (typeof nbformat !== 'number') {
    return notANotebook(path, `nbformat is ${nameOf(nbformat)}, not a number`);
  }
  if (nbformat < 4) {
    return problem(
      'old-format',
      { found: nbformat },
      `${path} is in notebook format ${nbformat}, this tool reads format 4. ` +
        'Open it in JupyterLab and save it, or run `jupyter nbconvert --to notebook --inplace` on it.'
    );
  }
  if (nbformat > 4) {
    return problem(
      'new-format',
      { found: nbformat },
      `${path} is in notebook format ${nbformat}, this tool reads format 4. Update jupyterlab-promote.`
    );
  }
  if (!Array.isArray(data.cells)) {
    return notANotebook(
      path,
      data.cells === undefined
        ? 'it has no cells'
        : `its cells are ${nameOf(data.cells)}, not a list`
    );
  }
  const language = languageOf(data.metadata);
  const known = isPython(language);
  if (languages === 'python' && !known) {
    return problem(
      'not-python',
      { found: language },
      `${path} is written in ${language}; only Python notebooks can be promoted.`
    );
  }
  const cells: ICellSource[] = [];
  for (const [index, cell] of data.cells.entries()) {
    try {
      cells.push(cellOf(cell));
    } catch (error) {
      if (!(error instanceof BadCell)) {
        throw error;
      }
      const what = error.message;
      return problem(
        'bad-cell',
        { cell: index + 1, what },
        `Cell ${index + 1} of ${path} is broken: ${what}. ` +
          'Open the notebook in JupyterLab and save it, or restore the file.'
      );
    }
  }
  return {
    ok: true,
    notebook: notebookOf(path, known ? 'python' : language, cells)
  };
}

function problem(
  code: INotebookProblem['code'],
  args: INotebookProblem['args'],
  message: string,
  line: number | null = null,
  column: number | null = null
): ReadResult {
  return { ok: false, problem: { code, args, message, line, column } };
}

function notANotebook(path: string, what: string): ReadResult {
  return problem(
    'not-a-notebook',
    { what },
    `${path} is not a notebook: ${what}. Check that this is the file you meant.`
  );
}

function notJson(json: string, path: string): ReadResult {
  if (json.trim() === '') {
    return notANotebook(path, 'the file is empty');
  }
  const fault = jsonFault(json) ?? {
    line: 1,
    column: 1,
    what: 'text that is no JSON'
  };
  const { line, column, what } = fault;
  return problem(
    'not-json',
    { what },
    `${path} is not a notebook: line ${line}, column ${column} has ${what}, but a notebook is JSON. ` +
      'Check that this is the file you meant, or restore it.',
    line,
    column
  );
}

function languageOf(metadata: unknown): string {
  const { kernelspec, language_info: info } = isTable(metadata)
    ? metadata
    : ({} as Table);
  const named =
    (isTable(kernelspec) && kernelspec.language) ||
    (isTable(info) && info.name) ||
    'python';
  return String(named).toLowerCase();
}

function cellOf(cell: unknown): ICellSource {
  if (!isTable(cell)) {
    throw new BadCell(`it is ${nameOf(cell)}, not an object`);
  }
  const { cell_type: kind, metadata = {}, id } = cell;
  if (kind !== 'code' && kind !== 'markdown' && kind !== 'raw') {
    throw new BadCell(
      `its cell_type is ${shown(kind)}, allowed are code, markdown and raw`
    );
  }
  if (!isTable(metadata)) {
    throw new BadCell(`its metadata is ${nameOf(metadata)}, not an object`);
  }
  const count = cell.execution_count;
  return {
    id: typeof id === 'string' ? id : '',
    kind: kind as CellKind,
    source: textOf(cell.source, 'source'),
    executionCount: typeof count === 'number' ? count : null,
    metadata,
    textOutputs: kind === 'code' ? outputsOf(cell.outputs) : [],
    ...(kind === 'code' && { outputs: countedOutputs(cell.outputs) })
  };
}

function textOf(value: unknown, field: string): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (typeof value === 'string') {
    return value;
  }
  if (Array.isArray(value) && value.every(line => typeof line === 'string')) {
    return value.join('');
  }
  throw new BadCell(
    `its ${field} is ${nameOf(value)}, not text or a list of lines`
  );
}

function countedOutputs(outputs: unknown): IOutputs {
  const all = Array.isArray(outputs) ? outputs.filter(isTable) : [];
  const shows = (type: RegExp, text = /^/): number =>
    all.filter(
      ({ data }) =>
        isTable(data) &&
        Object.entries(data).some(
          ([name, value]) =>
            type.test(name) &&
            text.test(Array.isArray(value) ? value.join('') : String(value))
        )
    ).length;
  return {
    count: all.length,
    tables: shows(/^text\/html$/, /<table\b/i),
    pictures: shows(/^image\//)
  };
}

/** Stream text, plain text and error text; everything else of an output is no matter. */
function outputsOf(outputs: unknown): string[] {
  if (!Array.isArray(outputs)) {
    return [];
  }
  const texts: string[] = [];
  const take = (value: unknown) => {
    const text = Array.isArray(value)
      ? value.filter(line => typeof line === 'string').join('')
      : value;
    if (typeof text === 'string' && text !== '') {
      texts.push(text);
    }
  };
  for (const output of outputs.filter(isTable)) {
    if (output.output_type === 'stream') {
      take(output.text);
    } else if (output.output_type === 'error') {
      take(`${output.ename}: ${output.evalue}`);
      const { traceback } = output;
      take(Array.isArray(traceback) ? traceback.join('\n') : traceback);
    } else if (isTable(output.data)) {
      take(output.data['text/plain']);
    }
  }
  return texts;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  const names: Record<string, string> = {
    string: 'text',
    number: 'a number',
    boolean: 'true or false',
    object: 'an object'
  };
  return names[typeof value] ?? 'nothing';
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 60);
}
