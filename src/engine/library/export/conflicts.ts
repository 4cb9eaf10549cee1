/** The sentences of conflicts: what, where, what to do. */
import type { IModule } from '../../plan/types';
import type { IImportClash, IMerged } from '../merge';
import { conflictId } from '../symbol/conflict-id';
import { proposalOf } from '../symbol/proposal';
import type { IConflict, ILeftSymbol } from '../types';

type Where = Pick<IModule, 'module' | 'path'>;

/** What else is known of a conflict. */
export interface IOrigin {
  /** The other notebook that exported it; null where none did. */
  owner: string | null;
  /** Another module that has this very code now; null: none. */
  movedTo: string | null;
  /** The name under which the same module has this very code now; null: none. */
  renamedTo: string | null;
}

/** A conflict of one symbol. */
export function symbolConflict(
  { module, path }: Where,
  { ours, conflict, id, formatted }: IMerged,
  origin: IOrigin
): IConflict {
  const name = ours.piece.names.join(', ');
  const theirs = (ours.theirs ?? ours.rival ?? ours.builtinUser)?.text ?? null;
  const base = ours.base?.text?.trimEnd() ?? null;
  const isEdit = conflict === 'edited' || conflict === 'unusable';
  return {
    id,
    path,
    module,
    name,
    base,
    theirs,
    ours: formatted,
    proposal: isEdit ? proposalOf(base, theirs, formatted) : null,
    choices: choicesOf(conflict),
    ...reasonOf(path, { ours, conflict }, origin)
  };
}

function choicesOf(conflict: IMerged['conflict']): IConflict['choices'] {
  switch (conflict) {
    case 'builtin':
    case 'rival':
      return [];
    case 'deleted':
      return ['library', 'notebook'];
    default:
      return ['library', 'notebook', 'edit'];
  }
}

function reasonOf(
  path: string,
  { ours, conflict }: Pick<IMerged, 'ours' | 'conflict'>,
  { owner, movedTo, renamedTo }: IOrigin
): Pick<IConflict, 'reason' | 'message'> {
  const name = ours.piece.names.join(', ');
  const title = name === '' ? 'A statement' : `\`${name}\``;
  if (conflict === 'deleted' && renamedTo !== null) {
    return {
      reason: 'renamed',
      message: `${title} was exported to ${path} and is called \`${renamedTo}\` there now; rename it in the notebook, or put it back under its name.`
    };
  }
  if (conflict === 'deleted') {
    return movedTo !== null
      ? {
          reason: 'moved',
          message: `${title} was exported to ${path} and stands in ${movedTo} now; mark its cell for that module, or remove the mark.`
        }
      : {
          reason: 'deleted',
          message: `${title} was exported to ${path} and is no longer there; remove the mark from its cell, agree to the deletion, or put it back.`
        };
  }
  if (conflict === 'builtin') {
    const [user = 'the module'] = ours.builtinUser?.names ?? [];
    return {
      reason: 'hand-written',
      message: `${title} would take the place of Python's own ${title}, which \`${user}\` in ${path} uses; give it another name.`
    };
  }
  if (conflict === 'unusable') {
    return {
      reason: 'edited',
      message: `The text that was written for ${title} is not one Python statement of that name; mend it.`
    };
  }
  if (owner !== null) {
    return {
      reason: 'other-notebook',
      message: `${title} in ${path} was exported by ${owner}, where it is different; import it from there, rename this one, or choose one of the two.`
    };
  }
  return conflict === 'edited'
    ? {
        reason: 'edited',
        message: `${title} was edited in ${path} since its export, and in the notebook too; choose one of the two, or write both into one.`
      }
    : {
        reason: 'hand-written',
        message: `${title} stands in ${path} already, is different and was not exported from this notebook; choose one of the two, or rename this one.`
      };
}

/** Somebody wants to delete what other code still uses. */
export function usedConflict(
  { id, path, module, name, text }: ILeftSymbol,
  user: string
): IConflict {
  return {
    ...fileConflict(
      { path, module },
      'used',
      `\`${name}\` can't be deleted from ${path}: ${user} uses it; change that first.`
    ),
    id,
    name,
    theirs: text
  };
}

/** What is to be said of a symbol that the notebook no longer exports. */
export function leftSentence({
  path,
  name,
  module,
  brought,
  now
}: Omit<ILeftSymbol, 'id' | 'message'>): string {
  const title = `\`${name}\``;
  const choice = "delete it there, or let it be the library's own from now on.";
  if (now === null && brought) {
    return `${title} in ${path} came along with what this notebook exported, and nothing that it exports needs it now; ${choice}`;
  }
  if (now === null) {
    return `${title} in ${path} came from this notebook, which no longer exports it; mark its cell again, ${choice}`;
  }
  return now.name === name
    ? `${title} goes to ${now.module}${now.role === 'test' ? ' as a test' : ''} now and still stands in ${path}; ${choice}`
    : `${title} is called \`${now.name}\` in the notebook now${now.module === module ? '' : ` and goes to ${now.module}`}, and still stands in ${path}; ${choice}`;
}

export function importConflict(
  { module, path }: Where,
  { name, ours, theirs }: IImportClash
): IConflict {
  const [line] = theirs
    .split(/\r\n|\n|\r/)
    .filter(text => !text.startsWith('#'));
  const where = { module, path };
  return {
    ...fileConflict(
      where,
      'hand-written',
      `The notebook needs \`${ours}\`, but ${path} has \`${name}\` for something else (\`${line.trim()}\`); give one of them another name.`
    ),
    id: conflictId(path, name, [theirs, ours]),
    name,
    theirs,
    ours
  };
}

/** A name that the notebook imports from the very module, which no longer has it. */
export function lostConflict(where: Where, name: string): IConflict {
  return {
    ...fileConflict(
      where,
      'edited',
      `The notebook imports \`${name}\` from ${where.path}, which has no such name; put it back into the module, or define it in the notebook.`
    ),
    id: conflictId(where.path, name, []),
    name
  };
}

/** A conflict of a whole file: only an edit of it helps. */
export function fileConflict(
  { module, path }: Where,
  reason: IConflict['reason'],
  message: string
): IConflict {
  return {
    id: conflictId(path, '', [message]),
    path,
    module,
    name: '',
    reason,
    message,
    base: null,
    theirs: null,
    ours: null,
    proposal: null,
    choices: []
  };
}
