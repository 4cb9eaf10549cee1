/** Which export of a notebook can be taken back: the undo folder on the disk says it, so also after a reload. */
import type { IProjectState } from '../projects';

export interface IExportRecord {
  /** Name of the export under `.promote/undo`. */
  id: string;
  /** What was written for people, relative to the project root. */
  files: string[];
}

/** A name for an export that sorts by time. */
export function exportId(now: Date, random: string): string {
  const time = now.toISOString().slice(0, 19).replace(/[-:]/g, '');
  return `${time.replace('T', '-')}-${random}`;
}

/** The last export of a notebook that was not taken back; null: there is none. */
export function lastExport(
  project: Pick<IProjectState, 'notebook' | 'snapshot'> | null
): IExportRecord | null {
  const ledger = `.promote/ledger/${project?.notebook}.jsonl`;
  const found = project?.snapshot.exports?.find(({ paths }) =>
    paths.includes(ledger)
  );
  return found === undefined
    ? null
    : {
        id: found.id,
        files: found.paths.filter(path => !path.startsWith('.promote/'))
      };
}
