/**
 * What one cell's source says, for itself: computed once for a source, never
 * changed after. Offsets (`start`, `end`) are UTF-16 in the cell's *source*
 * unless a field's name says `code`.
 */
import type { Expression, IAlias, IName, Node, Statement } from './ast';

/** When a read or a binding happens: as the statement runs, or inside a def or lambda body that is called later. */
export type When = 'immediate' | 'deferred';

export type ScopeKind =
  | 'function'
  | 'lambda'
  | 'class'
  | 'comprehension'
  /** Type parameters of a def, class or alias (Python 3.12). */
  | 'type-parameters';

/** A scope below module level. */
export interface IScope {
  kind: ScopeKind;
  /** Name of the def or class, '' for the others. */
  name: string;
  /** Enclosing scope; null: the module. */
  parent: IScope | null;
  start: number;
  end: number;
  /** Names bound here, parameters included. */
  locals: ReadonlySet<string>;
  /** Names declared `global` here. */
  globals: ReadonlySet<string>;
}

export type UseKind =
  /** A name in the code. */
  | 'name'
  /** Target of `x += 1`, read before it is written. */
  | 'aug'
  /** `del x` needs x. */
  | 'del'
  /** Inside a quoted annotation (`x: "Row"`). */
  | 'annotation-text'
  /** `@x` in `.query("…")` or `.eval("…")`, a name in `pd.eval("…")`. */
  | 'query'
  /** A word of a formula string (`"y ~ scale(x)"`): a read only where the word is an import or definition of the notebook. */
  | 'formula';

/** A read of a module-level name; reads of locals are not listed. */
export interface IUse {
  name: string;
  kind: UseKind;
  start: number;
  end: number;
  when: When;
  /**
   * True where the value comes from outside of the statement: immediate, and
   * not surely bound before by the statement itself; or deferred, and bound
   * nowhere in the statement at module level.
   */
  exposed: boolean;
  /** In a class body or in a method. */
  inClass: boolean;
  inLambda: boolean;
  inAnnotation: boolean;
  /** Immediate, in a `try` body whose handler names NameError: ruff does not call it undefined. */
  guarded: boolean;
  /** Innermost scope; null: module level. */
  scope: IScope | null;
  /** The Name node; null where the read is inside a string. */
  node: IName | null;
  /** What the node is part of: `Call` with `func === node` is a call. Null for a read inside a string. */
  parent: Node | null;
  /** Position in evaluation order, shared with bindings of the same statement. */
  order: number;
}

export type BindingKind =
  | 'import'
  | 'def'
  | 'class'
  /** `x = …`, `x: T = …`, `a = b = …`: `value` is what each gets. */
  | 'assign'
  /** `a, b = …`, `[a, *b] = …`, also in `for` and `with`. */
  | 'unpack'
  | 'aug'
  | 'for'
  | 'with'
  | 'except'
  | 'match'
  | 'walrus'
  /** `type X = …` (Python 3.12). */
  | 'type'
  /** Unbinds. */
  | 'del'
  /** Written in a def or class that says `global x`: no binder of its own. */
  | 'global-write';

/** A write (or `del`) of a module-level name. */
export interface IBinding {
  name: string;
  how: BindingKind;
  /** The name's own place. */
  start: number;
  end: number;
  when: When;
  /** False where it happens on some paths only (branch, loop body, handler). */
  sure: boolean;
  /** True where the top-level statement itself binds (not a branch or body of it). */
  top: boolean;
  /** The statement or expression that binds. */
  node: Node;
  /** What a simple assignment, walrus or type alias gives the name; else null. */
  value: Expression | null;
  /** For imports: the alias, and what it stands for (`numpy`, `collections.Counter`, `.core.f`). */
  alias: IAlias | null;
  target: string | null;
  order: number;
}

/** A change of an object that a module-level name holds: a warning, never a decision. */
export interface IMutation {
  name: string;
  /** Store or del on attribute or subscript, `inplace=True`, a mutating method, `x += …`. */
  how: 'store' | 'del' | 'inplace' | 'method' | 'aug';
  /** Name of the method where it is one. */
  method: string | null;
  start: number;
  end: number;
  when: When;
  order: number;
}

/** `eval`, `exec`, or `globals() locals() vars() dir()` without argument: names can't be told. */
export interface IDynamic {
  name: string;
  start: number;
  end: number;
  when: When;
}

