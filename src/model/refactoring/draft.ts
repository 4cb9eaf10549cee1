/** A draft of the whole library: asked for, narrowed down, applied, taken back. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import type { DraftInclude, IDraftGroup, INotebookChange } from '../../engine';
import type { IDraftAnswer } from '../../worker/draft-answer';
import type { Basis } from '../basis';
import { AppliedDraft, groupCells } from './draft-done';
import type { PromoteNotebook } from '../notebook';
import { applyInTurn } from './notebook-change';
import { offerUndo, tellNotApplied, tellUndone } from './refactorings';
import { reasonOf } from '../reason';

/** Cells that become one function, or would if they were ticked. */
export interface IDraftRow {
  group: IDraftGroup;
  /** As a person reads it: `clean(listings)`. */
  title: string;
  ticked: boolean;
}

export class Draft {
  constructor(
    readonly notebook: PromoteNotebook,
    private readonly _trans: TranslationBundle
  ) {
    notebook.stateChanged.connect(this._onNotebook, this);
  }

  readonly stateChanged = new Signal<this, void>(this);

  /** Null before the first answer. */
  get answer(): IDraftAnswer | null {
    return this._answer;
  }

  /** Whether an answer is on its way. */
  get reading(): boolean {
    return this._reading;
  }

  /** Why nothing can be applied, as the worker said it. */
  get problem(): string | null {
    return this._problem ?? this._answer?.problem ?? null;
  }

  /** What was applied and not taken back whole. */
  get applied(): AppliedDraft | null {
    return this._applied?.isUndone === false ? this._applied : null;
  }

  /** Dotted name of the module that everything is marked for. */
  get module(): string {
    return this._module ?? this._answer?.draft.module ?? '';
  }
  set module(module: string) {
    this._module = module;
    void this.read();
  }

  /** In the order of the notebook. */
  get rows(): IDraftRow[] {
    const titles = this._answer?.preview?.groups ?? {};
    const rows = new Map<string, IDraftRow>();
    for (const group of this._answer?.draft.groups ?? []) {
      const title = titles[group.id]?.title ?? group.name;
      rows.set(group.id, { group, title, ticked: true });
    }
    // A tick is seen at once, its draft when it is made.
    for (const row of [...this._ticking, ...this._unticked.values()]) {
      rows.set(row.group.id, row);
    }
    return [...rows.values()].sort(
      (a, b) => this._indexOf(a) - this._indexOf(b)
    );
  }

  includes(what: DraftInclude): boolean {
    return this._include.has(what);
  }

  include(what: DraftInclude, on: boolean): void {
    if (on) {
      this._include.add(what);
    } else {
      this._include.delete(what);
    }
    void this.read();
  }

  tick(row: IDraftRow, on: boolean): void {
    if (on) {
      this._unticked.delete(row.group.id);
      this._ticking.push({ ...row, ticked: true });
    } else {
      this._unticked.set(row.group.id, { ...row, ticked: false });
    }
    void this.read();
  }

  /** Asks for the draft of the notebook as it is now; the newest answer counts. */
  async read(): Promise<void> {
    const asked = ++this._asked;
    this._reading = true;
    this.stateChanged.emit();
    try {
      const answered = await this.notebook.ask('draft', {
        module: this._module,
        leave: [...this._unticked.values()].flatMap(({ group }) => group.cells),
        include: [...this._include]
      });
      if (asked === this._asked && answered !== null) {
        this._answer = answered.answer;
        this._ticking = [];
        this._basis = answered.basis;
        this._problem = null;
      }
    } catch (error) {
      this._problem = reasonOf(error);
    }
    if (asked === this._asked && !this._isDisposed) {
      this._reading = false;
      this.stateChanged.emit();
    }
  }

  /** Applies what is ticked. */
  async apply(): Promise<void> {
    const { _answer: answer, _basis: basis } = this;
    const ready = !this._reading && this.problem === null;
    if (answer === null || basis === null || !ready) {
      return;
    }
    const [definitions, functions] = answer.changes;
    const steps = [definitions, functions].filter(isChange);
    const { groups } = answer.draft;
    const cells = groupCells(basis, groups);
    const applied = applyInTurn(
      this.notebook,
      basis,
      steps.map(step => [step])
    );
    if (!applied.ok) {
      tellNotApplied(applied, this._trans);
      return;
    }
    const changeOf = (step: INotebookChange) =>
      applied.changes[steps.indexOf(step)] ?? null;
    const done = new AppliedDraft(
      cells,
      changeOf(definitions),
      changeOf(functions)
    );
    this._applied = done;
    this.stateChanged.emit();
    const title =
      groups.length === 0
        ? this._trans.__('what is defined is marked for %1', this.module)
        : this._trans._n(
            '%1 function drafted for %2',
            '%1 functions drafted for %2',
            groups.length,
            this.module
          );
    await offerUndo(this.notebook, title, done, this._trans);
  }

  async undoGroup(id: string): Promise<void> {
    if (this._applied !== null) {
      const undone = this._applied.undoGroup(id);
      this.stateChanged.emit();
      await tellUndone(this.notebook, undone, this._trans);
    }
  }

  async undo(): Promise<void> {
    if (this._applied !== null) {
      await tellUndone(this.notebook, this._applied.undo(), this._trans);
    }
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      this.notebook.stateChanged.disconnect(this._onNotebook, this);
      Signal.clearData(this);
    }
  }

  private _indexOf({ group }: IDraftRow): number {
    const model = this._basis?.get(group.cells[0]);
    const cells = [...this.notebook.panel.context.model.cells];
    return model === undefined ? -1 : cells.indexOf(model);
  }

  /** The draft follows the notebook until it is applied, and again when all was undone. */
  private _onNotebook(): void {
    const { notebook, _basis: basis } = this;
    if (this.applied !== null) {
      this.stateChanged.emit();
      return;
    }
    const settled = !notebook.stale && !notebook.checking;
    if (settled && (basis === null || !notebook.isCurrent(basis))) {
      this._applied = null;
      void this.read();
    }
  }

  private readonly _unticked = new Map<string, IDraftRow>();
  private _ticking: IDraftRow[] = [];
  private readonly _include = new Set<DraftInclude>();
  private _module: string | null = null;
  private _answer: IDraftAnswer | null = null;
  private _basis: Basis | null = null;
  private _applied: AppliedDraft | null = null;
  private _problem: string | null = null;
  private _reading = false;
  private _asked = 0;
  private _isDisposed = false;
}

function isChange({ edits, inserts, marks }: INotebookChange): boolean {
  return edits.length + inserts.length + marks.length > 0;
}
