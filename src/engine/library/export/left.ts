/** What a notebook exported once and plans no longer. */
import { modulePlace } from '../../plan/module-place';
import { textAt } from '../../project/files';
import type { IProject } from '../../project/types';
import { nameOf } from '../symbol/identity';
import type { IModuleChanges } from './module';
import { codeHash } from '../normalise';
import { readModule } from '../symbols';
import type { ILedgerEntry } from '../types';

export interface ILeftOver {
  /** The library still has it (or its module can't be read now). */
  there: ILedgerEntry[];
  /** It is nowhere any more. */
  stale: ILedgerEntry[];
}

export function leftOver(
  entries: ILedgerEntry[],
  modules: IModuleChanges[],
  project: IProject
): ILeftOver {
  const isThere = ({ module, role, name, code }: ILedgerEntry): boolean => {
    const { path } = modulePlace(module, role, project);
    const planned = modules.find(other => other.path === path);
    const text = planned ? planned.text : textAt(project.snapshot, path);
    if (text === null) {
      return planned !== undefined;
    }
    const reading = readModule(text);
    return (
      !reading.ok ||
      reading.module.pieces.some(piece =>
        name === '' ? codeHash(piece.text) === code : nameOf(piece) === name
      )
    );
  };
  return {
    there: entries.filter(isThere),
    stale: entries.filter(entry => !isThere(entry))
  };
}
