import { NotebookModel } from '@jupyterlab/notebook';
import type { ICellSource, INotebookChange } from '../../engine';
import { notebookOf } from '../../engine/notebook/notebook';
import { emptyProject } from '../../engine/plan/__tests__/project';
import { draft, draftChange } from '../../engine/refactor/draft/draft';
import { Basis } from '../basis';
import { AppliedDraft, groupCells } from '../refactoring/draft-done';
import type { PromoteNotebook } from '../notebook';
import { applyInTurn } from '../refactoring/notebook-change';

const SOURCES = [
  'import re\nraw = [1, 2]\nraw.append(3)',
  'limit = 2',
  'def is_new(age):\n    return age < limit',
  'names = [re.sub("1", "2", str(one)) for one in raw]',
  'new = [one for one in raw if is_new(one)]\nnew.sort()',
  'print(names, new)'
];

/** A live notebook with its draft applied. */
function drafted() {
  const model = new NotebookModel();
  model.fromJSON({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: SOURCES.map((source, index) => ({
      cell_type: 'code',
      id: `c${index}`,
      source,
      metadata: {},
      outputs: [],
      execution_count: index
    }))
  } as never);
  const before = model.toJSON();
  const notebook = notebookOf(
    'cars.ipynb',
    'python',
    SOURCES.map((source, index): ICellSource => ({
      id: `c${index}`,
      kind: 'code',
      source,
      executionCount: index,
      metadata: {},
      textOutputs: []
    }))
  );
  const made = draft(notebook, emptyProject(), {
    module: 'cars',
    leave: new Set()
  });
  const models = [...model.cells];
  const basis = new Basis(
    1,
    models.map(({ id }) => id),
    models
  );
  const live = {
    panel: { context: { model }, isDisposed: false },
    isCurrent: () => true
  } as unknown as PromoteNotebook;
  const cells = groupCells(basis, made.groups);
  const steps: INotebookChange[] = draftChange(made);
  const applied = applyInTurn(
    live,
    basis,
    steps.map(step => [step])
  );
  if (!applied.ok) {
    throw new Error(applied.why);
  }
  const [definitions, functions] = applied.changes;
  return {
    before,
    model,
    groups: made.groups,
    done: new AppliedDraft(cells, definitions, functions),
    sources: () => [...model.cells].map(cell => cell.sharedModel.getSource())
  };
}

describe('a draft that was applied', () => {
  it('is undone whole', () => {
    const { before, model, done, sources } = drafted();
    expect(sources().join('\n')).toContain('def make_names(raw, limit)');
    expect(done.undo()).toEqual({ kept: 0 });
    expect(model.toJSON()).toEqual(before);
    expect(done.isUndone).toBe(true);
  });

  it('is undone group by group, what is defined stays as it was drafted', () => {
    const { done, groups, sources } = drafted();
    expect(groups.length).toBeGreaterThan(1);
    const last = groups[groups.length - 1];
    done.undoGroup(last.id);
    expect(done.isGroupUndone(last.id)).toBe(true);
    expect(done.isGroupUndone(groups[0].id)).toBe(false);
    const code = sources().join('\n');
    expect(code).not.toContain(`def ${last.name}(`);
    expect(code).toContain(`def ${groups[0].name}(`);
    expect(code).toContain('is_new(one, limit=limit)');
    groups.slice(0, -1).forEach(({ id }) => done.undoGroup(id));
    expect(sources()).toEqual([
      ...SOURCES.slice(0, 2),
      'def is_new(age, *, limit=2):\n    return age < limit',
      SOURCES[3],
      SOURCES[4].replace('is_new(one)', 'is_new(one, limit=limit)'),
      SOURCES[5]
    ]);
    expect(done.isUndone).toBe(false);
  });

  it('is undone whole after a group was', () => {
    const { before, model, done, groups } = drafted();
    done.undoGroup(groups[0].id);
    expect(done.undo()).toEqual({ kept: 0 });
    expect(model.toJSON()).toEqual(before);
    expect(groups.every(({ id }) => done.isGroupUndone(id))).toBe(true);
  });
});
