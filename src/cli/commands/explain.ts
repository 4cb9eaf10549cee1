import {
  explainCheck,
  explainDocument,
  known,
  readDocument
} from '../../engine';
import type { ISnapshot } from '../../engine';
import { UserError, print } from '../command';
import type { ICommand } from '../command';
import type { IFileText, IFoundNotebook } from '../effects';
import { readSnapshot } from '../project';

export const explain: ICommand = {
  name: 'explain',
  summary: 'Show a check’s page, or how each line of a document is read.',
  details:
    'CHECK is the id of a check or the code of a ruff rule; FILE is a standards document.',
  positionals: 'CHECK|FILE',
  least: 1,
  most: 1,
  options: {},
  async run({ positionals: [name] }, session) {
    const explained = explainCheck(name);
    if (explained.ok) {
      await print(session, explained.page);
      return 0;
    }
    if (!/[./\\]/.test(name)) {
      throw new UserError(explained.message);
    }
    const file = await session.host.ask<IFileText>({ do: 'read', path: name });
    if (file.text === null) {
      throw new UserError(file.problem ?? `${name} could not be read.`);
    }
    const [{ inProject }] = await session.host.ask<IFoundNotebook[]>({
      do: 'find',
      paths: [name]
    });
    const path = inProject ?? (name.split(/[\\/]/).pop() as string);
    const snapshot = await readSnapshot(session, name, {
      packs: true,
      document: path
    });
    const document = readDocument(meant(snapshot, path, file), known);
    await print(session, explainDocument(document));
    return document.problems.some(({ severity }) => severity === 'error')
      ? 2
      : 0;
  }
};

/** The project as if this file were named as its standards document. */
function meant(
  snapshot: ISnapshot,
  path: string,
  { text, hash }: IFileText
): ISnapshot {
  const naming = `[tool.promote]\nstandards = ${JSON.stringify(path)}\n`;
  const own = [
    { path, text, hash },
    { path: 'pyproject.toml', text: naming, hash: null }
  ];
  return {
    ...snapshot,
    files: [
      ...snapshot.files.filter(file =>
        own.every(one => one.path !== file.path)
      ),
      ...own.map(file => ({ ...file, size: 0, writable: false }))
    ]
  };
}
