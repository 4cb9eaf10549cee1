/** Messages between the UI thread, which holds the truth, and the worker, which holds a copy. */
import type {
  ICellSource,
  IHome,
  IHomeRequest,
  IReview,
  IReviewOptions,
  ISnapshot,
  ISuggestion,
  ITestRun
} from '../engine';
import type { Answer, Args, Question } from './questions';

/** Replaces `remove` cells from `index` by `insert`. */
export interface ISplice {
  index: number;
  remove: number;
  insert: ICellSource[];
}

export type ToWorker =
  | {
      do: 'open';
      id: string;
      version: number;
      /** Relative to the project root. */
      path: string;
      language: string;
      /** The project it belongs to, as `project` sent it. */
      project: string;
      cells: ICellSource[];
    }
  | { do: 'change'; id: string; version: number; splices: ISplice[] }
  | { do: 'close'; id: string }
  /** A project's texts under a name of the sender's choice; a second one of the same name replaces the first. */
  | { do: 'project'; project: string; snapshot: ISnapshot }
  | { do: 'tests'; id: string; run: ITestRun | null }
  | {
      do: 'review';
      id: string;
      request: number;
      options: IReviewOptions;
    }
  /** Asks something of `IQuestions` about an open notebook. */
  | {
      do: 'ask';
      id: string;
      /** Version of the notebook that is meant: an answer about another one is no use. */
      version: number;
      request: number;
      question: Question;
      args: Args<Question>;
    }
  /** Asks for the files that give library code a home. */
  | { do: 'home'; project: string; request: number; home: IHomeRequest }
  | { do: 'cancel'; request: number };

export type FromWorker =
  /** Sent once: version of ruff (null: it could not be loaded) and the checks' help pages by id. */
  | { did: 'ready'; ruff: string | null; pages: Record<string, string> }
  | {
      did: 'review';
      id: string;
      /** Version of the notebook that was reviewed. */
      version: number;
      request: number;
      review: IReview;
      /** Unmarked definitions that could leave at once; only while nothing is marked. */
      suggestions: ISuggestion[];
    }
  | {
      did: 'answer';
      id: string;
      version: number;
      request: number;
      /** Keys of the cells of that version, in order. */
      keys: string[];
      answer: Answer<Question>;
    }
  | { did: 'home'; request: number; home: IHome }
  /** Cancelled, or the notebook changed meanwhile. */
  | { did: 'drop'; request: number }
  | { did: 'fail'; request: number; message: string };
