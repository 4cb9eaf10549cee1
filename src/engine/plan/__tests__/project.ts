import type { IProject, ISnapshot } from '../../project/types';

/** A project as its reader would hand it over, with nothing in it. */
export function emptyProject(library: string | null = null): IProject {
  const snapshot: ISnapshot = {
    schema: 1,
    kind: library === null ? 'none' : 'pyproject',
    name: 'project',
    root: null,
    contents: null,
    files: [],
    folders: [],
    packs: [],
    administration: { locked: [], defaultStandards: null },
    git: { present: false, identity: null },
    problems: []
  };
  return {
    snapshot,
    library,
    libraryGuessed: false,
    tests: 'tests',
    sourceRoots: ['src', ''],
    ruff: {},
    problems: []
  };
}
