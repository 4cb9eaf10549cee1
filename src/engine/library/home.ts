/** A home for library code where a project has none yet: the few files that name it. */
import { fileAt } from '../project/files';
import { guessLibrary } from '../project/library';
import { folderOf, insideRoot, isIn, nameOf } from '../project/paths';
import { isModuleName } from '../project/python-names';
import type { IProject, ISnapshot } from '../project/types';
import type { IDocument } from '../standards/types';
import type { IFileChange } from './types';

export interface IHomeRequest {
  /** Library folder as a person wrote it, relative to the project root; null: propose one. */
  library: string | null;
  /** Name of the folder that becomes the project root, where there is no project. */
  name: string;
  /** Pack that a new document starts from; absent: `default`. */
  pack?: string;
}

export interface IHome {
  /** The library folder, cleaned: `src/pricing`. */
  library: string;
  /** What names it; empty where there is a problem. */
  files: IFileChange[];
  /** Whole sentence why it can't live there; null: it can. */
  problem: string | null;
}

/** How a document begins: a new one, and one that is there without front matter of ours. */
export interface IStarters {
  create(library: string, tests: string): string;
  adopt(text: string, library: string, tests: string): string;
}

const FALLBACK = 'src/library';

/**
 * The change set that gives library code a home: the standards document with
 * its `library`, the package, and a pyproject.toml where there is none.
 */
export function homeOf(
  { library: wanted, name }: IHomeRequest,
  project: IProject,
  document: IDocument,
  starters: IStarters
): IHome {
  const { snapshot } = project;
  const library =
    wanted === null ? proposed(project, name) : insideRoot(wanted);
  const problem = problemOf(library, wanted, project.tests);
  if (library === null || problem !== null) {
    return { library: library ?? wanted ?? '', files: [], problem };
  }
  const standards = standardsOf(document, project, library, starters);
  if (typeof standards === 'string') {
    return { library, files: [], problem: standards };
  }
  const projectName = snapshot.name || name;
  return {
    library,
    files: [
      standards,
      ...packageOf(snapshot, library),
      ...settingsOf(snapshot, library, project.tests, projectName)
    ],
    problem: null
  };
}

function proposed({ library, snapshot }: IProject, name: string): string {
  return (
    library ??
    guessLibrary({ ...snapshot, kind: 'standards', name }) ??
    FALLBACK
  );
}

function problemOf(
  library: string | null,
  wanted: string | null,
  tests: string
): string | null {
  if (library === null) {
    return `\`${wanted}\` lies outside of the project; name a folder inside of it, such as \`src/pricing\`.`;
  }
  const last = nameOf(library);
  if (!isModuleName(last)) {
    return library === ''
      ? 'Name a folder inside of the project, such as `src/pricing`.'
      : `Python can't import a package named \`${last}\`; use letters, digits and \`_\`, as in \`src/pricing\`.`;
  }
  return isIn(library, tests)
    ? `\`${library}\` lies in the tests folder \`${tests}\`; name another one, such as \`src/pricing\`.`
    : null;
}

function created(
  path: string,
  kind: IFileChange['kind'],
  text: string
): IFileChange {
  return { path, kind, hash: null, before: null, text };
}

/** The document that names the library; a string: why it can't be changed. */
function standardsOf(
  { own, path: ownPath, foreign, keyLines }: IDocument,
  { snapshot, tests }: IProject,
  library: string,
  { create, adopt }: IStarters
): IFileChange | string {
  const path = own ? ownPath : foreign;
  if (path === null) {
    return created('STANDARDS.md', 'standards', create(library, tests));
  }
  const file = fileAt(snapshot, path);
  if (file === undefined || file.text === null || file.hash === null) {
    return (
      file?.problem ?? `\`${path}\` could not be read; mend it, then retry.`
    );
  }
  return {
    path,
    kind: 'standards',
    hash: file.hash,
    before: file.text,
    text: own
      ? withLibrary(file.text, library, keyLines['library'] ?? null)
      : adopt(file.text, library, tests)
  };
}

/**
 * Front matter is there: without it the document would not be ours.
 *
 * @param line - 1-based line of a `library` that is there already; null: there is none.
 */
function withLibrary(
  text: string,
  library: string,
  line: number | null
): string {
  const entry = `library: ${/^[\w./-]+$/.test(library) ? library : JSON.stringify(library)}`;
  const end = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const rest = text.slice(mark.length);
  if (line !== null) {
    const lines = rest.split(end);
    lines[line - 1] = entry;
    return mark + lines.join(end);
  }
  const head = rest.indexOf(end) + end.length;
  return `${mark}${rest.slice(0, head)}${entry}${end}${rest.slice(head)}`;
}

/** A folder with Python files but without `__init__.py` is a namespace package, and stays one. */
function packageOf(snapshot: ISnapshot, library: string): IFileChange[] {
  const there = snapshot.files.some(
    ({ path }) => path.endsWith('.py') && isIn(path, library)
  );
  return there ? [] : [created(`${library}/__init__.py`, 'package', '')];
}

/** Enough to install the library and to find it in tests. */
function settingsOf(
  snapshot: ISnapshot,
  library: string,
  tests: string,
  name: string
): IFileChange[] {
  if (
    fileAt(snapshot, 'pyproject.toml') !== undefined ||
    fileAt(snapshot, 'setup.cfg') !== undefined
  ) {
    return [];
  }
  const distribution =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || nameOf(library).replaceAll('_', '-');
  const text = `[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = ${JSON.stringify(distribution)}
version = "0.1.0"
requires-python = ">=3.10"

[tool.hatch.build.targets.wheel]
packages = [${JSON.stringify(library)}]

[tool.pytest.ini_options]
pythonpath = [${JSON.stringify(folderOf(library) || '.')}]
testpaths = [${JSON.stringify(tests)}]
`;
  return [created('pyproject.toml', 'configuration', text)];
}
