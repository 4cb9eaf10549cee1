/** Takes down what one statement reads and binds at module level, in evaluation order. */
import type { Expression, IAlias, IName, Node } from './ast';
import { Frame } from './flow';
import { originOf, Scope } from './scopes';
import type {
  BindingKind,
  BoundState,
  IBinding,
  IDynamic,
  IMutation,
  IUse,
  UseKind,
  When
} from './types';

/** Where in the code we are; changed for a part by `within`. */
export interface IContext {
  scope: Scope | null;
  /** The body whose flow is followed; null inside of functions. */
  frame: Frame | null;
  when: When;
  inClass: boolean;
  inLambda: boolean;
  inAnnotation: boolean;
  /** Text in quotes is code here. */
  quotedTypes: boolean;
  guarded: boolean;
  /** On some paths only. */
  conditional: boolean;
  /** In a branch or body of the top-level statement. */
  nested: boolean;
}

export interface IBindingPlace {
  start: number;
  end: number;
}

export interface IBindingDetails {
  value?: Expression | null;
  alias?: IAlias;
  target?: string;
}

/** What holds for all statements of a cell. */
export interface ICellFacts {
  /** For places that the tree has no position for. */
  source: string;
  /** `from __future__ import annotations` is in force. */
  lateAnnotations: boolean;
  /** `:=` stands somewhere: expressions may bind. */
  hasWalrus: boolean;
}

/** What a statement does with names; the parts of `IStatement` of the same names. */
export interface IStatementNames {
  uses: IUse[];
  binds: IBinding[];
  names: string[];
  after: ReadonlyMap<string, BoundState>;
  mutations: IMutation[];
  dynamic: IDynamic[];
  stars: string[];
  awaits: boolean;
}

export class Recorder {
  context: IContext;
  readonly stars: string[] = [];
  awaits = false;
  private _module = new Frame();
  private _uses: IUse[] = [];
  private _binds: IBinding[] = [];
  private _mutations: IMutation[] = [];
  private _dynamic: IDynamic[] = [];
  private _order = 0;

  constructor(readonly cell: ICellFacts) {
    this.context = {
      scope: null,
      frame: this._module,
      when: 'immediate',
      inClass: false,
      inLambda: false,
      inAnnotation: false,
      quotedTypes: false,
      guarded: false,
      conditional: false,
      nested: false
    };
  }

  within(changes: Partial<IContext>, run: () => void): void {
    const before = this.context;
    this.context = { ...before, ...changes };
    run();
    this.context = before;
  }

  mangle(name: string): string {
    return this.context.scope?.mangle(name) ?? name;
  }

  /** Whether a name read here is the module's (or may be: a class body that has not bound it for sure). */
  isModules(name: string): boolean {
    const { scope, frame } = this.context;
    const origin = originOf(name, scope);
    return (
      origin === 'module' || (origin === 'class' && frame?.get(name) !== 'sure')
    );
  }

  use(node: IName, parent: Node | null, kind: UseKind = 'name'): void {
    this.useText(this.mangle(node.id), kind, node, node, parent);
  }

  /** A read that need not be a node: a word in a string. */
  useText(
    name: string,
    kind: UseKind,
    place: IBindingPlace,
    node: IName | null = null,
    parent: Node | null = null
  ): void {
    if (!this.isModules(name)) {
      return;
    }
    const { when, inClass, inLambda, inAnnotation, guarded, scope } =
      this.context;
    this._uses.push({
      name,
      kind,
      start: place.start,
      end: place.end,
      when,
      exposed: this._module.get(name) !== 'sure',
      inClass,
      inLambda,
      inAnnotation,
      guarded,
      scope,
      node,
      parent,
      order: this._order++
    });
  }

  bind(
    given: string,
    how: BindingKind,
    node: Node,
    place: IBindingPlace,
    details: IBindingDetails = {}
  ): void {
    const name = this.mangle(given);
    const { frame, when, conditional, nested } = this.context;
    let scope = this.context.scope;
    while (scope?.kind === 'comprehension' && how === 'walrus') {
      scope = scope.parent;
    }
    const global = scope !== null && scope.globals.has(name);
    if (scope && !global) {
      if (scope.kind === 'class') {
        frame?.set(name, how === 'del' ? 'deleted' : 'sure');
      }
      return;
    }
    this._binds.push({
      name,
      how: global ? 'global-write' : how,
      start: place.start,
      end: place.end,
      when,
      sure: !conditional && !global,
      top: !nested && scope === null,
      node,
      value: details.value ?? null,
      alias: details.alias ?? null,
      target: details.target ?? null,
      order: this._order++
    });
    if (!global) {
      this._module.set(name, how === 'del' ? 'deleted' : 'sure');
    }
  }

  /** The handler of `except … as name` ends: the name is gone. */
  forget(given: string): void {
    const name = this.mangle(given);
    const { scope, frame } = this.context;
    if (!scope?.globals.has(name)) {
      frame?.set(name, 'deleted');
    }
  }

  mutate(
    expression: Expression,
    how: IMutation['how'],
    method: string | null = null
  ): void {
    const base = baseName(expression);
    if (!base) {
      return;
    }
    const name = this.mangle(base.id);
    if (this.isModules(name)) {
      this._mutations.push({
        name,
        how,
        method,
        start: base.start,
        end: base.end,
        when: this.context.when,
        order: this._order++
      });
    }
  }

  hide(node: IName): void {
    if (this.isModules(node.id)) {
      const { id: name, start, end } = node;
      this._dynamic.push({ name, start, end, when: this.context.when });
    }
  }

  /** Await and its like count where no def or lambda is around. */
  await(): void {
    if (this.context.when === 'immediate') {
      this.awaits = true;
    }
  }

  finish(): IStatementNames {
    const bound = new Set<string>();
    const names = new Set<string>();
    for (const { name, how, when } of this._binds) {
      if (when === 'immediate' && how !== 'del' && how !== 'global-write') {
        bound.add(name);
        if (how !== 'except') {
          names.add(name);
        }
      }
    }
    for (const use of this._uses) {
      if (use.when === 'deferred') {
        use.exposed = !bound.has(use.name);
      }
    }
    return {
      uses: this._uses,
      binds: this._binds,
      names: [...names],
      after: this._module.names(),
      mutations: this._mutations,
      dynamic: this._dynamic,
      stars: this.stars,
      awaits: this.awaits
    };
  }
}

/** The name at the root of `a.b[c].d`; null where the root is something made on the way. */
export function baseName(expression: Expression): IName | null {
  let at = expression;
  while (at.type === 'Attribute' || at.type === 'Subscript') {
    at = at.value;
  }
  return at.type === 'Name' ? at : null;
}
