/** What somebody chose where library and notebook differ; forgotten with the notebook, void once a text changes. */
import type { Choice, IConflict, ILeftSymbol } from '../../engine';

export interface IChosen {
  id: string;
  path: string;
  name: string;
  choice: Choice;
}

export class Choices {
  constructor(private readonly _changed: () => void) {}

  /** In the order they were made. */
  get all(): IChosen[] {
    return [...this._chosen.values()];
  }

  /** For the review, by id. */
  get byId(): Record<string, Choice> {
    return Object.fromEntries(this.all.map(({ id, choice }) => [id, choice]));
  }

  choose(
    { id, path, name }: Pick<IConflict | ILeftSymbol, 'id' | 'path' | 'name'>,
    choice: Choice
  ): void {
    this._chosen.set(id, { id, path, name, choice });
    this._changed();
  }

  /** Asks again. */
  forget(id: string): void {
    this._chosen.delete(id);
    this._changed();
  }

  private readonly _chosen = new Map<string, IChosen>();
}
