/** Which cells a draft turns into functions, and which it leaves alone on purpose. */
import type { ICell, INotebook } from '../../notebook/types';
import type { IProject } from '../../project/types';
import { linksOf } from '../../python/links';
import type { IPlace } from '../../python/links';
import { isPure } from '../../python/pure';
import type { IStatement } from '../../python/syntax';
import { syntaxOf } from '../../python/syntax';
import { isLook } from '../../checks/looks';
import { regionOf } from '../to-function/to-function';
import type {
  IRefusal,
  IRegion,
  IToFunctionOptions
} from '../to-function/to-function';
import type { DraftInclude } from './types';

export type Candidate =
  | { is: 'work'; region: IRegion }
  | { is: 'settings' | 'shows' | 'calls' }
  | { is: 'refused'; refusal: IRefusal }
  /** Nothing in it that a function could hold. */
  | { is: 'nothing' };

const NOTHING = new Set(['only-look', 'no-statements', 'empty', 'not-code']);

/** @param include - What is drafted beside the cells that work. */
export function candidateOf(
  notebook: INotebook,
  project: IProject,
  cell: ICell,
  options: IToFunctionOptions,
  include: ReadonlySet<DraftInclude> = new Set()
): Candidate {
  const result = regionOf(notebook, project, { cells: [cell.key] }, options);
  if (!result.ok) {
    const [refusal] = result.refusals;
    return NOTHING.has(refusal.reason)
      ? { is: 'nothing' }
      : { is: 'refused', refusal };
  }
  const { statements } = syntaxOf(cell.source);
  const work = statements.filter(isWork);
  const drafted = { is: 'work' as const, region: result.region };
  if (work.length === 0) {
    return include.has('shows') ? drafted : { is: 'shows' };
  }
  const rest = work.filter(one => !isSetting(one));
  if (
    rest.length > 0 &&
    rest.every(one => isScript(notebook, project, cell, one))
  ) {
    return { is: 'calls' };
  }
  return rest.length === 0 && !include.has('settings')
    ? { is: 'settings' }
    : drafted;
}

/** Anything but imports, definitions, magics, looks and prints. */
function isWork({ node, magic, timing }: IStatement): boolean {
  if (timing?.name === 'timeit') {
    return false;
  }
  switch (node.type) {
    case 'Import':
    case 'ImportFrom':
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
    case 'TypeAlias':
    case 'Pass':
      return false;
    case 'Expr':
      return (
        magic === null &&
        !isLook(node) &&
        node.value.type !== 'Constant' &&
        !isPrint(node.value)
      );
    default:
      return true;
  }
}

function isPrint(value: { type: string }): boolean {
  const call = value as { func?: { type: string; id?: string } };
  return (
    value.type === 'Call' &&
    call.func?.type === 'Name' &&
    (call.func.id === 'print' || call.func.id === 'display')
  );
}

/** `threshold = 0.5`, `plt.rcParams[…] = …`, `pd.set_option(…)`: the notebook's knobs. */
function isSetting({ node }: IStatement): boolean {
  switch (node.type) {
    case 'Assign':
      return isPure(node.value);
    case 'AnnAssign':
      return node.value === null || isPure(node.value);
    case 'Expr':
      return (
        node.value.type === 'Call' &&
        node.value.func.type === 'Attribute' &&
        /^(?:set|set_option|set_theme|set_style|set_context|set_palette|use|filterwarnings|simplefilter|seed|set_printoptions|basicConfig)$/.test(
          node.value.func.attr
        )
      );
    default:
      return false;
  }
}

/** `df = clean(raw)`, `del raw`: a script of calls already. */
function isScript(
  notebook: INotebook,
  project: IProject,
  cell: ICell,
  statement: IStatement
): boolean {
  const { node } = statement;
  if (node.type === 'Delete') {
    return node.targets.every(({ type }) => type === 'Name');
  }
  if (node.type !== 'Assign' && node.type !== 'Expr') {
    return false;
  }
  const value = node.value.type === 'Await' ? node.value.value : node.value;
  return (
    value.type === 'Call' &&
    value.func.type === 'Name' &&
    [...value.args, ...value.keywords.map(keyword => keyword.value)].every(
      ({ type }) => type === 'Name' || type === 'Constant'
    ) &&
    isOwn(notebook, project, value.func.id, { cell, statement })
  );
}

/** Defined in the notebook, or imported from the project's library. */
function isOwn(
  notebook: INotebook,
  project: IProject,
  name: string,
  place: IPlace
): boolean {
  const { kind, binder } = linksOf(notebook).resolve(name, place);
  if (kind !== 'import') {
    return kind === 'definition';
  }
  const library = project.library?.split('/').pop();
  const node = binder?.statement.node;
  return (
    node?.type === 'ImportFrom' &&
    library !== undefined &&
    (node.module ?? '').split('.')[0] === library
  );
}
