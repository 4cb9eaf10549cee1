/** Statements → function as somebody fills it in: what is asked, chosen and answered. */
import type { ICellModel } from '@jupyterlab/cells';
import type { IDisposable } from '@lumino/disposable';
import { Debouncer } from '@lumino/polling';
import { Signal } from '@lumino/signaling';
import type {
  FunctionResult,
  IFunctionChoices,
  IRefusal,
  IRegion
} from '../../engine';
import type { Answer } from '../../worker/questions';
import type { Basis } from '../basis';
import type { IInputRow, IOutputRow } from './function-rows';
import { inputRows, moved, outputRows, rowChoices } from './function-rows';
import { kernelTypes } from './kernel-types';
import { moduleSuggestions } from '../marks';
import { moduleFor } from '../module-for';
import type { PromoteNotebook } from '../notebook';
import type { IStep } from './refactorings';
import { reasonOf } from '../reason';

/** Milliseconds of quiet before what was typed is looked at. */
const QUIET = 250;

/** Which statements are meant. */
export interface IChosenCells {
  cells: readonly ICellModel[];
  /** Selected part of the only cell; null: all of it. */
  range: { start: number; end: number } | null;
}

export type GoodResult = Extract<FunctionResult, { ok: true }>;
type Leaves = Answer<'function'>['leaves'];

/** A text before and after, by cell. */
export interface IBefore {
  cell: ICellModel;
  source: string;
}

export class FunctionForm implements IDisposable {
  constructor(
    readonly notebook: PromoteNotebook,
    private _chosen: IChosenCells
  ) {
    this._module = moduleFor(notebook, _chosen.cells);
    this._rangeText = this._textOfRange();
    this._quiet = new Debouncer(() => this.ask(), QUIET);
    notebook.stateChanged.connect(this._onNotebook, this);
    void this.ask();
  }

  /** Emitted whenever something that is drawn changed. */
  readonly stateChanged = new Signal<this, void>(this);

  /** What was inferred; null: not yet, or it is refused. */
  get region(): IRegion | null {
    return this._region;
  }

  /** The newest function that is possible; null before the first. */
  get result(): GoodResult | null {
    return this._result;
  }

  /** What it brings along and still needs in its module; null where it goes to none. */
  get leaves(): Leaves {
    return this._leaves;
  }

  /** Why the statements, or what was chosen, can't be. */
  get refusals(): readonly IRefusal[] {
    return this._refusals;
  }

  /** What went wrong in the worker, as it said it; null: nothing. */
  get failure(): string | null {
    return this._failure;
  }

  /** Whether what is shown answers to what is chosen. */
  get isSettled(): boolean {
    return !this._waiting;
  }

  get name(): string {
    return this._choices.name ?? this._region?.name ?? '';
  }

  get docstring(): string {
    return this._choices.docstring ?? this._region?.docstring ?? '';
  }

  /** '' for no module. */
  get module(): string {
    return this._module;
  }
  set module(module: string) {
    this._module = module;
    this._change();
  }

  get modules(): readonly string[] {
    const { latest, project } = this.notebook;
    return moduleSuggestions(latest, project?.snapshot ?? null);
  }

  get inputs(): readonly IInputRow[] {
    return this._inputs;
  }

  get outputs(): readonly IOutputRow[] {
    return this._outputs;
  }

  get prints(): 'keep' | 'logger' {
    return this._choices.prints ?? 'keep';
  }

  get looks(): 'drop' | 'display' {
    return this._choices.looks ?? 'drop';
  }

  get figure(): boolean {
    return this._choices.figure ?? false;
  }

  /** Whether lines of one cell were selected instead of whole cells. */
  get isPartial(): boolean {
    return this._chosen.range !== null;
  }

  /** File of the module; null: the function goes to none. */
  get path(): string | null {
    const module = this._module.trim();
    const library = this.notebook.latest?.document.library ?? null;
    const file = `${module.replaceAll('.', '/')}.py`;
    return module === ''
      ? null
      : library === null
        ? file
        : `${library}/${file}`;
  }

  /** How a person would call the cells. */
  get title(): string {
    return this.titleOf(this._chosen.cells[0]);
  }

  titleOf(cell: ICellModel): string {
    const key = (this._basis ?? this.notebook.basis)?.keyOf(cell);
    return (key !== undefined && this.notebook.titleOf(key)) || '';
  }

  /** The statements as they stand, cell by cell. */
  get before(): IBefore[] {
    const { cells, range } = this._chosen;
    return cells.map(cell => {
      const source = cell.sharedModel.getSource();
      return {
        cell,
        source: range === null ? source : source.slice(range.start, range.end)
      };
    });
  }

  /** The cells that are meant, as long as they are in the notebook. */
  get cells(): readonly ICellModel[] {
    return this._chosen.cells;
  }

  choose(choices: Omit<IFunctionChoices, 'inputs' | 'outputs' | 'copy'>): void {
    this._choices = { ...this._choices, ...choices };
    this._change();
  }

  changeInput(name: string, part: Partial<Omit<IInputRow, 'name'>>): void {
    this._inputs = this._inputs.map(row =>
      row.name === name ? { ...row, ...part } : row
    );
    // What is changed on a copy must come out, or the notebook would not see it.
    if (part.copied) {
      this.changeOutput(name, { chosen: true });
    } else {
      this._change();
    }
  }

  changeOutput(
    name: string,
    part: Partial<Pick<IOutputRow, 'chosen' | 'type'>>
  ): void {
    this._touched.outputs = true;
    this._outputs = this._outputs.map(row =>
      row.name === name ? { ...row, ...part } : row
    );
    this._change();
  }

