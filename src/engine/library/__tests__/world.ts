/** Small worlds for tests: a project is a map of path to text, a notebook a list of cells that are all marked. */
import type { IModule, IModuleStatement, IPlan } from '../../plan/types';
import { sha256Hex } from '../../project/hash';
import type { IProject, ISnapshotFile } from '../../project/types';
import { syntaxOf } from '../../python/syntax';
import type { IStatement } from '../../python/types';
import { changesOf, type IChangeOptions } from '../changes';
import type { IChangeSet } from '../types';
import { withChanges } from '../virtual';

export const FEATURES = 'src/pricing/features.py';
export const NOTEBOOK = 'notebooks/prices.ipynb';

export function projectOf(
  texts: Record<string, string>,
  more: Partial<IProject> = {}
): IProject {
  const files: ISnapshotFile[] = Object.entries(texts).map(([path, text]) => ({
    path,
    text,
    hash: sha256Hex(text),
    size: text.length,
    writable: true
  }));
  return {
    snapshot: {
      schema: 1,
      kind: 'pyproject',
      name: 'prices',
      root: '/nowhere',
      contents: '',
      files,
      folders: [],
      packs: [],
      administration: { locked: [], defaultStandards: null },
      git: { present: false, identity: null },
      problems: []
    },
    library: 'src/pricing',
    libraryGuessed: false,
    tests: 'tests',
    sourceRoots: ['src'],
    ruff: {},
    problems: [],
    ...more
  };
}

/** A module of a plan from its text, each statement in a cell `c1`, `c2`, … (or as `cells` says by name). */
export function moduleOf(
  text: string,
  module = 'features',
  role: IModule['role'] = 'code',
  cells: Record<string, string> = {}
): IModule {
  let number = 0;
  const statements = syntaxOf(text).statements.map<IModuleStatement>(
    statement => {
      const kind = kindOf(statement);
      const isImport = kind === 'import' || kind === 'future';
      const name = statement.names[0] ?? '';
      return {
        kind,
        names: [...statement.names],
        text: statement.text,
        cell: isImport ? 'imports' : (cells[name] ?? `c${++number}`),
        statement: statement.index,
        marked: !isImport
      };
    }
  );
  const file =
    role === 'test'
      ? `tests/test_${module}.py`
      : `src/pricing/${module.replace(/\./g, '/')}.py`;
  const imports = statements.flatMap(({ kind, names, cell }) =>
    kind === 'import'
      ? names.map(name => ({ name, kind, cell: cell ?? '' }))
      : []
  );
  return {
    module,
    role,
    path: file,
    importName: role === 'test' ? `test_${module}` : `pricing.${module}`,
    text: `${statements.map(statement => statement.text).join('\n\n\n')}\n`,
    statements,
    segments: [],
    present: [],
    exports: null,
    symbols: statements
      .filter(({ kind }) => kind !== 'import' && kind !== 'future')
      .map(({ names, cell, kind, text }) => ({
        name: names[0] ?? text.split('\n')[0],
        kind: kind === 'definition' ? 'function' : 'constant',
        title: names[0] ?? '',
        cell: cell ?? '',
        index: 0,
        start: 0,
        end: 0,
        marked: true,
        status: 'new',
        brings: imports,
        blockers: []
      }))
  };
}

export function planOf(text: string, notebook = NOTEBOOK): IPlan {
  return planWith([moduleOf(text)], notebook);
}

export function planWith(modules: IModule[], notebook = NOTEBOOK): IPlan {
  return { notebook, modules, problems: [], warnings: [], imports: [] };
}

/** Exports and writes: the project after, and the change set. */
export function exported(
  plan: IPlan,
  project: IProject,
  options: Partial<IChangeOptions> = {}
): { project: IProject; changes: IChangeSet } {
  const changes = changesOf(plan, project, { open: [], ...options });
  return { project: withChanges(project, changes.files), changes };
}

/** A file of the project; undefined where there is none. */
export function textIn(
  { snapshot }: IProject,
  path = FEATURES
): string | undefined {
  return snapshot.files.find(file => file.path === path)?.text ?? undefined;
}

/** The module after an export into `module` (text as it stands). */
export function mergedText(module: string, notebook: string): string {
  const project = projectOf({ [FEATURES]: module });
  return textIn(exported(planOf(notebook), project).project) ?? '';
}

/** The project with a file edited by hand. */
export function edited(
  project: IProject,
  change: (text: string) => string,
  path = FEATURES
): IProject {
  return withChanges(project, [
    { path, text: change(textIn(project, path) ?? '') }
  ]);
}

function kindOf({ node, names }: IStatement): IModuleStatement['kind'] {
  switch (node.type) {
    case 'Import':
      return 'import';
    case 'ImportFrom':
      return node.module === '__future__' ? 'future' : 'import';
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
      return 'definition';
    case 'Assign':
    case 'AnnAssign':
      return 'constant';
    case 'Try':
    case 'If':
      return names.length > 0 ? 'constant' : 'loose';
    default:
      return 'loose';
  }
}
