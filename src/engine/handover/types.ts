/** What an export says to the people who review it. */
import type { IReview } from '../review';

/** A standard that somebody put off for this notebook. */
export interface IPutOff {
  id: string;
  /** YYYY-MM-DD, the last day. */
  until: string;
}

export interface INoteInput {
  review: IReview;
  /** Who hands over, as git knows them; null: not known. */
  who: string | null;
  /** YYYY-MM-DD. */
  today: string;
  putOff: readonly IPutOff[];
  /** The team's own template; null: the built-in one. */
  template: string | null;
}

/** What a hand-over is made from. */
export interface IHandOverRequest extends Omit<INoteInput, 'template'> {
  /** Branches that begin with `promote/`. */
  branches: readonly string[];
}

/** What a commit and a branch of an export would be called, and its note: all to be changed by the person. */
export interface IHandOver {
  branch: string;
  /** The same with a number, where that branch is there already. */
  other: string;
  message: string;
  /** What is committed, relative to the root. */
  files: string[];
  note: string;
  /** Where the document wants the note, relative to the root; null: nowhere. */
  notePath: string | null;
  /** What is wrong with the team's template, a whole sentence; null: nothing. */
  problem: string | null;
}