export type MagicKind =
  /** `%%name` in the cell's head. */
  | 'cell'
  /** `%name …` */
  | 'line'
  /** `%time stmt` and its like: the statement behind it is code. */
  | 'timing'
  /** `!command` */
  | 'shell'
  /** `?x`, `x?`, `x??` */
  | 'help'
  /** `a = %name`, `a = !command`: the assignment is code, its value is not. */
  | 'assign'
  /** `pip install x` without `%`. */
  | 'automagic';

export interface IMagic {
  kind: MagicKind;
  /** `matplotlib`, `!ls`, `?`. */
  name: string;
  /** As it stands in the source. */
  text: string;
  /** 1-based line in the source. */
  line: number;
  start: number;
  end: number;
  /** Words that may be names of the notebook: they count as reads for liveness. */
  words: string[];
  /** Names it makes in the notebook (`%%capture out`). */
  binds: string[];
}

export interface ISyntaxError {
  /**
   * - `syntax`: not Python;
   * - `too-deep`: more nesting than Python (or we) can take;
   * - `parser-limit`: our parser is known to refuse what Python accepts; ruff's verdict outranks it.
   */
  kind: 'syntax' | 'too-deep' | 'parser-limit';
  /** What the parser says, without position. */
  message: string;
  /** 1-based, UTF-16, in the source. */
  line: number;
  column: number;
  /** UTF-16 offset in the source. */
  offset: number;
}

/** Final state of a module-level name after the statement ran. */
export type BoundState = 'sure' | 'maybe' | 'deleted';

/** One top-level statement. All edits are by statement, with text spans. */
export interface IStatement {
  /** Index in `ICellSyntax.statements`. */
  index: number;
  node: Statement;
  /** Its span with the comment lines directly above and the comment behind it. */
  start: number;
  end: number;
  /** The span of the code alone, decorators included. */
  nodeStart: number;
  nodeEnd: number;
  /** Dedented text of `start` to `end`: what a module gets. */
  text: string;
  /** Offset of `text` in `ICellSyntax.code`. */
  codeStart: number;
  /** 1-based line of `nodeStart`. */
  line: number;
  /** Reads of module-level names, in evaluation order. */
  uses: IUse[];
  /** Writes of module-level names, in evaluation order. */
  binds: IBinding[];
  /** Module-level names it binds when it runs (no `del`, no deferred global write), in order of first binding. */
  names: string[];
  /** What it leaves of each name that it writes. */
  after: ReadonlyMap<string, BoundState>;
  mutations: IMutation[];
  dynamic: IDynamic[];
  /** Modules of `from m import *`. */
  stars: string[];
  /** The statement *is* this magic (masked); null for code. */
  magic: IMagic | null;
  /** Magics that stand inside its span (a shell line in a def, `a = !ls`). */
  magics: IMagic[];
  /** Timing magic before it on its line (`%time x = f()`). */
  timing: IMagic | null;
  /** Uses `await`, `async for` or `async with` at module level. */
  awaits: boolean;
  /** A `;` stands behind it: its value is not shown. */
  semicolon: boolean;
  /** Under `from __future__ import annotations` of its own cell. */
  lateAnnotations: boolean;
}

/** What depends on a cell's source alone. */
export interface ICellSyntax {
  source: string;
  /** Dedented, magics masked at equal length: what was parsed. */
  text: string;
  /** Dedented, magics as they are: same length as `text`. */
  code: string;
  /** Name of the cell magic that makes the cell another language's, else null. */
  foreign: string | null;
  /** The cell magic whose body is Python (`%%time`), or the foreign one. */
  cellMagic: IMagic | null;
  /** All magics, in order. */
  magics: IMagic[];
  /** Why there are no statements, null where the cell parses. */
  error: ISyntaxError | null;
  /** Empty where the cell does not parse or is foreign. */
  statements: IStatement[];
  /** Words of a cell that can't be read: they count as reads. Empty where it parses. */
  words: ReadonlySet<string>;
  /** `from m import *` anywhere in it. */
  stars: string[];
  /** Magics that may define anything (`%run %pylab %load %store`). */
  opaque: IMagic[];
  /** Offset in `text`/`code` -> offset in `source`. */
  toSource(codeOffset: number): number;
  /** Offset in `source` -> offset in `text`/`code` (a place that was dropped maps to the start of its line). */
  toCode(offset: number): number;
}
