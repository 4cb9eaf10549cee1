import { readLedgers } from '../library/ledger';
import { sameCode } from '../library/normalise';
import { readModule } from '../library/symbols';
import type { ICell } from '../notebook/types';
import { isIn } from '../project/paths';
import { importNameOf } from '../project/project';
import type { IProject, ISnapshotFile } from '../project/types';
import type { IStatement } from '../python/syntax';
import { isDefinition, nameRange } from './definitions';
import type { ICheck, IDraftFinding } from './types';

export const check: ICheck = {
  id: 'notebook-imports-library',
  title: 'The notebook imports what the library has',
  level: 'should',
  messages: {
    copy: '{cell} still holds its own copy of `{name}`; import it from `{library}`, or the two will drift apart.',
    drifted:
      '{cell} holds a `{name}` that is no longer the one of `{library}`; export it again or take the library’s, then import it.'
  },
  options: {},
  wholeNotebook: true,
  run: context => {
    const { notebook, plan, project } = context;
    const exported = exportedBy(notebook.path, project);
    if (plan.modules.length === 0 && exported.size === 0) {
      return { findings: [], nothing: true };
    }
    const library = libraryDefinitions(project);
    return {
      findings: notebook.cells
        .filter(({ kind }) => kind === 'code')
        .flatMap(cell =>
          context
            .syntax(cell)
            .statements.flatMap(statement =>
              copyOf(cell, statement, library, exported)
            )
        ),
      nothing: library.size === 0
    };
  }
};

interface IInLibrary {
  importName: string;
  text: string;
}

/** Functions and classes of the library by name. */
function libraryDefinitions(project: IProject): Map<string, IInLibrary[]> {
  const found = new Map<string, IInLibrary[]>();
  const { library, snapshot } = project;
  if (library === null) {
    return found;
  }
  for (const file of snapshot.files.filter(({ path }) => isIn(path, library))) {
    const importName = file.path.endsWith('.py')
      ? importNameOf(project, file.path)
      : null;
    for (const { name, text } of importName ? definitionsOf(file) : []) {
      const list = found.get(name) ?? [];
      found.set(name, [...list, { importName: importName!, text }]);
    }
  }
  return found;
}

const known = new WeakMap<ISnapshotFile, { name: string; text: string }[]>();

function definitionsOf(file: ISnapshotFile): { name: string; text: string }[] {
  let found = known.get(file);
  if (!found) {
    const reading = file.text === null ? null : readModule(file.text);
    found = reading?.ok
      ? reading.module.pieces
          .filter(({ kind }) => kind === 'function' || kind === 'class')
          .map(({ names, text }) => ({ name: names[0], text }))
      : [];
    known.set(file, found);
  }
  return found;
}

/** Names that the ledger knows of a notebook. */
function exportedBy(path: string, { snapshot }: IProject): Set<string> {
  const entries = readLedgers(snapshot).get(path)?.entries ?? [];
  return new Set(
    entries.filter(({ role }) => role === 'code').map(({ name }) => name)
  );
}

function copyOf(
  cell: ICell,
  { node, text }: IStatement,
  library: ReadonlyMap<string, IInLibrary[]>,
  exported: ReadonlySet<string>
): IDraftFinding[] {
  const there = isDefinition(node) ? library.get(node.name) : undefined;
  if (!isDefinition(node) || !there) {
    return [];
  }
  const same = there.find(one => sameCode(one.text, text));
  if (!same && !exported.has(node.name)) {
    // Another function that happens to have the name.
    return [];
  }
  return [
    {
      cell: cell.key,
      range: nameRange(cell.source, node),
      message: same ? 'copy' : 'drifted',
      args: {
        cell: { cell: cell.key },
        name: node.name,
        library: (same ?? there[0]).importName
      },
      symbol: node.name
    }
  ];
}
