import { didYouMean } from '../standards/nearest';
import { readSignatures } from '../standards/sign-off';
import type { IDocument } from '../standards/types';
import { guessLibrary, guessTests } from './library';
import { folderOf, insideRoot, isIn, nameOf } from './paths';
import { isModuleName } from './python-names';
import { ruffOf, ruffProblems } from './ruff';
import { aboveThePackage, sourceRootsOf } from './source-roots';
import { lineOfKey } from './toml-lines';
import { isTable, tomlAt, valueAt } from './toml';
import type { IConfigurationProblem, IProject, ISnapshot } from './types';

const PYPROJECT = 'pyproject.toml';
const PROMOTE = ['tool', 'promote'];
const PROMOTE_KEYS = ['standards'];

/** What the engine needs to know of a project before it looks at a notebook. */
export function readProject(
  snapshot: ISnapshot,
  document: IDocument | null
): IProject {
  const named = document?.library ?? null;
  const library = named ?? guessLibrary(snapshot);
  const problems = [
    ...tomlAt(snapshot, PYPROJECT).problems,
    ...promoteProblems(snapshot),
    ...ruffProblems(snapshot, library ?? ''),
    ...readSignatures(snapshot).problems
  ];
  const sourceRoots = sourceRootsOf(snapshot, library);
  const project: IProject = {
    snapshot,
    library,
    libraryGuessed: named === null,
    tests: document?.tests ?? guessTests(snapshot),
    sourceRoots,
    ruff: ruffOf(snapshot, library ? `${library}/__init__.py` : '__init__.py')
      .settings,
    problems
  };
  const wrong = named && nameThatCannotBeImported(project, named);
  if (document && wrong) {
    problems.push({
      path: document.path,
      line: document.keyLines.library ?? null,
      message:
        `\`library: ${named}\` can't be imported: \`${wrong}\` is no Python name. ` +
        'Name a folder such as `src/pricing` (letters, digits and underscores).',
      severity: 'error'
    });
  }
  return project;
}

/** The standards document that pyproject.toml names, null where it names none or one that can't be used. */
export function namedStandards(snapshot: ISnapshot): string | null {
  const { table } = tomlAt(snapshot, PYPROJECT);
  const written = valueAt(table, [...PROMOTE, 'standards']);
  return typeof written === 'string' && written.trim()
    ? insideRoot(written)
    : null;
}

/**
 * How a file is imported: `src/pricing/features.py` is `pricing.features`, a
 * package's `__init__.py` goes by the package's name.
 */
export function importNameOf(project: IProject, path: string): string {
  const root =
    sourceRootOf(project, path) ??
    aboveThePackage(project.snapshot, folderOf(path));
  const parts = path
    .slice(root === '' ? 0 : root.length + 1)
    .replace(/\.pyi?$/, '')
    .split('/');
  if (parts.length > 1 && parts[parts.length - 1] === '__init__') {
    parts.pop();
  }
  return parts.join('.');
}

function sourceRootOf(project: IProject, path: string): string | undefined {
  const holding = project.sourceRoots.filter(root => isIn(path, root));
  return project.library !== null && isIn(path, project.library)
    ? holding[0]
    : holding.sort((a, b) => b.length - a.length)[0];
}

function nameThatCannotBeImported(
  project: IProject,
  library: string
): string | null {
  if (library === '' || project.sourceRoots.includes(library)) {
    return null;
  }
  const names = importNameOf(project, `${library}/__init__.py`).split('.');
  return names.find(name => !isModuleName(name)) ?? null;
}

function promoteProblems(snapshot: ISnapshot): IConfigurationProblem[] {
  const { table, text } = tomlAt(snapshot, PYPROJECT);
  const promote = valueAt(table, PROMOTE);
  if (promote === undefined || text === null) {
    return [];
  }
  const problem = (
    keys: string[],
    severity: IConfigurationProblem['severity'],
    message: string
  ): IConfigurationProblem => ({
    path: PYPROJECT,
    line: lineOfKey(text, [...PROMOTE, ...keys]),
    message,
    severity
  });
  if (!isTable(promote)) {
    return [
      problem([], 'error', '`tool.promote` must be a table: `[tool.promote]`.')
    ];
  }
  const problems = Object.keys(promote)
    .filter(key => !PROMOTE_KEYS.includes(key))
    .map(key =>
      problem(
        [key],
        'warning',
        `\`[tool.promote]\` has no key \`${key}\`; its only key is \`standards\`.${didYouMean(key, PROMOTE_KEYS)}`
      )
    );
  const standards = promote.standards;
  const wrong = standardsProblem(standards);
  if (wrong) {
    problems.push(problem(['standards'], 'error', wrong));
  }
  return problems;
}

function standardsProblem(standards: unknown): string | null {
  if (standards === undefined) {
    return null;
  }
  if (typeof standards !== 'string' || !standards.trim()) {
    return '`standards` must be the path of a document, such as `standards = "docs/standards.md"`.';
  }
  const path = insideRoot(standards);
  if (path === null || nameOf(path) === '') {
    return `\`standards = "${standards}"\` leaves the project; name a file in it, relative to the folder of pyproject.toml.`;
  }
  return null;
}
