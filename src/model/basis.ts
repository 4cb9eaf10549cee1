/** The cells that an answer of the worker spoke of. */
import type { ICellModel } from '@jupyterlab/cells';

/** Which live cell is behind each key of one version of a notebook. */
export class Basis {
  /**
   * @param version - Version of the notebook, as the worker was told.
   * @param keys - Keys of the cells, in order.
   * @param models - The live cells, in the same order.
   */
  constructor(
    readonly version: number,
    keys: readonly string[],
    models: readonly ICellModel[]
  ) {
    this._models = new Map(keys.map((key, index) => [key, models[index]]));
  }

  get(key: string): ICellModel | undefined {
    return this._models.get(key);
  }

  /** Key of a live cell; undefined where it was not there. */
  keyOf(model: ICellModel): string | undefined {
    for (const [key, known] of this._models) {
      if (known === model) {
        return key;
      }
    }
    return undefined;
  }

  private readonly _models: ReadonlyMap<string, ICellModel>;
}
