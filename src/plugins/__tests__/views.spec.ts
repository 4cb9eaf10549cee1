import type { ILabShell, JupyterFrontEnd } from '@jupyterlab/application';
import { Widget } from '@lumino/widgets';
import type { PromoteNotebook } from '../../model/notebook';
import { NotebookViews } from '../views';

const notebook = { panel: { id: 'a-notebook' } } as PromoteNotebook;
const another = { panel: { id: 'another' } } as PromoteNotebook;

function setUp() {
  const activateById = jest.fn();
  const add = jest.fn();
  const app = { shell: { activateById } } as unknown as JupyterFrontEnd;
  const views = new NotebookViews<Widget>(
    app,
    { add } as unknown as ILabShell,
    'export'
  );
  const make = jest.fn(async () => new Widget());
  return { views, make, add, activateById };
}

describe('NotebookViews', () => {
  it('opens one for each notebook over it, and brings it up again', async () => {
    const { views, make, add, activateById } = setUp();
    const view = await views.show(notebook, make);
    expect(view.id).toBe('jp-promote-export-1');
    expect(add).toHaveBeenCalledWith(view, 'main', {
      ref: 'a-notebook',
      mode: 'tab-after',
      activate: true
    });
    expect(await views.show(notebook, make)).toBe(view);
    expect(activateById).toHaveBeenCalledWith(view.id);
    expect((await views.show(another, make)).id).toBe('jp-promote-export-2');
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('makes one where two are asked for at once', async () => {
    const { views, make, add } = setUp();
    const [first, second] = await Promise.all([
      views.show(notebook, make),
      views.show(notebook, make)
    ]);
    expect(second).toBe(first);
    expect(add).toHaveBeenCalledTimes(1);
  });

  it('opens another one when it was closed, and knows of the first', async () => {
    const { views, make } = setUp();
    expect(views.wasOpened(notebook)).toBe(false);
    const view = await views.show(notebook, make);
    views.close(notebook);
    expect(view.isDisposed).toBe(true);
    expect(views.wasOpened(notebook)).toBe(true);
    expect(await views.show(notebook, make)).not.toBe(view);
  });

  it('tries again after what could not be made', async () => {
    const { views, make } = setUp();
    make.mockRejectedValueOnce(new Error('offline'));
    await expect(views.show(notebook, make)).rejects.toThrow('offline');
    await expect(views.show(notebook, make)).resolves.toBeInstanceOf(Widget);
  });

  it('prepares what is shown, new or known', async () => {
    const { views, make } = setUp();
    const prepare = jest.fn();
    const view = await views.show(notebook, make, prepare);
    await views.show(notebook, make, prepare);
    expect(prepare.mock.calls).toEqual([[view], [view]]);
  });
});
