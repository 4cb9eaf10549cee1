import { findSignOff, readLedgers, sign as signed } from '../../engine';
import type { ISnapshot } from '../../engine';
import { UserError, print, textOf } from '../command';
import type { ICommand, ISession } from '../command';
import type { IApplied } from '../effects';
import { findNotebooks } from '../notebooks';
import { loadProject } from '../project';

export const sign: ICommand = {
  name: 'sign',
  summary: 'Sign a statement off: a record, not a proof.',
  details:
    'A signature is given for the statement’s words and for the code that a notebook has exported;\n' +
    'it lapses when either changes. Without a notebook, every one that has exported is meant.',
  positionals: 'ID [NOTEBOOK…]',
  least: 1,
  most: Infinity,
  options: { note: { value: 'TEXT', help: 'what was agreed, with whom' } },
  async run(call, session) {
    const [id, ...paths] = call.positionals;
    const { start, named } = await chosen(session, paths);
    const { snapshot, document } = await loadProject(session, start);
    const signOff = findSignOff(document, id);
    if (typeof signOff === 'string') {
      throw new UserError(signOff);
    }
    const { root } = snapshot;
    const who = snapshot.git.identity;
    if (root === null || who === null) {
      throw new UserError(
        root === null
          ? 'There is no project here; sign in the folder of one.'
          : 'Git does not know who you are; tell it: `git config user.name "…"` and `git config user.email "…"`.'
      );
    }
    const note = textOf(call, 'note') ?? '';
    const notebooks = exportedOf(snapshot, named);
    const request = { id, who, when: session.now, note };
    const files = notebooks.map(notebook => {
      const signing = signed(document, snapshot, notebook, request);
      if (!signing.ok) {
        throw new UserError(signing.problem);
      }
      return signing.file;
    });
    const applied = await session.host.ask<IApplied>({
      do: 'apply',
      root,
      files,
      undo: null
    });
    if (!applied.ok) {
      throw new UserError(applied.problem ?? 'It could not be signed.');
    }
    const { title } = signOff.standard;
    const lines = notebooks.map(
      notebook => `Signed for ${notebook} by ${who}: ${title}\n`
    );
    await print(session, lines.join(''));
    return 0;
  }
};

/** Where the project is, and the notebooks that were named, relative to its root; null: none was. */
async function chosen(
  session: ISession,
  paths: string[]
): Promise<{ start: string; named: string[] | null }> {
  if (!paths.length) {
    return { start: '', named: null };
  }
  const groups = await findNotebooks(session, paths, async sentence => {
    throw new UserError(sentence.trim());
  });
  if (groups.length > 1) {
    throw new UserError(
      'These notebooks belong to several projects; sign in one after the other.'
    );
  }
  const [{ root, notebooks }] = groups;
  return {
    start: root ?? notebooks[0].path,
    named: notebooks.map(({ inProject, path }) => inProject ?? path)
  };
}

/** Notebooks that were named, else all that have exported something. */
function exportedOf(snapshot: ISnapshot, named: string[] | null): string[] {
  const notebooks = named ?? [...readLedgers(snapshot).keys()];
  if (!notebooks.length) {
    throw new UserError(
      'No notebook has exported anything yet, and a signature is for exported code; export first.'
    );
  }
  return notebooks;
}