  moveInput(name: string, by: -1 | 1): void {
    this._inputs = moved(this._inputs, name, by) ?? this._inputs;
    this._change();
  }

  moveOutput(name: string, by: -1 | 1): void {
    this._touched.outputs = true;
    this._outputs = moved(this._outputs, name, by) ?? this._outputs;
    this._change();
  }

  /** Whether a kernel is there to be asked for types. */
  get hasKernel(): boolean {
    return !!this.notebook.panel.sessionContext.session?.kernel;
  }

  /**
   * Fills in types that were left open, as the notebook's kernel knows them.
   *
   * @returns How many; null where the kernel did not answer.
   */
  async fillTypes(): Promise<number | null> {
    const open = [...this._inputs, ...this._outputs]
      .filter(({ type }) => type.trim() === '')
      .map(({ name }) => name);
    const types = await kernelTypes(this.notebook.panel.sessionContext, open);
    if (types === null || this._isDisposed) {
      return null;
    }
    const filled = <T extends { name: string; type: string }>(row: T): T =>
      row.type.trim() === ''
        ? { ...row, type: types.get(row.name) ?? '' }
        : row;
    this._inputs = this._inputs.map(filled);
    this._outputs = this._outputs.map(filled);
    this._touched.outputs = true;
    this._change();
    return types.size;
  }

  /** Takes the whole cell instead of the selected lines. */
  takeWholeCell(): void {
    this._chosen = { ...this._chosen, range: null };
    this._change();
  }

  /**
   * What is chosen, ready to be applied; null where it can't be, or where an
   * edit of the notebook changed what was shown: the preview is another one then.
   */
  async step(title: (name: string) => string): Promise<IStep | null> {
    const shown = { change: this._result?.change, basis: this._basis };
    await this._quiet.stop();
    await this.ask();
    const { _result: now, _basis: basis } = this;
    if (now === null || basis === null || this._refusals.length > 0) {
      return null;
    }
    const edited = shown.basis?.version !== basis.version;
    const same = JSON.stringify(shown.change) === JSON.stringify(now.change);
    return edited && !same
      ? null
      : { title: title(now.name), basis, changes: [now.change] };
  }

  /** Asks the worker at once. */
  async ask(): Promise<void> {
    const ticket = ++this._ticket;
    this._waiting = true;
    const all = [...this.notebook.panel.context.model.cells];
    const cells = this._chosen.cells
      .map(cell => all.indexOf(cell))
      .filter(index => index >= 0);
    const choices = this._allChoices();
    try {
      const answered = await this.notebook.ask('function', {
        asked: { cells, range: this._chosen.range },
        choices
      });
      if (ticket !== this._ticket || this._isDisposed) {
        return;
      }
      if (answered === null) {
        // Edited meanwhile: the notebook says when it is quiet.
        return;
      }
      this._failure = null;
      this._take(answered.answer, answered.basis);
      const settled = JSON.stringify(this._allChoices());
      if (choices.inputs && settled !== JSON.stringify(choices)) {
        // Other statements have other inputs and outputs than were chosen from.
        await this.ask();
        return;
      }
    } catch (error) {
      if (ticket === this._ticket) {
        this._failure = reasonOf(error);
      }
    }
    if (ticket === this._ticket) {
      this._waiting = false;
      this.stateChanged.emit();
    }
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      this._quiet.dispose();
      this.notebook.stateChanged.disconnect(this._onNotebook, this);
      Signal.clearData(this);
    }
  }

  private _take(answer: Answer<'function'>, basis: Basis): void {
    const { region, result, leaves } = answer;
    this._basis = basis;
    if (!region.ok) {
      this._region = null;
      this._result = null;
      this._refusals = region.refusals;
      return;
    }
    this._region = region.region;
    this._inputs = inputRows(region.region, this._inputs);
    this._outputs = outputRows(region.region, this._outputs);
    if (result?.ok) {
      this._result = result;
      this._leaves = leaves;
      this._refusals = [];
    } else {
      // What was possible last stays in sight, dimmed.
      this._refusals = result?.refusals ?? [];
    }
  }

  private _allChoices(): IFunctionChoices {
    return {
      ...this._choices,
      module: this._module.trim() === '' ? null : this._module.trim(),
      ...(this._region === null
        ? {}
        : rowChoices(this._inputs, this._outputs, this._touched))
    };
  }

  private _change(): void {
    this._waiting = true;
    this.stateChanged.emit();
    void this._quiet.invoke().catch(() => undefined);
  }

  private _onNotebook(): void {
    if (this._basis === null || !this.notebook.isCurrent(this._basis)) {
      // Offsets in a text that is another one now mean nothing.
      if (this._textOfRange() !== this._rangeText) {
        this._chosen = { ...this._chosen, range: null };
        this._rangeText = null;
      }
      this._change();
    }
  }

  /** The text of the cell whose lines are selected. */
  private _textOfRange(): string | null {
    const { cells, range } = this._chosen;
    return range === null ? null : cells[0].sharedModel.getSource();
  }

  private readonly _quiet: Debouncer<void>;
  private _choices: Omit<IFunctionChoices, 'inputs' | 'outputs' | 'copy'> = {};
  private _module: string;
  private _inputs: readonly IInputRow[] = [];
  private _outputs: readonly IOutputRow[] = [];
  private _touched = { outputs: false };
  private _rangeText: string | null;
  private _basis: Basis | null = null;
  private _region: IRegion | null = null;
  private _result: GoodResult | null = null;
  private _leaves: Leaves = null;
  private _refusals: readonly IRefusal[] = [];
  private _failure: string | null = null;
  private _ticket = 0;
  private _waiting = true;
  private _isDisposed = false;
}
