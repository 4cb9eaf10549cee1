import type { ICell, INotebook } from '../../notebook/types';
import { emptyProject } from '../../plan/__tests__/project';
import { planOf } from '../../plan/plan';
import { linksOf } from '../../python/links';
import { syntaxOf } from '../../python/syntax';
import { changed } from '../changed';
import { parameterise } from '../parameterise/parameterise';
import { toFunction } from '../to-function/to-function';
import type {
  FunctionResult,
  IFunctionChoices,
  IRefusal
} from '../to-function/to-function';
import { faultsOfModule } from './proof';

const project = emptyProject();
const NOTHING = new Set(['only-look', 'no-statements', 'empty']);
const UNREADABLE = new Set(['syntax', 'foreign', 'timeit', 'not-python']);
const MODULE = 'm';

/** A code cell that was turned into a function, with the remedy *make it a parameter* where that was missing. */
export interface ILooseCell {
  where: string;
  /**
   * - `nothing`: there is nothing to turn into a function
   * - `unreadable`: no Python that runs
   * - `refused`: no function, `reasons` say why
   * - `blocked`: a function that the module can't hold, `reasons` say why
   * - `closed`: a function of a module that stands alone
   */
  is: 'nothing' | 'unreadable' | 'refused' | 'blocked' | 'closed';
  /** `reason name`. */
  reasons: string[];
  sentence: string;
  /** The module; '' where there is none. */
  text: string;
  /** What is wrong although nothing was refused. */
  wrong: string[];
}

export function looseCells(notebook: INotebook): ILooseCell[] {
  return notebook.cells
    .filter(({ kind }) => kind === 'code')
    .map(cell => looseCell(notebook, cell));
}

function looseCell(notebook: INotebook, cell: ICell): ILooseCell {
  const where = `${notebook.path} cell ${cell.index + 1}`;
  const { result, after } = asFunction(notebook, cell, { module: MODULE });
  const nothing = { where, text: '', wrong: [] };
  if (!result.ok) {
    const [{ reason, name, sentence }] = result.refusals;
    const is = NOTHING.has(reason)
      ? 'nothing'
      : UNREADABLE.has(reason)
        ? 'unreadable'
        : 'refused';
    return { ...nothing, is, reasons: [`${reason} ${name}`], sentence };
  }
  const sources = [
    result.definition,
    ...result.calls.map(({ source }) => source)
  ];
  const broken = sources.find(source => syntaxOf(source).error !== null);
  const module = planOf(after, project).modules.find(
    one => one.module === MODULE
  )!;
  const reasons = new Set(
    module.symbols.flatMap(({ blockers }) =>
      blockers.map(({ reason, name }) => `${reason} ${name}`)
    )
  );
  const is = reasons.size > 0 ? 'blocked' : 'closed';
  return {
    where,
    is,
    reasons: [...reasons],
    sentence: '',
    text: module.text,
    wrong: [
      ...(broken === undefined ? [] : [`does not parse\n${broken}`]),
      ...(is === 'closed' ? faultsOfModule(module.text) : [])
    ]
  };
}

/** A cell turned into a function, with the remedy *make it a parameter* before and after; `after` is the notebook then. */
export function asFunction(
  notebook: INotebook,
  cell: ICell,
  choices: IFunctionChoices & { module: string }
): { result: FunctionResult; after: INotebook } {
  let from = notebook;
  for (let tries = 0; ; tries++) {
    const result = toFunction(from, project, { cells: [cell.key] }, choices);
    const missing = result.ok
      ? undefined
      : result.refusals.find(({ reason }) => reason === 'notebook-variable');
    const next =
      missing && tries < 5 ? remedied(from, missing, choices.module) : from;
    if (next === from) {
      const after = result.ok
        ? withParameters(changed(from, result.change).notebook)
        : from;
      return { result, after };
    }
    from = next;
  }
}

function remedied(
  notebook: INotebook,
  { name, symbol }: IRefusal,
  module: string
): INotebook {
  const home = linksOf(notebook).binders(symbol ?? '')[0]?.cell;
  if (!home || (home.mark && home.mark.module !== module)) {
    return notebook;
  }
  const skip = syntaxOf(home.source)
    .statements.filter(({ names }) => !names.includes(symbol!))
    .map(({ text }) => text);
  const marked = changed(notebook, {
    edits: [],
    inserts: [],
    marks: [{ cell: home.key, mark: { module, role: 'code', skip } }]
  }).notebook;
  const { edits, marks } = parameterise(marked, project, [
    { cell: home.key, symbol: symbol!, names: [name] }
  ]);
  return edits.length > 0
    ? changed(marked, { edits, marks, inserts: [] }).notebook
    : notebook;
}

function withParameters(notebook: INotebook): INotebook {
  const { edits, marks } = parameterise(notebook, project);
  return changed(notebook, { edits, marks, inserts: [] }).notebook;
}
