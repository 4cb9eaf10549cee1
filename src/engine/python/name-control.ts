/** Names where paths fork and meet: branches, loops, handlers, patterns. */
import type {
  Expression,
  IExceptHandler,
  IFor,
  IIf,
  IMatch,
  ITry,
  IWhile,
  Pattern,
  Statement
} from './ast';
import { type Frame, type IOutcome, NO_CHANGE } from './flow';
import type { StatementNames } from './name-statements';
import type { IBindingPlace } from './recorder';
import { hasBreak } from './scopes';

export class ControlNames {
  constructor(private _names: StatementNames) {}

  branch(node: IIf): void {
    this._names.expressions.read(node.test, node);
    this._meet([
      this._outcome(() => this._arm(node.body)),
      this._outcome(() => this._arm(node.orelse))
    ]);
  }

  loop(node: IFor): void {
    const { expressions, recorder } = this._names;
    expressions.read(node.iter, node);
    this._repeated(node.body, node.orelse, () =>
      recorder.within({ conditional: true }, () =>
        expressions.target(node.target, 'for', node)
      )
    );
  }

  repeat(node: IWhile): void {
    this._names.expressions.read(node.test, node);
    this._repeated(node.body, node.orelse, () => undefined);
  }

  attempt(node: ITry): void {
    const { recorder } = this._names;
    const guarded =
      recorder.context.guarded ||
      node.handlers.some(handler => catchesNameError(handler.exception));
    const tried = this._outcome(() =>
      recorder.within({ guarded }, () => this._arm(node.body))
    );
    const through = this._outcome(() => {
      this._frame?.follow(tried);
      this._arm(node.orelse);
    });
    const handled = node.handlers.map(handler =>
      this._outcome(() => {
        // Any part of the body may have run.
        this._frame?.maybe(tried);
        this._handler(handler);
      })
    );
    let last = NO_CHANGE;
    this._outcome(() => {
      // `finally` runs whatever happened before.
      [through, ...handled].forEach(path => this._frame?.maybe(path));
      last = this._outcome(() => this._inner(node.finalbody));
    });
    this._meet([through, ...handled]);
    this._frame?.follow(last);
  }

  match(node: IMatch): void {
    const { expressions, recorder } = this._names;
    expressions.read(node.subject, node);
    const arms: IOutcome[] = [];
    // Captures of a pattern that failed later, or of a guard that said no, stay.
    const failed: IOutcome[] = [];
    const goOn = () => failed.forEach(one => this._frame?.maybe(one));
    let exhaustive = false;
    for (const { pattern, guard, body } of node.cases) {
      let matched = NO_CHANGE;
      this._outcome(() => {
        goOn();
        matched = this._outcome(() =>
          recorder.within({ conditional: true, nested: true }, () => {
            this._pattern(pattern, node);
            expressions.read(guard, node);
          })
        );
      });
      arms.push(
        this._outcome(() => {
          goOn();
          this._frame?.follow(matched);
          this._arm(body);
        })
      );
      failed.push(matched);
      exhaustive ||= guard === null && isIrrefutable(pattern);
    }
    const open = exhaustive ? [] : [this._outcome(goOn)];
    this._meet([...arms, ...open]);
  }

  private _repeated(
    body: readonly Statement[],
    orelse: readonly Statement[],
    bindTarget: () => void
  ): void {
    const repeated = this._outcome(() => {
      bindTarget();
      this._arm(body);
    });
    this._frame?.maybe(repeated);
    if (hasBreak(body)) {
      const ended = this._outcome(() => this._arm(orelse));
      this._meet([ended, NO_CHANGE]);
    } else {
      this._inner(orelse);
    }
  }

  private _handler(handler: IExceptHandler): void {
    const { expressions, recorder } = this._names;
    recorder.within({ conditional: true, nested: true }, () => {
      expressions.read(handler.exception, handler);
      if (handler.name !== null) {
        const from = handler.exception?.end ?? handler.start;
        const place = this._find(handler.name, from, handler.end);
        recorder.bind(handler.name, 'except', handler, place);
      }
      this._names.body(handler.body);
      if (handler.name !== null) {
        recorder.forget(handler.name);
      }
    });
  }

  private _pattern(node: Pattern, statement: IMatch): void {
    const { expressions } = this._names;
    switch (node.type) {
      case 'MatchValue':
        expressions.read(node.value, node);
        return;
      case 'MatchSingleton':
        return;
      case 'MatchSequence':
      case 'MatchOr':
        node.patterns.forEach(part => this._pattern(part, statement));
        return;
      case 'MatchMapping':
        expressions.readAll(node.keys, node);
        node.patterns.forEach(part => this._pattern(part, statement));
        this._capture(node.rest, node, statement);
        return;
      case 'MatchClass':
        expressions.read(node.cls, node);
        node.patterns.forEach(part => this._pattern(part, statement));
        node.kwd_patterns.forEach(part => this._pattern(part, statement));
        return;
      case 'MatchStar':
        this._capture(node.name, node, statement);
        return;
      case 'MatchAs':
        if (node.pattern) {
          this._pattern(node.pattern, statement);
        }
        this._capture(node.name, node, statement);
        return;
    }
  }

  private _capture(
    name: string | null,
    node: Pattern,
    statement: IMatch
  ): void {
    if (name !== null) {
      const from =
        node.type === 'MatchAs' && node.pattern ? node.pattern.end : node.start;
      const place =
        node.type === 'MatchMapping'
          ? this._find(name, node.start, node.end, true)
          : this._find(name, from, node.end);
      this._names.recorder.bind(name, 'match', statement, place);
    }
  }

  /** Place of a name that the tree has as text only; the whole span where it is written in another form. */
  private _find(
    name: string,
    start: number,
    end: number,
    last = false
  ): IBindingPlace {
    const text = this._names.recorder.cell.source.slice(start, end);
    const at = last ? text.lastIndexOf(name) : wordIndex(text, name);
    return at < 0
      ? { start, end }
      : { start: start + at, end: start + at + name.length };
  }

  /** Statements that run on some paths only. */
  private _arm(body: readonly Statement[]): void {
    this._inner(body, true);
  }

  private _inner(body: readonly Statement[], conditional = false): void {
    const { recorder } = this._names;
    recorder.within(
      {
        nested: true,
        conditional: conditional || recorder.context.conditional
      },
      () => this._names.body(body)
    );
  }

  private get _frame(): Frame | null {
    return this._names.recorder.context.frame;
  }

  /** Runs a path and takes back what it did to the names; inside of functions nothing is followed. */
  private _outcome(run: () => void): IOutcome {
    const frame = this._frame;
    if (frame) {
      return frame.outcome(run);
    }
    run();
    return NO_CHANGE;
  }

  private _meet(outcomes: readonly IOutcome[]): void {
    this._frame?.meet(outcomes);
  }
}

function wordIndex(text: string, name: string): number {
  const words = /[\p{ID_Continue}]+/gu;
  for (const match of text.matchAll(words)) {
    if (match[0] === name) {
      return match.index!;
    }
  }
  return -1;
}

/** By name, as ruff has it: a bare `except` hides too much to mean it. */
function catchesNameError(exception: Expression | null): boolean {
  if (exception?.type === 'Tuple') {
    return exception.elts.some(catchesNameError);
  }
  return exception?.type === 'Name' && exception.id === 'NameError';
}

function isIrrefutable(pattern: Pattern): boolean {
  switch (pattern.type) {
    case 'MatchAs':
      return pattern.pattern === null || isIrrefutable(pattern.pattern);
    case 'MatchOr':
      return pattern.patterns.some(isIrrefutable);
    default:
      return false;
  }
}
