/** Base, theirs, ours: what becomes of one symbol. */
import type { SymbolStatus } from '../../plan/types';
import { codeHash, sameCode, sameComments } from '../normalise';
import type { Choice, ILedgerEntry } from '../types';

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

export interface IDecision {
  status: SymbolStatus;
  action: 'add' | 'replace' | 'keep';
  /** Null: no conflict. */
  conflict:
    /** The module has it, different, and not from this notebook. */
    | 'unknown-origin'
    /** The module binds its name otherwise. */
    | 'rival'
    | 'builtin'
    | 'edited'
    | 'deleted'
    /** The text that somebody wrote for it is no such symbol. */
    | 'unusable'
    | null;
  /** What the ledger remembers of it: what is written now, what stands in the module, as before, that it was deleted, nothing. */
  record: 'ours' | 'theirs' | 'base' | 'deleted' | 'none';
}

/** What becomes of a symbol as long as nobody was asked. */
export function decide(versions: IVersions): IDecision {
  return versions.theirs === null
    ? decideAbsent(versions)
    : decidePresent(versions, versions.theirs);
}

/** What becomes of a conflict by somebody's choice. */
export function settle(
  decision: IDecision,
  { theirs }: IVersions,
  choice: Choice
): IDecision {
  const isDeleted = theirs === null;
  const settled = { ...decision, conflict: null };
  return choice === 'library'
    ? {
        ...settled,
        action: 'keep',
        record: isDeleted ? 'deleted' : 'theirs'
      }
    : { ...settled, action: isDeleted ? 'add' : 'replace', record: 'ours' };
}

function decideAbsent({ ours, base }: IVersions): IDecision {
  if (!base) {
    return { status: 'new', action: 'add', conflict: null, record: 'ours' };
  }
  const isAgreed = base.entry.text === '' && codeHash(ours) === base.entry.code;
  return {
    status: 'missing-in-library',
    action: 'keep',
    conflict: isAgreed ? null : 'deleted',
    record: 'base'
  };
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
