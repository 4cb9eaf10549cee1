/** The whole way in one function: notebook → plan → findings → verdict → change set. */
import type { IFinding, ILinter } from './checks/types';
import type { IChangeSet, IStage, ITestRun } from './library/types';
import type { INotebook } from './notebook/types';
import type { IPlan } from './plan/types';
import type { IProject } from './project/types';
import type { IDocument, IGate, IStandardResult } from './standards/types';

export interface IReviewOptions {
  /** Stage aimed at; null: the document's own aim. */
  aim: string | null;
  /** ISO date (YYYY-MM-DD), for waivers and signatures. */
  today: string;
  /** How sentences call a cell: `Cell 4`, or by its title (heading or first line of code). */
  cellNames: 'number' | 'title';
}

export interface IReviewInput extends IReviewOptions {
  notebook: INotebook;
  project: IProject;
  document: IDocument;
  /** Null: ruff is not there; its bindings are then `not-run`. */
  linter: ILinter | null;
  /** Last test run; used only where its fingerprint is that of this plan. */
  tests: ITestRun | null;
}

/** Plain data: crosses the border between worker and panel. */
export interface IReview {
  notebook: string;
  /** How a person would call each cell, by key: heading or first line of code. */
  cells: Record<string, { index: number; title: string }>;
  plan: IPlan;
  document: IDocument;
  standards: IStandardResult[];
  findings: IFinding[];
  gate: IGate;
  changes: IChangeSet;
  stage: IStage;
  /** The run the verdict used; null where there was none or it was of another plan. */
  tests: ITestRun | null;
  /** Version of ruff, null without one. */
  ruff: string | null;
}
