/** Patterns of `match` in CPython's `ast`; the conventions are those of `ast.ts`. */
import type { INode } from './ast';
import type { Expression } from './expressions';

export interface IMatchValue extends INode {
  readonly type: 'MatchValue';
  readonly value: Expression;
}

export interface IMatchSingleton extends INode {
  readonly type: 'MatchSingleton';
  readonly value: boolean | null;
}

export interface IMatchSequence extends INode {
  readonly type: 'MatchSequence';
  readonly patterns: Pattern[];
}

export interface IMatchMapping extends INode {
  readonly type: 'MatchMapping';
  readonly keys: Expression[];
  readonly patterns: Pattern[];
  /** Name that takes the rest (`**rest`). */
  readonly rest: string | null;
}

export interface IMatchClass extends INode {
  readonly type: 'MatchClass';
  readonly cls: Expression;
  readonly patterns: Pattern[];
  readonly kwd_attrs: string[];
  readonly kwd_patterns: Pattern[];
}

export interface IMatchStar extends INode {
  readonly type: 'MatchStar';
  /** Null: `*_`. */
  readonly name: string | null;
}

export interface IMatchAs extends INode {
  readonly type: 'MatchAs';
  readonly pattern: Pattern | null;
  /** Null: `_`. */
  readonly name: string | null;
}

export interface IMatchOr extends INode {
  readonly type: 'MatchOr';
  readonly patterns: Pattern[];
}

export type Pattern =
  | IMatchValue
  | IMatchSingleton
  | IMatchSequence
  | IMatchMapping
  | IMatchClass
  | IMatchStar
  | IMatchAs
  | IMatchOr;
