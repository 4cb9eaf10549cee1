/** What hosts may use of the engine. */
export type {
  ICellSource,
  ICell,
  INotebook,
  IMark
} from './notebook/types';
export type { ISuggestion } from './plan/suggestions';
export type * from './checks/types';
export type * from './library/types';
export type * from './plan/types';
export type * from './project/types';
export type * from './refactor/types';
export type * from './standards/types';
export type { IReview, IReviewInput, IReviewOptions } from './review';
export { linterOf } from './checks/ruff/linter';
