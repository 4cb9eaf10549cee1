/** The sentences of conflicts: what, where, what to do. */
import type { IModule } from '../../plan/types';
import type { IImportClash, IMerged } from '../merge';
import type { IConflict } from '../types';

type Where = Pick<IModule, 'module' | 'path'>;

/** A conflict of one symbol. `owner`: the other notebook that exported it, null where none did. */
export function symbolConflict(
  { module, path }: Where,
  { ours, conflict }: IMerged,
  owner: string | null,
  movedTo: string | null
): IConflict {
  const { names } = ours.piece;
  const name = names.join(', ');
  const theirs = (ours.theirs ?? ours.rival ?? ours.builtinUser)?.text ?? null;
  const base = { path, module, name, theirs, ours: ours.text };
  const title = name === '' ? 'A statement' : `\`${name}\``;
  if (conflict === 'deleted') {
    return {
      ...base,
      reason: 'edited',
      message: movedTo
        ? `${title} was exported to ${path} and stands in ${movedTo} now; mark its cell for that module, or remove the mark.`
        : `${title} was exported to ${path} and is no longer there; remove the mark from its cell, or put it back into the module, then export again.`
    };
  }
  if (conflict === 'builtin') {
    const [user = 'the module'] = ours.builtinUser?.names ?? [];
    return {
      ...base,
      reason: 'hand-written',
      message: `${title} would take the place of Python's own ${title}, which \`${user}\` in ${path} uses; give it another name.`
    };
  }
  if (owner !== null) {
    return {
      ...base,
      reason: 'other-notebook',
      message: `${title} in ${path} was exported by ${owner}, where it is different; import it from there, rename this one, or make both the same.`
    };
  }
  return conflict === 'edited'
    ? {
        ...base,
        reason: 'edited',
        message: `${title} was edited in ${path} since its export, and in the notebook too; make both the same (take one text over into the other), then export again.`
      }
    : {
        ...base,
        reason: 'hand-written',
        message: `${title} stands in ${path} already, is different and was not exported from this notebook; use the library's, rename this one, or make both the same.`
      };
}

export function importConflict(
  { module, path }: Where,
  { name, ours, theirs }: IImportClash
): IConflict {
  const [line] = theirs
    .split(/\r\n|\n|\r/)
    .filter(text => !text.startsWith('#'));
  return {
    path,
    module,
    name,
    reason: 'hand-written',
    message: `The notebook needs \`${ours}\`, but ${path} has \`${name}\` for something else (\`${line.trim()}\`); give one of them another name.`,
    theirs,
    ours
  };
}

/** A name that the notebook imports from the very module, which no longer has it. */
export function lostConflict({ module, path }: Where, name: string): IConflict {
  return {
    path,
    module,
    name,
    reason: 'edited',
    message: `The notebook imports \`${name}\` from ${path}, which has no such name; put it back into the module, or define it in the notebook.`,
    theirs: null,
    ours: null
  };
}

/** A conflict of a whole file. */
export function fileConflict(
  { module, path }: Where,
  reason: IConflict['reason'],
  message: string
): IConflict {
  return { path, module, name: '', reason, message, theirs: null, ours: null };
}
