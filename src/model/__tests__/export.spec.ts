import { nullTranslator } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import type { IFileChange, IReview, ITestRun } from '../../engine';
import { Export, revertExport } from '../export/export';
import type { PromoteNotebook } from '../notebook';
import { ServerRefusal } from '../project-client';
import { aFile, aReview, openMust } from './a-review';

const trans = nullTranslator.load('jupyterlab_promote');

const PASSED: ITestRun = {
  fingerprint: 'f1',
  state: 'passed',
  reason: null,
  imports: [],
  tests: [],
  seconds: 1
};

/** An open notebook of which each check gives the next of some reviews; the last one stays. */
class FakeNotebook {
  constructor(private readonly _reviews: IReview[]) {
    this.latest = _reviews[0];
  }

  readonly stateChanged = new Signal<this, void>(this);
  readonly path = 'prices.ipynb';
  readonly failure = null;
  stale = false;
  latest: IReview;
  done: string[] = [];
  panel = {
    context: {
      model: { dirty: true },
      contentsModel: { writable: true },
      save: async () => {
        this.done.push('save');
        this.panel.context.model.dirty = false;
      }
    }
  };
  project = {
    unavailable: null as string | null,
    notebook: 'prices.ipynb',
    snapshot: { root: '/project' as string | null }
  };

  async readProject(): Promise<void> {
    this.done.push('read');
  }

  async check(): Promise<IReview> {
    this.latest = this._reviews.shift() ?? this.latest;
    return this.latest;
  }
}

interface ISetUp {
  notebook: FakeNotebook;
  exporting: Export;
  written: { files: IFileChange[]; undo: string | null }[];
}

function setUp(
  reviews: IReview[],
  options: {
    refusal?: ServerRefusal;
    cancelled?: boolean;
  } = {}
): ISetUp {
  const notebook = new FakeNotebook(reviews);
  const written: ISetUp['written'] = [];
  const exporting = new Export(notebook as unknown as PromoteNotebook, {
    trans,
    runs: {
      of: () => ({ cancelled: options.cancelled === true }) as never,
      run: async () => {
        notebook.done.push('test');
        return PASSED;
      }
    },
    client: {
      apply: async (path, files, undo) => {
        if (options.refusal !== undefined) {
          throw options.refusal;
        }
        notebook.done.push('apply');
        written.push({ files, undo });
        return { written: files.map(file => file.path) };
      },
      revert: async () => ({ written: ['src/pricing/features.py'] })
    }
  });
  return { notebook, exporting, written };
}

describe('Export.write', () => {
  it('saves, reads, tests, then writes the whole change set under a name', async () => {
    const files = [aFile(), aFile({ path: '.promote/x', kind: 'ledger' })];
    const review = aReview({ state: 'open', files });
    const { exporting, notebook, written } = setUp([review]);
    const record = await exporting.write();
    expect(notebook.done.filter(step => step !== 'read')).toEqual([
      'save',
      'test',
      'apply'
    ]);
    expect(written).toEqual([{ files, undo: record?.id }]);
    expect(record?.id).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/);
    expect(record?.files).toEqual(['src/pricing/features.py']);
    expect(exporting.phase).toBe('idle');
  });

  it('runs no tests where they ran for this very plan, or the person does not want it', async () => {
    const tested = aReview({ state: 'open', tests: PASSED });
    const first = setUp([tested]);
    await first.exporting.write();
    expect(first.notebook.done).not.toContain('test');

    const second = setUp([aReview({ state: 'open' })]);
    second.exporting.testsFirst = false;
    expect(await second.exporting.write()).not.toBeNull();
    expect(second.notebook.done).not.toContain('test');
  });

  it('writes nothing that was not looked at', async () => {
    const seen = aReview({ state: 'open' });
    const now = aReview({
      state: 'open',
      files: [aFile({ text: 'import os\n' })]
    });
    const { exporting, notebook, written } = setUp([now]);
    notebook.latest = seen;
    expect(await exporting.write()).toBeNull();
    expect(exporting.notice).toContain('src/pricing/features.py');
    expect(written).toEqual([]);
  });

  it('goes on where a test run closed an open must, and stops where one was added', async () => {
    const seen = aReview({
      state: 'draft',
      reasons: [openMust('tests'), openMust('logging')]
    });
    const fewer = aReview({ state: 'draft', reasons: [openMust('logging')] });
    const other = aReview({ state: 'draft', reasons: [openMust('secrets')] });
    expect(await setUp([seen, fewer]).exporting.write()).not.toBeNull();
    expect(await setUp([seen, other]).exporting.write()).toBeNull();
  });

  it('writes nothing where a test closed the gate', async () => {
    const seen = aReview({ state: 'open' });
    const closed = aReview({
      state: 'closed',
      reasons: [{ kind: 'test-failed', message: 'A test fails.' }]
    });
    const { exporting, written } = setUp([seen, closed]);
    expect(await exporting.write()).toBeNull();
    expect(written).toEqual([]);
  });

  it('writes nothing where the tests were stopped', async () => {
    const { exporting, written } = setUp([aReview({ state: 'open' })], {
      cancelled: true
    });
    expect(await exporting.write()).toBeNull();
    expect(exporting.notice).toContain('stopped');
    expect(written).toEqual([]);
  });

  it('says what the server refused, and shows the files as they are now', async () => {
    const review = aReview({ state: 'open', tests: PASSED });
    const refusal = new ServerRefusal('`a.py` changed since.', 409);
    const { exporting, notebook } = setUp([review], { refusal });
    expect(await exporting.write()).toBeNull();
    expect(exporting.notice).toBe('`a.py` changed since.');
    expect(notebook.done.at(-1)).toBe('read');
  });

  it('tells a read-only notebook from one that can be saved', async () => {
    const { exporting, notebook, written } = setUp([
      aReview({ state: 'open', tests: PASSED })
    ]);
    notebook.panel.context.contentsModel.writable = false;
    expect(await exporting.write()).toBeNull();
    expect(exporting.notice).toContain('read-only');
    expect(written).toEqual([]);

    notebook.panel.context.model.dirty = false;
    expect(await exporting.write()).not.toBeNull();
  });

  it('writes nothing without a server extension or a library', async () => {
    const { exporting, notebook, written } = setUp([
      aReview({ state: 'open', tests: PASSED })
    ]);
    notebook.project.unavailable = 'Export is off.';
    expect(await exporting.write()).toBeNull();
    expect(exporting.notice).toBe('Export is off.');
    expect(written).toEqual([]);
  });
});

describe('revertExport', () => {
  it('asks the server by the name of the export, and reads the project again', async () => {
    const review = aReview({ state: 'open', tests: PASSED });
    const { exporting, notebook, written } = setUp([review]);
    const record = await exporting.write();
    const revert = jest.fn(async () => ({ written: ['a'] }));
    const restored = await revertExport(
      { client: { apply: jest.fn(), revert } },
      notebook as unknown as PromoteNotebook,
      record as NonNullable<typeof record>
    );
    expect(restored).toEqual(['a']);
    expect(revert).toHaveBeenCalledWith('prices.ipynb', written[0].undo);
    expect(notebook.done.at(-1)).toBe('read');
  });
});
