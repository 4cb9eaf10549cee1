/** What a test run copies and runs: the project's code with an export laid over it. */
import type { IPlan } from '../plan/types';
import { sha256Hex } from '../project/hash';
import { folderOf, isIn, nameOf } from '../project/paths';
import type { IProject } from '../project/types';
import type { IChangeSet, IStage } from './types';
import { withChanges } from './virtual';

/** Files of the root that steer Python and pytest. */
const SETTINGS = new Set([
  'pyproject.toml',
  'pytest.ini',
  '.pytest.ini',
  'pytest.toml',
  '.pytest.toml',
  'tox.ini',
  'setup.cfg'
]);

const CODE = new Set(['library', 'test', 'package']);

/**
 * The stage of an export. Its fingerprint is over what the run would see, not
 * over what changes: it stays the same when the export has been written.
 */
export function stageOf(
  plan: IPlan,
  { files: changes }: IChangeSet,
  project: IProject
): IStage {
  const overlay = changes.flatMap(({ kind, path, text }) =>
    CODE.has(kind) && text !== null ? [{ path, text }] : []
  );
  const { files } = withChanges(project, overlay).snapshot;
  const paths = project.snapshot.files.map(({ path }) => path);
  const copy = [
    ...codeFolders(project),
    ...paths.filter(
      path =>
        nameOf(path) === 'conftest.py' ||
        (folderOf(path) === '' && SETTINGS.has(path))
    )
  ];
  const stage = {
    copy: withoutNested(copy),
    overlay,
    sourceRoots: [...project.sourceRoots],
    modules: plan.modules
      .filter(({ role }) => role === 'code')
      .map(({ importName, path }) => ({ importName, path })),
    tests: files.some(({ path }) => isTest(path, project))
      ? [project.tests]
      : []
  };
  const seen = files
    .filter(({ path }) =>
      [...stage.copy, ...overlay.map(one => one.path)].some(one =>
        isIn(path, one)
      )
    )
    .map(({ path, hash }) => [path, hash]);
  const { copy: copied, sourceRoots, modules, tests } = stage;
  return {
    ...stage,
    fingerprint: sha256Hex(
      JSON.stringify({ copied, sourceRoots, modules, tests, seen })
    )
  };
}

/** The library with its neighbours (its whole source root, where that is a folder of its own), and the tests. */
function codeFolders({
  library,
  sourceRoots,
  tests,
  snapshot
}: IProject): string[] {
  const root =
    library === null
      ? undefined
      : sourceRoots.find(folder => folder !== '' && isIn(library, folder));
  const folders = [root ?? library, tests].filter(
    (folder): folder is string => folder !== null && folder !== ''
  );
  return folders.filter(
    folder =>
      snapshot.folders.includes(folder) ||
      snapshot.files.some(({ path }) => isIn(path, folder))
  );
}

function withoutNested(paths: string[]): string[] {
  const sorted = [...new Set(paths)].sort();
  return sorted.filter(
    path => !sorted.some(other => other !== path && isIn(path, other))
  );
}

function isTest(path: string, { tests }: IProject): boolean {
  return (
    isIn(path, tests) &&
    path.endsWith('.py') &&
    /^(?:test_.*|.*_test)\.py$/.test(nameOf(path))
  );
}
