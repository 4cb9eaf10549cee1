import type { ICellModel } from '@jupyterlab/cells';
import { NotebookModel } from '@jupyterlab/notebook';
import type { INotebookChange } from '../../engine';
import { Basis } from '../basis';
import type { PromoteNotebook } from '../notebook';
import { applyChanges, applyInTurn } from '../refactoring/notebook-change';
import type { AppliedChange } from '../refactoring/notebook-change';

const code = (id: string, source: string, more: object = {}) => ({
  cell_type: 'code' as const,
  id,
  source,
  metadata: {},
  outputs: [],
  execution_count: null,
  ...more
});

function setUp(cells: object[], current = true) {
  const model = new NotebookModel();
  model.fromJSON({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells
  } as never);
  const panel = { context: { model }, isDisposed: false };
  const notebook = {
    panel,
    isCurrent: () => current,
    titleOf: (key: string) => `title of ${key}`
  } as unknown as PromoteNotebook;
  const models: ICellModel[] = [...model.cells];
  const basis = new Basis(
    1,
    models.map(({ id }) => id),
    models
  );
  const apply = (...changes: Partial<INotebookChange>[]) =>
    applyChanges(notebook, basis, changes);
  const done = (...changes: Partial<INotebookChange>[]): AppliedChange => {
    const applied = apply(...changes);
    if (!applied.ok) {
      throw new Error(applied.why);
    }
    return applied.change;
  };
  const inTurn = (...steps: Partial<INotebookChange>[]): AppliedChange[] => {
    const applied = applyInTurn(
      notebook,
      basis,
      steps.map(step => [step])
    );
    return applied.ok ? applied.changes : [];
  };
  const sources = () =>
    [...model.cells].map(cell => cell.sharedModel.getSource());
  const cell = (id: string) => [...model.cells].find(one => one.id === id)!;
  return { model, basis, apply, done, inTurn, sources, cell };
}

const MARK = { module: 'features', role: 'code' as const };

/** Two cells become one function and its call. */
const FUNCTION: INotebookChange = {
  edits: [{ cell: 'b', start: 0, end: 5, text: 'y = f(x)' }],
  inserts: [
    { after: 'a', source: 'def f(x):\n    return x', mark: MARK },
    { after: 'a', source: '# call', mark: null }
  ],
  marks: [],
  emptied: ['c', 'd']
};

const OUTPUT = {
  output_type: 'stream',
  name: 'stdout',
  text: 'kept'
};

function four() {
  return setUp([
    code('a', 'x = 1'),
    code('b', 'y = x', { execution_count: 3, outputs: [OUTPUT] }),
    code('c', 'z = y', {
      metadata: { promote: MARK, tags: ['t'] },
      execution_count: 4,
      outputs: [OUTPUT]
    }),
    code('d', 'w = z')
  ]);
}

describe('applyChanges', () => {
  it('edits, inserts in the order of the list, and removes what was emptied', () => {
    const { done, sources, model } = four();
    done(FUNCTION);
    expect(sources()).toEqual([
      'x = 1',
      'def f(x):\n    return x',
      '# call',
      'y = f(x)'
    ]);
    expect(model.cells.get(1).getMetadata('promote')).toEqual(MARK);
    expect(model.cells.get(2).getMetadata('promote')).toBeUndefined();
  });

  it('puts several edits of a cell at the offsets of the text they were made for', () => {
    const { done, sources } = setUp([code('a', 'f(1)\nf(2)')]);
    done({
      edits: [
        { cell: 'a', start: 3, end: 3, text: ', k=k' },
        { cell: 'a', start: 8, end: 8, text: ', k=k' }
      ]
    });
    expect(sources()).toEqual(['f(1, k=k)\nf(2, k=k)']);
  });

  it('applies a change to what the one before it left', () => {
    const { done, sources } = setUp([code('a', 'x = 1')]);
    done(
      { edits: [{ cell: 'a', start: 0, end: 1, text: 'long' }] },
      { edits: [{ cell: 'a', start: 7, end: 8, text: '2' }] }
    );
    expect(sources()).toEqual(['long = 2']);
  });

  it('changes nothing of a notebook that was edited meanwhile', () => {
    const { apply, sources } = setUp([code('b', 'y = x')], false);
    expect(apply({ edits: FUNCTION.edits })).toEqual({
      ok: false,
      why: 'edited'
    });
    expect(sources()).toEqual(['y = x']);
  });

  it('leaves a notebook alone where one of the cells is locked', () => {
    const { apply, sources } = setUp([
      code('a', 'x = 1'),
      code('b', 'y = x', { metadata: { editable: false } })
    ]);
    expect(apply({ ...FUNCTION, emptied: [] })).toEqual({
      ok: false,
      why: 'locked',
      cell: 'title of b'
    });
    expect(sources()).toEqual(['x = 1', 'y = x']);
  });
});

