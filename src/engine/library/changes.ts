/** A plan and the project as it stands → the files that an export would write. */
import type { IModule, IPlan } from '../plan/types';
import type { IProject } from '../project/types';
import { bookOf } from './export/book';
import { fileConflict } from './export/conflicts';
import { importStyle } from './imports/order';
import { moduleChanges } from './export/module';
import { leftBehind, type ILeft } from './export/left';
import { plannedStates } from './export/statuses';
import type { MergeResult } from './merge';
import type {
  Choice,
  IChangeSet,
  IConflict,
  IFileChange,
  ISymbolState
} from './types';

export interface IChangeOptions {
  /** Ids of the musts that are open now: they go into the ledger. */
  open: readonly string[];
  /** Formats new Python text as the team does; the path is that of its module. */
  format?(text: string, path: string): string;
  /** What somebody chose, by id of the conflict or of the symbol that was left. */
  choices?: Readonly<Record<string, Choice>>;
  /** Merges that were made for this very plan with these very options, `open` apart: used and filled. */
  merged?: Map<IModule, MergeResult>;
}

/**
 * What an export would write. Files are sorted by path and only listed where
 * their text changes: an empty list means that everything is in step. A module
 * with a conflict keeps what is in conflict as it stands.
 */
export function changesOf(
  plan: IPlan,
  project: IProject,
  options: IChangeOptions
): IChangeSet {
  const { notebook, modules } = plan;
  const refusal = modules.length > 0 ? refusalOfProject(plan, project) : null;
  if (refusal) {
    return refused(plan, refusal, 'new');
  }
  const book = bookOf(plan, project);
  if (book.refusal) {
    // Without its ledger nobody knows what came from the notebook.
    return refused(plan, book.refusal, 'conflict');
  }
  const style = importStyle(project);
  const results = modules.map(module =>
    moduleChanges(module, { plan, project, book, style, options })
  );
  const records = results.flatMap(result => result.records);
  const left = leftBehind(book.rest(records), results, {
    plan,
    project,
    options,
    records
  });
  const files = [...results.flatMap(result => result.files), ...left.files];
  const kept = book.close(records, left, files.length > 0);
  return {
    notebook,
    files: sorted([...files, ...kept]),
    conflicts: [
      ...results.flatMap(({ conflicts }) => conflicts),
      ...left.conflicts
    ],
    left: left.symbols,
    statuses: [
      ...results.flatMap(({ statuses }) => statuses),
      ...left.symbols.map(leftState),
      ...left.imported.map(importedState)
    ]
  };
}

function refused(
  { notebook, modules }: IPlan,
  conflict: IConflict,
  unknown: 'new' | 'conflict'
): IChangeSet {
  return {
    notebook,
    files: [],
    conflicts: [conflict],
    left: [],
    statuses: modules
      .flatMap(module => plannedStates(module, []))
      .map(state =>
        state.status === 'new' ? { ...state, status: unknown } : state
      )
  };
}

function importedState({
  entry: { module, role, name },
  path
}: ILeft['imported'][0]): ISymbolState {
  return {
    module,
    role,
    path,
    name,
    status: 'in-step',
    cell: null,
    differs: 'nothing'
  };
}

function leftState({
  module,
  role,
  path,
  name,
  edited
}: ILeft['symbols'][0]): ISymbolState {
  return {
    module,
    role,
    path,
    name,
    status: 'missing-in-notebook',
    cell: null,
    differs: edited ? 'code' : 'nothing'
  };
}

function refusalOfProject(
  { notebook, modules: [first] }: IPlan,
  { library, libraryGuessed }: IProject
): IConflict | null {
  if (notebook.startsWith('/') || notebook.split('/').includes('..')) {
    return fileConflict(
      first,
      'no-library',
      `${notebook} lies outside of the project; move it into the project's folder to export from it.`
    );
  }
  if (library !== null && !libraryGuessed) {
    return null;
  }
  const example = library ?? 'src/my_package';
  return fileConflict(
    first,
    'no-library',
    `It is not settled where library code lives; write \`library: ${example}\` between two lines of \`---\` at the top of STANDARDS.md.`
  );
}

/** By path; the last of several changes of one file has them all. */
function sorted(files: IFileChange[]): IFileChange[] {
  const byPath = new Map(files.map(file => [file.path, file]));
  return [...byPath.values()].sort((one, other) =>
    one.path < other.path ? -1 : 1
  );
}
