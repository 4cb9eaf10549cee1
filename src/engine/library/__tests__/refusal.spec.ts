import { changesOf } from '../changes';
import {
  edited,
  exported,
  FEATURES,
  NOTEBOOK,
  planOf,
  projectOf,
  textIn
} from './world';

const INIT = 'src/pricing/__init__.py';
const ONE = 'def clean(x):\n    return x\n';
const TWO = 'def clean(x):\n    return x + 1\n';
/** A project to which the notebook exported `ONE` and `by_hand` was written. */
function world() {
  const start = projectOf({
    [INIT]: '',
    [FEATURES]: 'def by_hand():\n    pass\n'
  });
  return exported(planOf(ONE), start).project;
}

describe('what can not be written', () => {
  const refused = (
    project: ReturnType<typeof projectOf>,
    plan = planOf(ONE)
  ) => {
    const changes = changesOf(plan, project, { open: [] });
    expect(changes.files.filter(({ kind }) => kind === 'library')).toEqual([]);
    return changes.conflicts.map(({ reason, path }) => `${reason} ${path}`);
  };
  const withFile = (more: object) => {
    const project = projectOf({ [INIT]: '', [FEATURES]: 'x = 1\n' });
    const files = project.snapshot.files.map(file =>
      file.path === FEATURES ? { ...file, ...more } : file
    );
    return { ...project, snapshot: { ...project.snapshot, files } };
  };

  it('a project without a named library', () => {
    expect(refused(projectOf({}, { library: null }))).toEqual([
      `no-library ${FEATURES}`
    ]);
    expect(refused(projectOf({}, { libraryGuessed: true }))).toEqual([
      `no-library ${FEATURES}`
    ]);
  });

  it('a file that is not UTF-8, not readable or read-only', () => {
    expect(refused(withFile({ text: null }))).toEqual([`encoding ${FEATURES}`]);
    expect(refused(withFile({ text: null, hash: null }))).toEqual([
      `read-only ${FEATURES}`
    ]);
    expect(refused(withFile({ writable: false }))).toEqual([
      `read-only ${FEATURES}`
    ]);
    expect(refused(withFile({ text: '# coding: latin-1\n' }))).toEqual([
      `encoding ${FEATURES}`
    ]);
  });

  it('a file that is no Python', () => {
    const [conflict] = changesOf(
      planOf(ONE),
      withFile({ text: 'x = 1\ndef (:\n' }),
      { open: [] }
    ).conflicts;
    expect(conflict).toMatchObject({ reason: 'syntax' });
    expect(conflict.message).toContain(`${FEATURES}, line 2`);
  });

  it('a name that differs from one that is there by capitals alone', () => {
    expect(refused(projectOf({ 'src/pricing/Features.py': '' }))).toEqual([
      `case-clash ${FEATURES}`
    ]);
    expect(refused(projectOf({ 'src/Pricing/other.py': '' }))).toEqual([
      `case-clash ${FEATURES}`
    ]);
    expect(
      changesOf(planOf(ONE), projectOf({ 'src/pricing/other.py': '' }), {
        open: []
      }).conflicts
    ).toEqual([]);
  });

  it('beside a ledger that can not be read', () => {
    const path = `.promote/ledger/${NOTEBOOK}.jsonl`;
    const ledger = textIn(world(), path) ?? '';
    for (const [broken, what] of [
      [`${ledger}{"schema":1`, 'line 2: this is no JSON'],
      [`<<<<<<< HEAD\n${ledger}`, 'line 1: a merge conflict'],
      [ledger.replace('"schema":1', '"schema":2'), 'line 1: schema 2'],
      [ledger.replace('"cell":', '"zell":'), '`cell` is missing']
    ]) {
      const project = edited(world(), () => broken, path);
      const changes = changesOf(planOf(TWO), project, { open: [] });
      expect(changes.conflicts).toContainEqual(
        expect.objectContaining({
          reason: 'ledger',
          path,
          message: expect.stringContaining(what)
        })
      );
      expect(changes.files.map(({ kind }) => kind)).not.toContain('ledger');
    }
  });
});
