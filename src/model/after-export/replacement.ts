/** Replace by import: exported cells become imports, and come back when somebody wants them. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { UUID } from '@lumino/coreutils';
import type { IOfferedReplacement } from '../../engine';
import type { Basis } from '../basis';
import { exportId } from '../export/export-history';
import { Attempts } from './attempts';
import type { IImportability } from './importability';
import { checkImports } from './importability';
import { applyChanges } from '../refactoring/notebook-change';
import type { PromoteNotebook } from '../notebook';
import type { ProjectClient } from '../project-client';
import { offerUndo, tellNotApplied } from '../refactoring/refactorings';

export class Replacement extends Attempts {
  constructor(
    readonly notebook: PromoteNotebook,
    private readonly _client: Pick<ProjectClient, 'keep'>,
    private readonly _trans: TranslationBundle
  ) {
    super();
    this._id = exportId(new Date(), UUID.uuid4().slice(0, 8));
  }

  /** Null before the first answer. */
  get answer(): IOfferedReplacement | null {
    return this._answer;
  }

  /** Why nothing can be replaced, a whole sentence; null: it can. */
  get problem(): string | null {
    return this.failure ?? this._answer?.problem ?? null;
  }

  /** What the notebook's kernel said; null: it was not asked. */
  get importable(): IImportability | null {
    return this._importable;
  }

  /** Titles of the offers that are ticked. */
  get offers(): ReadonlySet<string> {
    return this._offers;
  }

  offer(title: string, on: boolean): void {
    if (on) {
      this._offers.add(title);
    } else {
      this._offers.delete(title);
    }
    void this.read();
  }

  /** Asks for the replacement in the notebook as it is now. */
  async read(): Promise<void> {
    await this.attempt(async () => {
      await this.notebook.readProject();
      const asked = await this.notebook.ask('replacement', {
        id: this._id,
        offers: [...this._offers]
      });
      if (asked === null) {
        throw new Error(this._trans.__('The notebook is being edited.'));
      }
      this._answer = asked.answer;
      this._basis = asked.basis;
    });
  }

  /** Asks the notebook's kernel whether it can import what the cells would. */
  async check(): Promise<void> {
    await this.attempt(async () => {
      this._importable = await checkImports(
        this.notebook,
        (this._answer?.imports ?? []).map(({ importName }) => importName),
        this._trans
      );
    });
  }

  /**
   * Replaces, keeps what was there on the server, and saves the notebook.
   *
   * @returns false where nothing was changed: `problem` or a notice says why.
   */
  async apply(): Promise<boolean> {
    let done = false;
    await this.attempt(async () => {
      const { notebook, _answer: answer, _basis: basis } = this;
      if (answer === null || basis === null || answer.problem !== null) {
        return;
      }
      const applied = applyChanges(notebook, basis, answer.changes);
      if (!applied.ok) {
        tellNotApplied(applied, this._trans);
        return;
      }
      const { change } = applied;
      try {
        const record = JSON.stringify({ schema: 1, ...change.record });
        await this._client.keep(notebook.path, this._id, record);
      } catch (error) {
        // Nothing leaves the notebook that is not kept.
        change.undo();
        throw error;
      }
      const title = this._trans.__('replaced by imports');
      await offerUndo(notebook, title, change, this._trans);
      await notebook.panel.context.save();
      done = true;
    });
    return done;
  }

  private readonly _id: string;
  private readonly _offers = new Set<string>();
  private _answer: IOfferedReplacement | null = null;
  private _basis: Basis | null = null;
  private _importable: IImportability | null = null;
}
