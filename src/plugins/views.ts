import type { ILabShell, JupyterFrontEnd } from '@jupyterlab/application';
import type { Widget } from '@lumino/widgets';
import type { PromoteNotebook } from '../model/notebook';
import { bringUp, place } from '../model/placement';

/** Widgets of one kind in the main area, one for each notebook. */
export class NotebookViews<V extends Widget> {
  /**
   * @param name - Begins the ids of the widgets: `jp-promote-<name>-<number>`.
   * @param where - Over the notebook, or beside it.
   */
  constructor(
    private readonly _app: JupyterFrontEnd,
    private readonly _labShell: ILabShell | null,
    private readonly _name: string,
    private readonly _where: 'over' | 'beside' = 'over'
  ) {}

  /** Whether there was one for this notebook, closed since or not. */
  wasOpened(notebook: PromoteNotebook): boolean {
    return this._views.has(notebook);
  }

  /**
   * Brings the notebook's widget up, made anew where there is none or was closed.
   *
   * @param prepare - Called before the widget is seen.
   */
  async show(
    notebook: PromoteNotebook,
    make: (notebook: PromoteNotebook) => Promise<V>,
    prepare?: (view: V) => void
  ): Promise<V> {
    const known = this._views.get(notebook);
    if (known !== undefined && !known.isDisposed) {
      prepare?.(known);
      bringUp(this._app, known);
      return known;
    }
    const making =
      this._making.get(notebook) ?? this._open(notebook, make, prepare);
    this._making.set(notebook, making);
    try {
      return await making;
    } finally {
      this._making.delete(notebook);
    }
  }

  /** Closes the notebook's widget, where there is one. */
  close(notebook: PromoteNotebook): void {
    this._views.get(notebook)?.dispose();
  }

  private async _open(
    notebook: PromoteNotebook,
    make: (notebook: PromoteNotebook) => Promise<V>,
    prepare?: (view: V) => void
  ): Promise<V> {
    const view = await make(notebook);
    view.id = `jp-promote-${this._name}-${++this._opened}`;
    this._views.set(notebook, view);
    prepare?.(view);
    place(this._app, this._labShell, view, {
      notebook: notebook.panel.id,
      where: this._where
    });
    return view;
  }

  private readonly _views = new WeakMap<PromoteNotebook, V>();
  /** Those that are being made: who asks twice gets one. */
  private readonly _making = new WeakMap<PromoteNotebook, Promise<V>>();
  private _opened = 0;
}
