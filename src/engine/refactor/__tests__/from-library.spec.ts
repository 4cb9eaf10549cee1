import { changesOf } from '../../library/changes';
import { exported, projectOf } from '../../library/__tests__/world';
import { withChanges } from '../../library/virtual';
import { notebookOf } from '../../notebook/read';
import type { INotebook } from '../../notebook/types';
import { planOf } from '../../plan/plan';
import type { IProject } from '../../project/types';
import { changed } from '../changed';
import { fromLibrary } from '../from-library';

const FEATURES = 'src/pricing/features.py';

const notebookWith = (...sources: (string | [string])[]): INotebook =>
  notebookOf(
    'a.ipynb',
    'python',
    sources.map((source, index) => ({
      id: `c${index + 1}`,
      kind: 'code' as const,
      source: [source].flat()[0],
      executionCount: null,
      metadata: Array.isArray(source)
        ? { promote: { module: 'features' } }
        : {},
      textOutputs: []
    }))
  );

const CLEAN = '# why\ndef clean(x):\n    return x';

/** The notebook exports; the library goes on; the notebook takes it back. */
function taken(
  notebook: INotebook,
  edit: (text: string) => string,
  name = 'clean',
  as: 'code' | 'import' = 'code'
) {
  const start = exported(
    planOf(notebook, projectOf({})),
    projectOf({})
  ).project;
  const text = start.snapshot.files.find(
    ({ path }) => path === FEATURES
  )!.text!;
  const project = withChanges(start, [{ path: FEATURES, text: edit(text) }]);
  const result = fromLibrary(notebook, planOf(notebook, project), project, {
    path: FEATURES,
    name,
    as
  });
  return { result, project };
}

function after(
  notebook: INotebook,
  { result, project }: ReturnType<typeof taken>
) {
  if (!result.ok) {
    throw new Error(result.message);
  }
  const { notebook: next } = changed(notebook, result.change);
  return {
    sources: next.cells.map(({ source }) => source),
    states: states(next, project)
  };
}

function states(notebook: INotebook, project: IProject): string[] {
  const changes = changesOf(planOf(notebook, project), project, { open: [] });
  expect(changes.conflicts).toEqual([]);
  return changes.statuses.map(({ name, status }) => `${name} ${status}`);
}

describe('the library brought back into the notebook', () => {
  it('replaces the statement where it stands, and both are in step', () => {
    const notebook = notebookWith('x = 1', [`K = 1\n\n${CLEAN}\n\nL = 2`]);
    const got = taken(notebook, text =>
      text.replace('# why', '# why not').replace('return x', 'return -x')
    );
    expect(after(notebook, got)).toEqual({
      sources: [
        'x = 1',
        'K = 1\n\n# why not\ndef clean(x):\n    return -x\n\nL = 2'
      ],
      states: ['K in-step', 'clean in-step', 'L in-step']
    });
  });

  it('changes nothing where they are the same', () => {
    const notebook = notebookWith([CLEAN]);
    const { result } = taken(notebook, text => text);
    expect(result).toMatchObject({
      ok: true,
      change: { edits: [], marks: [] }
    });
  });

  it('imports what the library needs and the notebook lacks', () => {
    const notebook = notebookWith('import re', [CLEAN]);
    const head =
      'import numpy as np\nfrom .base import deep as d\n\n\ndef helper(x):\n    return x\n\n\n';
    const got = taken(
      notebook,
      text =>
        head + text.replace('return x', 'return helper(d(np.abs(x), re, len))')
    );
    const { sources, states } = after(notebook, got);
    expect(sources[1]).toBe(
      'from pricing.base import deep as d\nimport numpy as np\nfrom pricing.features import helper\n# why\ndef clean(x):\n    return helper(d(np.abs(x), re, len))'
    );
    expect(states).toContain('clean in-step');
  });

  it('keeps line ends and takes the indentation from an indented cell', () => {
    const windows = notebookWith([`${CLEAN}\n`.replace(/\n/g, '\r\n')]);
    const edit = (text: string) => text.replace('return x', 'return 2');
    expect(after(windows, taken(windows, edit)).sources[0]).toBe(
      '# why\r\ndef clean(x):\r\n    return 2\r\n'
    );
    const indented = notebookWith(['  K = 1\n  def clean(x):\n      return x']);
    expect(after(indented, taken(indented, edit)).sources[0]).toBe(
      'K = 1\ndef clean(x):\n    return 2'
    );
  });

  it('may be an import in the place of the cell', () => {
    const notebook = notebookWith([CLEAN], 'clean(1)');
    const got = taken(
      notebook,
      text => text.replace('return x', 'return 2'),
      'clean',
      'import'
    );
    expect(after(notebook, got)).toEqual({
      sources: ['from pricing.features import clean', 'clean(1)'],
      states: ['clean in-step']
    });
    expect(got.result).toMatchObject({
      change: { marks: [{ cell: 'c1', mark: null }] }
    });
  });

  it('says why where it can not', () => {
    const notebook = notebookWith([CLEAN]);
    const message = (edit: (text: string) => string, name = 'clean') => {
      const { result } = taken(notebook, edit, name);
      return result.ok ? '' : result.message;
    };
    expect(message(text => text, 'other')).toBe(
      'This notebook marks no `other` for src/pricing/features.py.'
    );
    expect(message(() => '')).toBe(
      'src/pricing/features.py has no `clean` any more.'
    );
    expect(message(() => 'def (')).toContain('line 1: this is no Python');
  });
});