describe('undo', () => {
  it('brings everything back: texts, marks, removed cells with their outputs', () => {
    const { done, model } = four();
    const before = model.toJSON();
    const change = done(FUNCTION, { marks: [{ cell: 'b', mark: MARK }] });
    expect(model.toJSON()).not.toEqual(before);
    expect(change.undo()).toEqual({ kept: 0 });
    expect(model.toJSON()).toEqual(before);
    expect(change.isUndone).toBe(true);
  });

  it('keeps what was edited and added elsewhere', () => {
    const { done, model, sources, cell } = four();
    const change = done(FUNCTION);
    cell('a').sharedModel.setSource('x = 100');
    model.sharedModel.insertCell(0, { cell_type: 'markdown', source: '# new' });
    expect(change.undo()).toEqual({ kept: 0 });
    expect(sources()).toEqual(['# new', 'x = 100', 'y = x', 'z = y', 'w = z']);
  });

  it('merges where other lines of a touched cell were edited', () => {
    const { done, sources, cell } = setUp([
      code('a', 'print(1)\na = 1\nb = 2\nc = 3')
    ]);
    const change = done({
      edits: [{ cell: 'a', start: 0, end: 5, text: 'logger.info' }]
    });
    cell('a').sharedModel.setSource('logger.info(1)\na = 1\nb = 2\nc = 4');
    expect(change.undo()).toEqual({ kept: 0 });
    expect(sources()).toEqual(['print(1)\na = 1\nb = 2\nc = 4']);
  });

  it('says so where the same line was edited, or a new cell, and leaves them', () => {
    const { done, sources, cell, model } = four();
    const change = done(FUNCTION);
    cell('b').sharedModel.setSource('y = f(x + 1)');
    model.cells.get(1).sharedModel.setSource('def f(x):\n    return -x');
    expect(change.undo()).toEqual({ kept: 2 });
    expect(sources()).toEqual([
      'x = 1',
      'def f(x):\n    return -x',
      'y = f(x + 1)',
      'z = y',
      'w = z'
    ]);
  });

  it('says so where a touched cell was deleted', () => {
    const { done, sources, model } = four();
    const change = done({ edits: FUNCTION.edits });
    model.sharedModel.deleteCell(1);
    expect(change.undo()).toEqual({ kept: 1 });
    expect(sources()).toEqual(['x = 1', 'z = y', 'w = z']);
  });

  it('takes some cells back, and later the rest', () => {
    const { done, model, sources } = four();
    const before = model.toJSON();
    const change = done(FUNCTION);
    const [definition] = change.inserted;
    expect(change.undo(new Set(['b', definition]))).toEqual({ kept: 0 });
    expect(sources()).toEqual(['x = 1', '# call', 'y = x']);
    expect(change.isUndone).toBe(false);
    expect(change.undo(new Set(['c']))).toEqual({ kept: 0 });
    expect(sources()).toEqual(['x = 1', '# call', 'y = x', 'z = y']);
    expect(change.undo()).toEqual({ kept: 0 });
    expect(model.toJSON()).toEqual(before);
    expect(change.isUndone).toBe(true);
  });

  it('gives a part back as the step before left it', () => {
    const { inTurn, model, sources } = four();
    const before = model.toJSON();
    const [first, second] = inTurn(
      { edits: [{ cell: 'b', start: 0, end: 5, text: 'y = x + 1' }] },
      { edits: [{ cell: 'b', start: 0, end: 9, text: 'y = f(x)' }] }
    );
    second.undo(new Set(['b']));
    expect(sources()[1]).toBe('y = x + 1');
    first.undo();
    expect(model.toJSON()).toEqual(before);
  });

  it('works for an earlier change after a later one, and only once', () => {
    const { done, sources } = four();
    const first = done({ edits: FUNCTION.edits });
    const second = done({ marks: [{ cell: 'a', mark: MARK }] });
    first.undo();
    expect(sources()[1]).toBe('y = x');
    expect(first.undo()).toEqual({ kept: 0 });
    second.undo();
    expect(sources()).toEqual(['x = 1', 'y = x', 'z = y', 'w = z']);
  });
});
