/** An export on its way to the team's review: branch, commit and note. Nothing happens until a button is pressed. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IHandOver } from '../../engine';
import { freshReview } from '../fresh';
import { localDate } from '../local-date';
import { notNow } from '../standards/not-now';
import type { PromoteNotebook } from '../notebook';
import type { ICommit, IHandOverState, ProjectClient } from '../project-client';
import { Attempts } from './attempts';

/** Where the commit goes. */
export type Target = 'here' | 'new' | 'continued';

export interface IHandOverServices {
  client: Pick<ProjectClient, 'handOverState' | 'handOver' | 'apply'>;
  trans: TranslationBundle;
}

export class HandOver extends Attempts {
  constructor(
    readonly notebook: PromoteNotebook,
    private readonly _services: IHandOverServices
  ) {
    super();
  }

  /** What git says; null: not asked yet. */
  get git(): IHandOverState | null {
    return this._git;
  }

  /** What the engine proposes; null: not asked yet. */
  get proposal(): IHandOver | null {
    return this._proposal;
  }

  /** Why the last attempt did nothing, a whole sentence; null: there was none. */
  get problem(): string | null {
    return this.failure;
  }

  /** What was committed from here; null: nothing yet. */
  get committed(): ICommit | null {
    return this._committed;
  }

  /** Where the note was written, relative to the project root; null: nowhere yet. */
  get noteWritten(): string | null {
    return this._noteWritten;
  }

  get target(): Target {
    return this._target;
  }
  set target(target: Target) {
    this._target = target;
    const { proposal } = this;
    if (proposal !== null && target !== 'here') {
      this._branch = target === 'new' ? this._newBranch() : proposal.branch;
    }
    this.changed();
  }

  /** Name of the branch, where it is not the one that is checked out. */
  get branch(): string {
    return this._branch;
  }
  set branch(branch: string) {
    this._branch = branch;
    this.changed();
  }

  get message(): string {
    return this._message;
  }
  set message(message: string) {
    this._message = message;
    this.changed();
  }

  /** Whether the notebook is committed too, without outputs. */
  get withNotebook(): boolean {
    return this._withNotebook;
  }
  set withNotebook(value: boolean) {
    this._withNotebook = value;
    this.changed();
  }

  get note(): string {
    return this._note;
  }
  set note(note: string) {
    this._note = note;
    this.changed();
  }

  /** What the commit changes, relative to the project root. */
  get files(): string[] {
    const { proposal, notebook } = this;
    const files = new Set(proposal?.files ?? []);
    if (this._noteWritten !== null) {
      files.add(this._noteWritten);
    }
    if (this._withNotebook && notebook.project !== null) {
      files.add(notebook.project.notebook);
    }
    return [...files].sort();
  }

  /** Asks git and engine; what was typed is kept. */
  async refresh(): Promise<void> {
    const { client, trans } = this._services;
    await this.attempt(async () => {
      const review = await freshReview(this.notebook);
      this._git = await client.handOverState(this.notebook.path);
      const asked = await this.notebook.ask('hand-over', {
        review,
        who: this._git.identity,
        today: localDate(new Date()),
        putOff: [...notNow(this.notebook)].map(([id, until]) => ({
          id,
          until
        })),
        branches: this._git.branches
      });
      if (asked === null) {
        throw new Error(trans.__('The notebook is being edited.'));
      }
      const first = this._proposal === null;
      this._proposal = asked.answer;
      if (first) {
        this._propose(asked.answer);
      }
    });
  }

  /** Makes branch and commit. The notebook is saved first where it goes along. */
  async commit(): Promise<void> {
    const { client, trans } = this._services;
    await this.attempt(async () => {
      const { context } = this.notebook.panel;
      if (this._withNotebook && context.model.dirty) {
        await context.save();
      }
      const path = this.notebook.project?.notebook ?? null;
      if (path === null) {
        throw new Error(trans.__('There is no project around this notebook.'));
      }
      this._committed = await client.handOver(this.notebook.path, {
        files: this.files.filter(file => file !== path),
        notebook: this._withNotebook ? path : null,
        branch: this._target === 'here' ? null : this._branch.trim(),
        message: this._message
      });
      this._git = await client.handOverState(this.notebook.path);
    });
  }

  /** Writes the note to the file that the document names. */
  async writeNote(): Promise<void> {
    const { client, trans } = this._services;
    await this.attempt(async () => {
      const path = this._proposal?.notePath ?? null;
      if (path === null) {
        return;
      }
      await this.notebook.readProject();
      const asked = await this.notebook.ask('note', { path, text: this._note });
      if (asked === null) {
        throw new Error(trans.__('The notebook is being edited.'));
      }
      await client.apply(this.notebook.path, [asked.answer], null);
      await this.notebook.readProject();
      this._noteWritten = path;
    });
  }

  /** One at a time: a commit is never asked for twice. */
  protected async attempt(work: () => Promise<void>): Promise<void> {
    if (!this.busy) {
      await super.attempt(work);
    }
  }

  /** On a branch of their own people go on there; from the main one work gets a branch. */
  private _propose(proposal: IHandOver): void {
    this._message = proposal.message;
    this._note = proposal.note;
    this._target = this._git?.trunk === false ? 'here' : 'new';
    this._branch = this._newBranch();
  }

  private _newBranch(): string {
    const { proposal, git } = this;
    return proposal === null
      ? ''
      : git?.branches.includes(proposal.branch)
        ? proposal.other
        : proposal.branch;
  }

  private _git: IHandOverState | null = null;
  private _proposal: IHandOver | null = null;
  private _committed: ICommit | null = null;
  private _noteWritten: string | null = null;
  private _target: Target = 'new';
  private _branch = '';
  private _message = '';
  private _note = '';
  private _withNotebook = false;
}
