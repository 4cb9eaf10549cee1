import type { ICellModel } from '@jupyterlab/cells';
import { Signal } from '@lumino/signaling';
import type { IRegion } from '../../engine';
import { Basis } from '../basis';
import { FunctionForm } from '../refactoring/function-form';
import {
  inputRows,
  moved,
  outputRows,
  rowChoices
} from '../refactoring/function-rows';
import type { PromoteNotebook } from '../notebook';

function aRegion(change: Partial<IRegion> = {}): IRegion {
  return {
    request: { cells: ['a'] },
    cells: ['a'],
    name: 'make_total',
    docstring: 'Dear ones.',
    async: false,
    inputs: ['rows', 'threshold'].map(name => ({
      name,
      as: name,
      mutated: name === 'rows',
      canCopy: name === 'rows',
      literal: null
    })),
    outputs: [{ name: 'total', readBy: 'b' }],
    locals: ['dear'],
    stale: [],
    shown: null,
    hoisted: [],
    stays: [],
    prints: 0,
    plots: false,
    figure: false,
    remarks: [],
    ...change
  };
}

describe('rows', () => {
  it('offer what is needed, what is set besides, and what is changed in place', () => {
    expect(
      outputRows(aRegion(), []).map(({ name, chosen }) => [name, chosen])
    ).toEqual([
      ['total', true],
      ['dear', false],
      ['rows', false]
    ]);
  });

  it('keep their order and words when the notebook changes, and lose what is gone', () => {
    const rows = moved(inputRows(aRegion(), []), 'rows', 1)!;
    const typed = rows.map(row => ({ ...row, type: 'int', copied: true }));
    const inputs = inputRows(
      aRegion({
        inputs: ['new', 'rows'].map(name => ({
          name,
          as: name,
          mutated: false,
          canCopy: false,
          literal: null
        }))
      }),
      typed
    );
    expect(inputs).toEqual([
      { name: 'rows', as: 'rows', type: 'int', default: '', copied: false },
      { name: 'new', as: 'new', type: '', default: '', copied: false }
    ]);
  });

  it('let come out what the notebook needs since then', () => {
    const known = outputRows(aRegion(), []).map(row => ({
      ...row,
      chosen: false
    }));
    const rows = outputRows(
      aRegion({
        outputs: [
          { name: 'total', readBy: 'b' },
          { name: 'dear', readBy: 'b' }
        ],
        locals: []
      }),
      known
    );
    expect(rows.map(({ name, chosen }) => [name, chosen])).toEqual([
      ['total', false],
      ['dear', true],
      ['rows', false]
    ]);
  });

  it('say nothing of outputs that nobody touched', () => {
    const inputs = inputRows(aRegion(), []);
    const outputs = outputRows(aRegion(), []);
    expect(rowChoices(inputs, outputs, { outputs: false })).toEqual({
      inputs: [
        { name: 'rows', as: 'rows' },
        { name: 'threshold', as: 'threshold' }
      ],
      copy: []
    });
    expect(rowChoices(inputs, outputs, { outputs: true }).outputs).toEqual([
      { name: 'total' }
    ]);
  });
});

class FakeNotebook {
  readonly stateChanged = new Signal<this, void>(this);
  readonly latest = null;
  readonly project = null;
  readonly basis = null;
  readonly asked: { choices: object; asked: object }[] = [];
  version = 1;
  region = aRegion();
  definition = 'def make_total(rows, threshold): ...';
  readonly cell = {
    sharedModel: { getSource: () => 'total = 1\ncount = 2' },
    getMetadata: () => undefined
  } as unknown as ICellModel;
  readonly panel = { context: { model: { cells: [this.cell] } } };

  isCurrent({ version }: Basis): boolean {
    return version === this.version;
  }

  titleOf(): string {
    return 'Dear ones';
  }

  async ask(_: string, args: { choices: object; asked: object }) {
    this.asked.push(args);
    return {
      answer: {
        region: { ok: true, region: this.region },
        result: {
          ok: true,
          region: this.region,
          name: 'make_total',
          definition: this.definition,
          imports: [],
          calls: [],
          change: {
            edits: [],
            marks: [],
            emptied: [],
            inserts: [this.definition]
          }
        },
        leaves: null
      },
      basis: new Basis(this.version, ['a'], [this.cell])
    };
  }
}

async function setUp(range: { start: number; end: number } | null = null) {
  const notebook = new FakeNotebook();
  const form = new FunctionForm(notebook as unknown as PromoteNotebook, {
    cells: [notebook.cell],
    range
  });
  await form.ask();
  return { notebook, form };
}

describe('FunctionForm', () => {
  it('shows what was inferred, and sends what was chosen', async () => {
    const { notebook, form } = await setUp();
    expect([form.name, form.docstring]).toEqual(['make_total', 'Dear ones.']);
    form.choose({ name: 'sum_dear' });
    form.changeInput('rows', { copied: true });
    form.moveInput('threshold', -1);
    expect(form.isSettled).toBe(false);
    await form.ask();
    expect(form.isSettled).toBe(true);
    expect(notebook.asked.at(-1)!.choices).toEqual({
      name: 'sum_dear',
      module: 'features',
      inputs: [
        { name: 'threshold', as: 'threshold' },
        { name: 'rows', as: 'rows' }
      ],
      // What is changed on a copy comes out.
      outputs: [{ name: 'total' }, { name: 'rows' }],
      copy: ['rows']
    });
    form.dispose();
  });

  it('asks once more where other statements have other inputs', async () => {
    const { notebook, form } = await setUp({ start: 0, end: 9 });
    expect(form.isPartial).toBe(true);
    notebook.region = aRegion({ inputs: [] });
    form.takeWholeCell();
    await form.ask();
    expect(form.inputs).toEqual([]);
    expect(notebook.asked.at(-1)).toMatchObject({
      asked: { range: null },
      choices: { inputs: [] }
    });
    form.dispose();
  });

  it('gives the change as it was shown', async () => {
    const { form } = await setUp();
    const step = await form.step(name => `${name} it is`);
    expect(step!.title).toBe('make_total it is');
    form.dispose();
  });

  it('gives none where an edit of the notebook made another one of it', async () => {
    const { notebook, form } = await setUp();
    notebook.version = 2;
    notebook.definition = 'def make_total(rows): ...';
    expect(await form.step(String)).toBeNull();
    // Shown now: the next time it is meant.
    expect(form.result!.definition).toBe(notebook.definition);
    expect(await form.step(String)).not.toBeNull();
    form.dispose();
  });
});
