import { withChanges } from '../virtual';
import type { IProject } from '../../project/types';
import {
  edited,
  exported,
  FEATURES,
  mergedText,
  NOTEBOOK,
  planOf,
  projectOf,
  textIn
} from './world';

const ONE = 'def clean(x):\n    return x\n';
const TWO = 'def clean(x):\n    return x + 1\n';

const world = () =>
  exported(planOf(ONE), projectOf({ 'src/pricing/__init__.py': '' })).project;

/** The project with its files below `.promote/` changed; null: deleted. */
function recordsChanged(
  project: IProject,
  below: string,
  change: (text: string) => string | null
): IProject {
  const files = project.snapshot.files.filter(({ path }) =>
    path.startsWith(`.promote/${below}`)
  );
  expect(files.length).toBeGreaterThan(0);
  return withChanges(
    project,
    files.map(({ path, text }) => ({ path, text: change(text ?? '') }))
  );
}

const newer = (project: IProject) =>
  edited(project, text => text.replace('return x', 'return 3'));

describe('base texts', () => {
  it.each([
    ['lost', () => null],
    ['tampered with', () => 'def clean(x): return 9\n']
  ])('that are %s: the hash still tells who changed what', (_, change) => {
    const project = recordsChanged(world(), 'base/', change);
    const { changes, project: after } = exported(planOf(TWO), project);
    expect(changes.conflicts).toEqual([]);
    expect(textIn(after)).toBe(TWO);
    expect(exported(planOf(ONE), newer(project)).changes).toMatchObject({
      files: [],
      statuses: [{ status: 'library-newer' }]
    });
    expect(
      exported(planOf(TWO), newer(project)).changes.conflicts
    ).toMatchObject([{ name: 'clean', base: null, proposal: null }]);
  });

  it('may have got other line ends by a check-out', () => {
    const project = recordsChanged(world(), '', text =>
      text.replace(/\n/g, '\r\n')
    );
    expect(exported(planOf(ONE), project).changes.files).toEqual([]);
    expect(
      exported(planOf(TWO), newer(project)).changes.conflicts
    ).toMatchObject([{ base: ONE.trimEnd() }]);
  });
});

describe('the whole record lost', () => {
  it('makes a conflict of what the notebook changed, and none of the rest', () => {
    const project = recordsChanged(world(), '', () => null);
    expect(exported(planOf(ONE), project).changes.conflicts).toEqual([]);
    const { changes, project: after } = exported(planOf(TWO), project);
    expect(changes.conflicts).toMatchObject([
      { name: 'clean', reason: 'hand-written' }
    ]);
    expect(textIn(after)).toBe(ONE);
  });
});

describe('a ledger', () => {
  it.each([
    ['<<<<<<< ours\n', 'a merge conflict is left here'],
    ['{\n', 'this is no JSON'],
    ['{"schema":2}\n', 'schema 2 is not known']
  ])('that begins with %j is left as it is', (head, why) => {
    const project = recordsChanged(world(), 'ledger/', text => head + text);
    const { changes } = exported(planOf(TWO), project);
    expect(changes.conflicts).toMatchObject([
      {
        reason: 'ledger',
        message: expect.stringMatching(new RegExp(`, line 1: ${why}`))
      }
    ]);
    expect(changes.files.map(({ path }) => path)).not.toContain(
      `.promote/ledger/${NOTEBOOK}.jsonl`
    );
  });
});

describe('bytes', () => {
  it.each([
    ['\n\n', ONE],
    ['# alone', `# alone\n\n${ONE.trimEnd()}`],
    ['x = 1\ry = 2\r', 'x = 1\ry = 2\r\r\rdef clean(x):\r    return x\r'],
    ['x = 1\r\ny = 2\n\r\nz = 3\n', `x = 1\r\ny = 2\n\r\nz = 3\n\n\n${ONE}`],
    [
      'x = """\r\n  a\r\n"""; y = 2\n\f\nclass A:\n\n    pass\n    # end of it\n\n# end',
      `x = """\r\n  a\r\n"""; y = 2\n\f\nclass A:\n\n    pass\n    # end of it\n\n\n${ONE}\n# end`
    ],
    [
      '\ufeff# -*- coding: utf-8 -*-\r\n\tK = 1'.replace('\t', ''),
      '\ufeff# -*- coding: utf-8 -*-\r\nK = 1\r\n\r\n\r\ndef clean(x):\r\n    return x'
    ]
  ])('of %j stay', (before, after) => {
    expect(mergedText(before, ONE)).toBe(after);
    const project = projectOf({ [FEATURES]: before });
    const next = exported(planOf(ONE), project).project;
    expect(exported(planOf(ONE), next).changes.files).toEqual([]);
  });
});
