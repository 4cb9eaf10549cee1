/** Base, theirs, ours: what becomes of one symbol. */
import type { SymbolStatus } from '../../plan/types';
import { codeHash, sameCode, sameComments } from '../normalise';
import type { ILedgerEntry } from '../types';

/** What the notebook exported last. */
export interface IBase {
  entry: ILedgerEntry;
  /** Null where the base text is lost. */
  text: string | null;
}

export interface IVersions {
  /** The notebook's text. */
  ours: string;
  /** The module's text; null where the module has no such symbol. */
  theirs: string | null;
  /** Null where this notebook never exported it. */
  base: IBase | null;
}

/** Somebody's choice in a conflict. */
export type Choice = 'library' | 'notebook';

export interface IDecision {
  status: SymbolStatus;
  action: 'add' | 'replace' | 'keep';
  /** Null: no conflict. */
  conflict: 'unknown-origin' | 'builtin' | 'edited' | 'deleted' | null;
  /** What the ledger remembers of it: what is written now, what stands in the module, as before, nothing. */
  record: 'ours' | 'theirs' | 'base' | 'none';
}

export function decide(versions: IVersions, choice?: Choice): IDecision {
  const decision =
    versions.theirs === null
      ? decideAbsent(versions)
      : decidePresent(versions, versions.theirs);
  if (decision.conflict === null || choice === undefined) {
    return decision;
  }
  const isDeleted = versions.theirs === null;
  return choice === 'notebook'
    ? {
        ...decision,
        action: isDeleted ? 'add' : 'replace',
        conflict: null,
        record: 'ours'
      }
    : {
        ...decision,
        action: 'keep',
        conflict: null,
        record: isDeleted ? 'base' : 'theirs'
      };
}

function decideAbsent({ base }: IVersions): IDecision {
  return base
    ? {
        status: 'missing-in-library',
        action: 'keep',
        conflict: 'deleted',
        record: 'base'
      }
    : { status: 'new', action: 'add', conflict: null, record: 'ours' };
}

function decidePresent({ ours, base }: IVersions, theirs: string): IDecision {
  const equal = sameCode(ours, theirs);
  if (!base) {
    return equal
      ? { status: 'in-step', action: 'keep', conflict: null, record: 'none' }
      : {
          status: 'conflict',
          action: 'keep',
          conflict: 'unknown-origin',
          record: 'none'
        };
  }
  const ourChange = isOurChange(ours, base);
  const theirChange = isTheirChange(theirs, ours, base);
  if (ourChange && !theirChange) {
    return {
      status: 'notebook-newer',
      action: 'replace',
      conflict: null,
      record: 'ours'
    };
  }
  if (equal) {
    const moved = codeHash(ours) !== base.entry.code;
    return {
      status: 'in-step',
      action: 'keep',
      conflict: null,
      record: moved ? 'theirs' : 'base'
    };
  }
  return ourChange
    ? { status: 'both', action: 'keep', conflict: 'edited', record: 'base' }
    : {
        status: 'library-newer',
        action: 'keep',
        conflict: null,
        record: 'base'
      };
}

/** Code, or a comment where the base text is what the notebook had. */
function isOurChange(ours: string, { entry, text }: IBase): boolean {
  if (codeHash(ours) !== entry.code) {
    return true;
  }
  return text !== null && sameCode(text, ours) && !sameComments(text, ours);
}

/** Without the base text a comment that the notebook does not have counts as an edit. */
function isTheirChange(
  theirs: string,
  ours: string,
  { entry, text }: IBase
): boolean {
  return text === null
    ? codeHash(theirs) !== entry.code || !sameComments(theirs, ours)
    : !sameCode(theirs, text) || !sameComments(theirs, text);
}
