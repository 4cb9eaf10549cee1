import type { Choice, IChangeSet } from '../types';
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
const THREE = 'def clean(x):\n    return x + 2\n';

const status = ({ statuses }: IChangeSet) =>
  statuses.map(({ name, status }) => `${name} ${status}`);

/** A project to which the notebook exported `ONE` and `by_hand` was written. */
function world() {
  const start = projectOf({
    [INIT]: '',
    [FEATURES]: 'def by_hand():\n    pass\n'
  });
  return exported(planOf(ONE), start).project;
}

describe('a symbol that was exported before', () => {
  it('is replaced where the notebook alone changed it', () => {
    const { changes, project } = exported(planOf(TWO), world());
    expect(status(changes)).toEqual(['clean notebook-newer']);
    expect(textIn(project)).toBe(`def by_hand():\n    pass\n\n\n${TWO}`);
    // The base text before is of no use any more.
    expect(
      changes.files.filter(({ text }) => text === null).map(({ kind }) => kind)
    ).toEqual(['base']);
    expect(exported(planOf(TWO), project).changes.files).toEqual([]);
  });

  it('is replaced where it was only reformatted', () => {
    const reformatted = edited(world(), text =>
      text.replace(
        'def clean(x):\n    return x',
        'def clean( x ):\n\n        return (x)'
      )
    );
    expect(status(exported(planOf(ONE), reformatted).changes)).toEqual([
      'clean in-step'
    ]);
    expect(exported(planOf(ONE), reformatted).changes.files).toEqual([]);
    const { project } = exported(planOf(TWO), reformatted);
    expect(textIn(project)).toBe(`def by_hand():\n    pass\n\n\n${TWO}`);
  });

  it('stays where the library alone changed it', () => {
    const newer = edited(world(), text =>
      text.replace('return x', 'return x + 1')
    );
    const { changes } = exported(planOf(ONE), newer);
    expect(changes.conflicts).toEqual([]);
    expect(changes.files).toEqual([]);
    expect(status(changes)).toEqual(['clean library-newer']);
  });

  it('is a conflict where both changed it', () => {
    const newer = edited(world(), text =>
      text.replace('return x', 'return x + 1')
    );
    const { changes } = exported(planOf(THREE), newer);
    expect(changes.files).toEqual([]);
    expect(status(changes)).toEqual(['clean both']);
    expect(changes.conflicts).toMatchObject([
      {
        path: FEATURES,
        module: 'features',
        name: 'clean',
        reason: 'edited',
        theirs: TWO.trimEnd(),
        ours: THREE.trimEnd()
      }
    ]);
  });

  it('is a conflict where the library has a comment that would be lost', () => {
    const newer = edited(world(), text =>
      text.replace('    return x', '    # never None\n    return x')
    );
    expect(status(exported(planOf(ONE), newer).changes)).toEqual([
      'clean in-step'
    ]);
    expect(status(exported(planOf(TWO), newer).changes)).toEqual([
      'clean both'
    ]);
  });

  it('takes over a comment that only the notebook changed', () => {
    const commented = 'def clean(x):\n    # as it is\n    return x\n';
    const { changes, project } = exported(planOf(commented), world());
    expect(status(changes)).toEqual(['clean notebook-newer']);
    expect(textIn(project)).toContain(commented);
    expect(exported(planOf(commented), project).changes.files).toEqual([]);
  });

  it('is in step again where both came to the same', () => {
    const newer = edited(world(), text =>
      text.replace('return x', 'return x  + 1')
    );
    const { changes, project } = exported(planOf(TWO), newer);
    expect(changes.conflicts).toEqual([]);
    expect(status(changes)).toEqual(['clean in-step']);
    expect(textIn(project)).toContain('return x  + 1');
    expect(exported(planOf(TWO), project).changes.files).toEqual([]);
    expect(status(exported(planOf(THREE), project).changes)).toEqual([
      'clean notebook-newer'
    ]);
  });

  it('is never brought back unasked where the library deleted it', () => {
    const without = edited(world(), text => text.split('\n\n\n')[0] + '\n');
    const { changes } = exported(planOf(TWO), without);
    expect(status(changes)).toEqual(['clean missing-in-library']);
    expect(changes.conflicts).toMatchObject([
      {
        name: 'clean',
        reason: 'deleted',
        choices: ['library', 'notebook'],
        proposal: null
      }
    ]);
    expect(changes.files).toEqual([]);
    const choose = (choice: Choice) =>
      exported(planOf(TWO), without, {
        choices: { [changes.conflicts[0].id]: choice }
      });
    const back = choose('notebook');
    expect(back.changes.conflicts).toEqual([]);
    expect(textIn(back.project)).toBe(textIn(world())?.replace(ONE, TWO));
    // Agreed once, it is asked for again only where the notebook goes on.
    const agreed = choose('library').project;
    expect(textIn(agreed)).toBe(textIn(without));
    const { changes: again } = exported(planOf(TWO), agreed);
    expect(again).toMatchObject({ conflicts: [], files: [] });
    expect(status(again)).toEqual(['clean missing-in-library']);
    expect(exported(planOf(THREE), agreed).changes.conflicts).toMatchObject([
      { reason: 'deleted' }
    ]);
  });

  it('is written anew where the whole module is gone', () => {
    const { snapshot, ...rest } = world();
    const project = {
      ...rest,
      snapshot: {
        ...snapshot,
        files: snapshot.files.filter(({ path }) => path !== FEATURES)
      }
    };
    const { changes, project: after } = exported(planOf(TWO), project);
    expect(changes.conflicts).toEqual([]);
    expect(textIn(after)).toBe(TWO);
  });

  it('is found in the module that it was moved to', () => {
    const { snapshot, ...rest } = world();
    const project = {
      ...rest,
      snapshot: {
        ...snapshot,
        files: snapshot.files.map(file =>
          file.path === FEATURES
            ? { ...file, path: 'src/pricing/cleaning.py' }
            : file
        )
      }
    };
    const { changes } = exported(planOf(TWO), project);
    expect(changes.conflicts).toMatchObject([
      {
        name: 'clean',
        reason: 'moved',
        choices: ['notebook'],
        theirs: null,
        message: expect.stringContaining('src/pricing/cleaning.py')
      }
    ]);
    const back = exported(planOf(TWO), project, {
      choices: { [changes.conflicts[0].id]: 'notebook' }
    });
    expect(back.changes.conflicts).toEqual([]);
    expect(textIn(back.project)).toBe(TWO);
    expect(exported(planOf(TWO), back.project).changes.files).toEqual([]);
  });

  it('stays in library and ledger where the notebook lost it', () => {
    const { changes, project } = exported(
      planOf('def other():\n    pass\n'),
      world()
    );
    expect(status(changes)).toEqual(['other new', 'clean missing-in-notebook']);
    expect(textIn(project)).toContain(ONE);
    expect(status(exported(planOf(TWO), project).changes)).toContain(
      'clean notebook-newer'
    );
  });

  it('leaves the ledger where neither side has it any more', () => {
    const without = edited(world(), text => text.split('\n\n\n')[0] + '\n');
    const { changes, project } = exported(
      planOf('def other():\n    pass\n'),
      without
    );
    expect(status(changes)).toEqual(['other new']);
    expect(textIn(project, `.promote/ledger/${NOTEBOOK}.jsonl`)).not.toContain(
      'clean'
    );
  });

  it('is decided by whoever was asked', () => {
    const newer = edited(world(), text =>
      text.replace('return x', 'return x + 1')
    );
    const { conflicts } = exported(planOf(THREE), newer).changes;
    const choose = (choice: Choice) =>
      exported(planOf(THREE), newer, {
        choices: { [conflicts[0].id]: choice }
      });
    const ours = choose('notebook');
    expect(ours.changes.conflicts).toEqual([]);
    expect(textIn(ours.project)).toContain(THREE);
    expect(exported(planOf(THREE), ours.project).changes.files).toEqual([]);
    const theirs = choose('library');
    expect(theirs.changes.conflicts).toEqual([]);
    expect(textIn(theirs.project)).toContain(TWO);
    const later = exported(planOf(THREE), theirs.project).changes;
    expect(later.files).toEqual([]);
    expect(status(later)).toEqual(['clean library-newer']);
    const own = choose({ text: 'def clean(x):\n    return x + 4\n' });
    expect(own.changes.conflicts).toEqual([]);
    expect(textIn(own.project)).toContain('return x + 4\n');
    expect(status(exported(planOf(THREE), own.project).changes)).toEqual([
      'clean library-newer'
    ]);
    expect(exported(planOf(THREE), own.project).changes.files).toEqual([]);
    const wrong = ['x = 1', 'def clean(:', '', 'def clean(x): ...\nx = 1'];
    for (const text of wrong) {
      expect(choose({ text }).changes).toMatchObject({
        files: [],
        conflicts: [
          { name: 'clean', message: expect.stringContaining('`clean`') }
        ]
      });
    }
  });

  it('is asked for again where one side went on after the choice', () => {
    const newer = edited(world(), text =>
      text.replace('return x', 'return x + 1')
    );
    const { conflicts } = exported(planOf(THREE), newer).changes;
    const choices = { [conflicts[0].id]: 'notebook' as const };
    const later = edited(newer, text => text.replace('x + 1', 'x + 9'));
    expect(
      exported(planOf(THREE), later, { choices }).changes.conflicts
    ).toHaveLength(1);
    const other = planOf(THREE.replace('2', '7'));
    expect(exported(other, newer, { choices }).changes.conflicts).toHaveLength(
      1
    );
  });

  it('keeps its identity among others of its name', () => {
    const patches = (a: number, b: number) =>
      `from fastcore.all import patch\n\n\n@patch\ndef show(self: int):\n    return ${a}\n\n\n@patch\ndef show(self: str):\n    return ${b}\n`;
    const { project } = exported(
      planOf(patches(1, 2)),
      projectOf({ [INIT]: '' })
    );
    const more = edited(
      project,
      text => `${text}\n\n@patch\ndef show(self: list):\n    return 3\n`
    );
    const { changes, project: after } = exported(planOf(patches(1, 4)), more);
    expect(changes.conflicts).toEqual([]);
    expect(textIn(after)).toBe(textIn(more)?.replace('return 2', 'return 4'));
  });

  it('may have no name', () => {
    const notebook = 'import logging\n\nlogging.captureWarnings(True)\n';
    const { project } = exported(planOf(notebook), projectOf({ [INIT]: '' }));
    const other = edited(project, text => text.replace('True', 'False'));
    const { changes } = exported(planOf(notebook), other);
    expect(changes).toMatchObject({ files: [], conflicts: [] });
    expect(status(changes)).toEqual([
      'logging.captureWarnings(True) missing-in-library'
    ]);
    const both = exported(
      planOf(notebook.replace('True', 'bool(1)')),
      other
    ).changes;
    expect(both.conflicts).toMatchObject([{ name: '', reason: 'deleted' }]);
    const ours = exported(planOf(notebook.replace('True', 'bool(1)')), project);
    expect(textIn(ours.project)).toBe(
      'import logging\n\n\nlogging.captureWarnings(bool(1))\n'
    );
  });
});
