export type * from './types';
import type { ICellSyntax } from './types';

/** Syntax and names of one cell; memoised by source. */
export declare function syntaxOf(source: string): ICellSyntax;
