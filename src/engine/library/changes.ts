/** A plan and the project as it stands → the files that an export would write. */
import type { IPlan } from '../plan/types';
import type { IProject } from '../project/types';
import { bookOf } from './export/book';
import { fileConflict } from './export/conflicts';
import type { Choice } from './symbol/decide';
import { importStyle } from './imports/order';
import { moduleChanges } from './export/module';
import { plannedStatuses } from './export/statuses';
import type { IChangeSet, IConflict, IFileChange } from './types';

export interface IChangeOptions {
  /** Ids of the musts that are open now: they go into the ledger. */
  open: readonly string[];
  /** Formats new Python text as the team does; the path is that of its module. */
  format?(text: string, path: string): string;
  /** What somebody chose where both sides differ, by `module name`. */
  choices?: ReadonlyMap<string, Choice>;
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
  if (refusal || modules.length === 0) {
    return {
      notebook,
      files: [],
      conflicts: refusal ? [refusal] : [],
      statuses: modules.flatMap(module => plannedStatuses(module, []))
    };
  }
  const book = bookOf(plan, project);
  const style = importStyle(project);
  const results = modules.map(module =>
    moduleChanges(module, { plan, project, book, style, options })
  );
  const kept = book.close(
    results.flatMap(({ records }) => records),
    results
  );
  return {
    notebook,
    files: sorted([...results.flatMap(({ files }) => files), ...kept.files]),
    conflicts: [
      ...results.flatMap(({ conflicts }) => conflicts),
      ...kept.conflicts
    ],
    statuses: [...results.flatMap(({ statuses }) => statuses), ...kept.statuses]
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

/** By path; several changes of one file can't be (each is made once). */
function sorted(files: IFileChange[]): IFileChange[] {
  const byPath = new Map(files.map(file => [file.path, file]));
  return [...byPath.values()].sort((one, other) =>
    one.path < other.path ? -1 : 1
  );
}
