/** Scopes below module level, and which names each of them binds (as CPython's symbol table has it). */
import type { IArguments, Node, Statement } from './ast';
import type { IScope, ScopeKind } from './types';
import { children } from './walk';

export class Scope implements IScope {
  readonly locals = new Set<string>();
  readonly globals = new Set<string>();
  readonly nonlocals = new Set<string>();

  constructor(
    readonly kind: ScopeKind,
    readonly name: string,
    readonly parent: Scope | null,
    readonly start: number,
    readonly end: number
  ) {}

  /** Class whose private names (`__x`) are mangled here; '' outside of classes. */
  get className(): string {
    return this.kind === 'class' ? this.name : (this.parent?.className ?? '');
  }

  mangle(name: string): string {
    return mangled(name, this.className);
  }

  declareArguments(args: IArguments): void {
    for (const arg of [...args.posonlyargs, ...args.args, ...args.kwonlyargs]) {
      this.locals.add(this.mangle(arg.arg));
    }
    for (const arg of [args.vararg, args.kwarg]) {
      if (arg) {
        this.locals.add(this.mangle(arg.arg));
      }
    }
  }

  /** Collects what the body binds, and its `global` and `nonlocal` lines. */
  declareBody(body: readonly Node[]): void {
    for (const node of body) {
      this._collect(node, false);
    }
    for (const name of [...this.globals, ...this.nonlocals]) {
      this.locals.delete(name);
    }
  }

  /** Names that a comprehension's targets bind. */
  declareTarget(target: Node): void {
    this._collect(target, false);
  }

  private _add(name: string | null): void {
    if (name !== null) {
      this.locals.add(this.mangle(name));
    }
  }

  private _collect(node: Node, inComprehension: boolean): void {
    switch (node.type) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this._add(node.name);
        this._collectAll(node.decorator_list, inComprehension);
        this._collectDefaults(node.args, inComprehension);
        return;
      case 'ClassDef':
        this._add(node.name);
        this._collectAll(node.decorator_list, inComprehension);
        this._collectAll(node.bases, inComprehension);
        this._collectAll(node.keywords, inComprehension);
        return;
      case 'Lambda':
        this._collectDefaults(node.args, inComprehension);
        return;
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp':
        this._collectAll(children(node), true);
        return;
      case 'NamedExpr':
        this._add(node.target.id);
        this._collect(node.value, inComprehension);
        return;
      case 'Name':
        if (node.ctx !== 'Load' && !inComprehension) {
          this._add(node.id);
        }
        return;
      case 'Constant':
        return;
      case 'Alias':
        if (node.name !== '*') {
          this._add(node.asname ?? node.name.split('.', 1)[0]);
        }
        return;
      case 'Global':
      case 'Nonlocal':
        for (const name of node.names) {
          const names = node.type === 'Global' ? this.globals : this.nonlocals;
          names.add(this.mangle(name));
        }
        return;
      case 'ExceptHandler':
      case 'MatchAs':
      case 'MatchStar':
        this._add(node.name);
        break;
      case 'MatchMapping':
        this._add(node.rest);
        break;
    }
    this._collectAll(children(node), inComprehension);
  }

  private _collectAll(nodes: readonly Node[], inComprehension: boolean): void {
    for (const node of nodes) {
      this._collect(node, inComprehension);
    }
  }

  private _collectDefaults(args: IArguments, inComprehension: boolean): void {
    for (const value of [...args.defaults, ...args.kw_defaults]) {
      if (value) {
        this._collect(value, inComprehension);
      }
    }
  }
}

/** Python's private names: `__x` in class `C` is `_C__x`. */
export function mangled(name: string, className: string): string {
  const owner = className.replace(/^_+/, '');
  return owner !== '' && name.startsWith('__') && !name.endsWith('__')
    ? `_${owner}${name}`
    : name;
}

/** Where a name that is read in `scope` comes from. */
export type Origin =
  /** A module-level name. */
  | 'module'
  /** A name of an enclosing function, comprehension or the like. */
  | 'local'
  /** Bound in the class body that reads it: the module's where the body has not bound it yet. */
  | 'class';

export function originOf(name: string, scope: Scope | null): Origin {
  let seesClass = true;
  for (let at = scope; at; at = at.parent) {
    if (at.kind === 'class') {
      if (seesClass) {
        if (at.globals.has(name)) {
          return 'module';
        }
        if (at.locals.has(name)) {
          return 'class';
        }
        if (CLASS_NAMES.has(name)) {
          return 'local';
        }
      } else if (name === '__class__') {
        return 'local';
      }
      seesClass = false;
      continue;
    }
    if (at.globals.has(name)) {
      return 'module';
    }
    if (at.locals.has(name) || at.nonlocals.has(name)) {
      return 'local';
    }
    // Annotation scopes directly in a class see its names, everything else does not.
    seesClass &&= at.kind === 'type-parameters';
  }
  return 'module';
}

/** What every class body finds bound. */
const CLASS_NAMES: ReadonlySet<string> = new Set([
  '__module__',
  '__qualname__',
  '__firstlineno__'
]);

/** Whether `break` leaves this loop from its body. */
export function hasBreak(body: readonly Statement[]): boolean {
  return body.some(statement => {
    switch (statement.type) {
      case 'Break':
        return true;
      case 'If':
        return hasBreak(statement.body) || hasBreak(statement.orelse);
      case 'For':
      case 'AsyncFor':
      case 'While':
        return hasBreak(statement.orelse);
      case 'With':
      case 'AsyncWith':
        return hasBreak(statement.body);
      case 'Try':
      case 'TryStar':
        return [
          statement.body,
          statement.orelse,
          statement.finalbody,
          ...statement.handlers.map(handler => handler.body)
        ].some(hasBreak);
      case 'Match':
        return statement.cases.some(one => hasBreak(one.body));
      default:
        return false;
    }
  });
}
