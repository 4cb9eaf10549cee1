import {
  adoptedDocument,
  documentFromPack,
  known,
  packsToStart,
  readDocument,
  readProject
} from '../../engine';
import type { ISnapshot } from '../../engine';
import { UserError, print, textOf } from '../command';
import type { ICommand, ISession } from '../command';
import type { IApplied, IFileText, IFoundNotebook } from '../effects';
import { namedInPyproject } from '../pyproject';
import { readSnapshot } from '../project';

const STANDARDS = 'STANDARDS.md';

/** Where a document needs no naming. */
const KNOWN_PLACES = [STANDARDS, `docs/${STANDARDS}`];

interface INewFile {
  /** Relative to the project root. */
  path: string;
  hash: string | null;
  text: string;
}

export const init: ICommand = {
  name: 'init',
  summary: 'Start the standards of a project, or adopt a document as them.',
  details:
    'Writes STANDARDS.md from a pack; with --from, a document of yours gets the few lines of\n' +
    'front matter that make it the standards, and nothing else of it changes.',
  positionals: '',
  least: 0,
  most: 0,
  options: {
    pack: {
      value: 'PACK',
      choices: packsToStart,
      help: `what to start from: ${packsToStart.join(', ')} (default: default)`
    },
    from: { value: 'FILE', help: 'document to adopt instead' }
  },
  async run(call, session) {
    const from = textOf(call, 'from');
    const pack = textOf(call, 'pack');
    if (from !== null && pack !== null) {
      throw new UserError('Either --pack or --from, not both.');
    }
    const snapshot = await readSnapshot(session, '');
    const before = readDocument(snapshot, known);
    if (before.own) {
      throw new UserError(
        `${before.path} holds the standards of this project already; edit it, or see how it is read: \`jupyter promote explain ${before.path}\`.`
      );
    }
    const start = startOf(snapshot);
    const files =
      from === null
        ? [packFile(snapshot, pack ?? 'default', start)]
        : await adopted(session, snapshot, from, start);
    await write(session, snapshot, files);
    const document = files[0].path;
    await print(
      session,
      [
        ...files.map(({ path }) => `Written: ${path}`),
        `Library code will go to ${start.library}, tests to ${start.tests}; both are named at the top of ${document}.`,
        `See how each line is read: jupyter promote explain ${document}`,
        ''
      ].join('\n')
    );
    return 0;
  }
};

/** Library and tests as the project has them, else where they would usually be. */
function startOf(snapshot: ISnapshot): { library: string; tests: string } {
  const { library, tests } = readProject(snapshot, null);
  const name = (snapshot.name || 'library')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(?=\d)/, '_');
  return { library: library ?? `src/${name || 'library'}`, tests };
}

function packFile(
  snapshot: ISnapshot,
  pack: string,
  start: { library: string; tests: string }
): INewFile {
  if (fileIn(snapshot, STANDARDS)) {
    throw new UserError(
      `${STANDARDS} is there and is no standards document of ours; adopt it with \`jupyter promote init --from ${STANDARDS}\`.`
    );
  }
  return { path: STANDARDS, hash: null, text: documentFromPack(pack, start) };
}

async function adopted(
  session: ISession,
  snapshot: ISnapshot,
  name: string,
  start: { library: string; tests: string }
): Promise<INewFile[]> {
  const { text, hash, problem } = await session.host.ask<IFileText>({
    do: 'read',
    path: name
  });
  if (text === null) {
    throw new UserError(problem ?? `${name} could not be read.`);
  }
  const [found] = await session.host.ask<IFoundNotebook[]>({
    do: 'find',
    paths: [name]
  });
  const inside = found.root === snapshot.root ? found.inProject : null;
  const adopted = adoptedDocument(text, start);
  if (inside === null) {
    if (fileIn(snapshot, STANDARDS)) {
      throw new UserError(
        `${STANDARDS} is there already; move it away, then retry.`
      );
    }
    return [{ path: STANDARDS, hash: null, text: adopted }];
  }
  const document = { path: inside, hash, text: adopted };
  if (KNOWN_PLACES.includes(inside)) {
    return [document];
  }
  const pyproject = fileIn(snapshot, 'pyproject.toml');
  return [
    document,
    {
      path: 'pyproject.toml',
      hash: pyproject?.hash ?? null,
      text: namedInPyproject(pyproject?.text ?? '', inside)
    }
  ];
}

async function write(
  session: ISession,
  { root }: ISnapshot,
  files: INewFile[]
): Promise<void> {
  const applied = await session.host.ask<IApplied>({
    do: 'write',
    files: files.map(file => ({
      ...file,
      path: root === null ? file.path : `${root}/${file.path}`
    }))
  });
  if (!applied.ok) {
    throw new UserError(applied.problem ?? 'The files could not be written.');
  }
}

function fileIn(
  snapshot: ISnapshot,
  path: string
): ISnapshot['files'][number] | undefined {
  return snapshot.files.find(file => file.path === path);
}
