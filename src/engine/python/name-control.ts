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
import type { Flow } from './flow';
import type { StatementNames } from './name-statements';
import type { IBindingPlace } from './recorder';
import { hasBreak } from './scopes';

export class ControlNames {
  constructor(private _names: StatementNames) {}

  branch(node: IIf): void {
    this._names.expressions.read(node.test, node);
    const before = this._fork();
    this._arm(node.body);
    const then = this._flow();
    this._restart(before);
    this._arm(node.orelse);
    this._meet(then);
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
    const frame = this._names.recorder.context.frame;
    const before = this._fork();
    const then = frame?.now() ?? 0;
    const guarded =
      this._names.recorder.context.guarded ||
      node.handlers.some(handler => catchesNameError(handler.exception));
    this._names.recorder.within({ guarded }, () => this._arm(node.body));
    const caught = before && frame!.weakened(before, then);
    this._arm(node.orelse);
    let met = this._flow();
    for (const handler of node.handlers) {
      this._restart(caught);
      this._handler(handler);
      met = met && met.join(this._flow()!);
    }
    if (!frame || !before || !met) {
      this._inner(node.finalbody);
      return;
    }
    if (node.finalbody.length === 0) {
      frame.flow = met;
      return;
    }
    // `finally` runs after whatever happened, and what it binds is bound.
    this._restart(frame.weakened(before, then));
    const last = frame.now();
    this._inner(node.finalbody);
    const result = met.fork();
    for (const name of frame.touched(last)) {
      const state = frame.flow.get(name);
      if (state) {
        result.set(name, state);
      }
    }
    result.dead = met.dead || frame.flow.dead;
    frame.flow = result;
  }

  match(node: IMatch): void {
    const { expressions, recorder } = this._names;
    expressions.read(node.subject, node);
    let open = this._fork();
    let met: Flow | null = null;
    let exhaustive = false;
    for (const { pattern, guard, body } of node.cases) {
      this._restart(open);
      recorder.within({ conditional: true, nested: true }, () => {
        this._pattern(pattern, node);
        expressions.read(guard, node);
      });
      // A capture of a pattern that failed later, or of a guard that said no, stays.
      open = open && open.join(this._flow()!);
      this._arm(body);
      const flow = this._flow();
      met = met && flow ? met.join(flow) : (flow?.fork() ?? null);
      if (guard === null && isIrrefutable(pattern)) {
        exhaustive = true;
        break;
      }
    }
    const frame = recorder.context.frame;
    if (frame && open) {
      frame.flow = exhaustive && met ? met : met ? met.join(open) : open;
    }
  }

  private _repeated(
    body: readonly Statement[],
    orelse: readonly Statement[],
    bindTarget: () => void
  ): void {
    const frame = this._names.recorder.context.frame;
    const before = this._fork();
    const then = frame?.now() ?? 0;
    bindTarget();
    this._arm(body);
    if (frame && before) {
      frame.flow = frame.weakened(before, then);
    }
    if (orelse.length > 0) {
      const always = !hasBreak(body);
      const skipped = this._fork();
      this._inner(orelse, !always);
      if (!always) {
        this._meet(skipped);
      }
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
    const text = this._names.recorder.source.slice(start, end);
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

  private _flow(): Flow | null {
    return this._names.recorder.context.frame?.flow ?? null;
  }

  private _fork(): Flow | null {
    return this._flow()?.fork() ?? null;
  }

  private _restart(flow: Flow | null): void {
    const { frame } = this._names.recorder.context;
    if (frame && flow) {
      frame.flow = flow.fork();
    }
  }

  private _meet(other: Flow | null): void {
    const { frame } = this._names.recorder.context;
    if (frame && other) {
      frame.flow = frame.flow.join(other);
    }
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

function catchesNameError(exception: Expression | null): boolean {
  if (exception === null) {
    return true;
  }
  if (exception.type === 'Tuple') {
    return exception.elts.some(catchesNameError);
  }
  return exception.type === 'Name' && exception.id === 'NameError';
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
