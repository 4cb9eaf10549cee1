/** Names in statements, in the order of evaluation. */
import type {
  Expression,
  IAnnAssign,
  IClassDef,
  IFunctionDef,
  IImport,
  IImportFrom,
  ITypeAlias,
  IWith,
  Node,
  Statement,
  TypeParameter
} from './ast';
import { Frame } from './flow';
import { ControlNames } from './name-control';
import { ExpressionNames } from './name-expressions';
import {
  type IBindingPlace,
  type ICellFacts,
  type IStatementNames,
  Recorder
} from './recorder';
import { Scope } from './scopes';

/** Reads and bindings of one top-level statement. */
export function namesOf(
  statement: Statement,
  cell: ICellFacts
): IStatementNames {
  const recorder = new Recorder(cell);
  new StatementNames(recorder).run(statement);
  return recorder.finish();
}

export class StatementNames {
  readonly expressions: ExpressionNames;
  private _control: ControlNames;

  constructor(readonly recorder: Recorder) {
    this.expressions = new ExpressionNames(recorder);
    this._control = new ControlNames(this);
  }

  body(statements: readonly Statement[]): void {
    for (const statement of statements) {
      this.run(statement);
    }
  }

  run(node: Statement): void {
    const { expressions, recorder } = this;
    switch (node.type) {
      case 'Expr':
        expressions.read(node.value, node);
        return;
      case 'Assign':
        expressions.read(node.value, node);
        for (const target of node.targets) {
          expressions.target(target, 'assign', node, node.value);
        }
        return;
      case 'AugAssign':
        this._augmented(node.target, node.value, node);
        return;
      case 'AnnAssign':
        this._annotated(node);
        return;
      case 'Delete':
        node.targets.forEach(target => this._delete(target, node));
        return;
      case 'Import':
      case 'ImportFrom':
        this._import(node);
        return;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this._function(node);
        return;
      case 'ClassDef':
        this._class(node);
        return;
      case 'TypeAlias':
        this._typeAlias(node);
        return;
      case 'Return':
        expressions.read(node.value, node);
        this._end();
        return;
      case 'Raise':
        expressions.readAll([node.exc, node.cause], node);
        this._end();
        return;
      case 'Break':
      case 'Continue':
        this._end();
        return;
      case 'Assert':
        expressions.read(node.test, node);
        // The message is only made where the run ends.
        expressions.sometimes(() => expressions.read(node.msg, node));
        return;
      case 'With':
      case 'AsyncWith':
        this._with(node);
        return;
      case 'If':
        this._control.branch(node);
        return;
      case 'For':
      case 'AsyncFor':
        if (node.type === 'AsyncFor') {
          recorder.await();
        }
        this._control.loop(node);
        return;
      case 'While':
        this._control.repeat(node);
        return;
      case 'Try':
      case 'TryStar':
        this._control.attempt(node);
        return;
      case 'Match':
        this._control.match(node);
        return;
      case 'Pass':
      case 'Global':
      case 'Nonlocal':
        return;
    }
  }

  /** The point behind is never reached. */
  private _end(): void {
    const { frame } = this.recorder.context;
    if (frame) {
      frame.dead = true;
    }
  }

  private _augmented(
    target: Expression,
    value: Expression,
    statement: Node
  ): void {
    const { expressions, recorder } = this;
    if (target.type === 'Name') {
      recorder.use(target, statement, 'aug');
      expressions.read(value, statement);
      recorder.mutate(target, 'aug');
      recorder.bind(target.id, 'aug', statement, target);
    } else {
      expressions.target(target, 'aug', statement);
      expressions.read(value, statement);
    }
  }

  private _annotated(node: IAnnAssign): void {
    const { expressions } = this;
    expressions.read(node.value, node);
    if (node.value) {
      expressions.target(node.target, 'assign', node, node.value);
    } else if (node.target.type !== 'Name') {
      expressions.read(node.target, node);
    }
    expressions.annotation(node.annotation, node);
  }

  private _delete(target: Expression, statement: Node): void {
    const { expressions, recorder } = this;
    if (target.type === 'Name') {
      recorder.use(target, statement, 'del');
      recorder.bind(target.id, 'del', statement, target);
    } else if (target.type === 'Tuple' || target.type === 'List') {
      target.elts.forEach(part => this._delete(part, statement));
    } else {
      expressions.target(target, 'del', statement);
    }
  }

  private _import(node: IImport | IImportFrom): void {
    const from =
      node.type === 'ImportFrom'
        ? '.'.repeat(node.level) + (node.module ?? '')
        : null;
    for (const alias of node.names) {
      if (alias.name === '*') {
        this.recorder.stars.push(from ?? '');
        continue;
      }
      const first = alias.name.split('.', 1)[0];
      const name = alias.asname ?? first;
      const start = alias.asname ? alias.end - name.length : alias.start;
      const joint = from?.endsWith('.') ? '' : '.';
      // `import a.b` binds a; `import a.b as c` binds what a.b is.
      const target =
        from === null ? alias.name : `${from}${joint}${alias.name}`;
      this.recorder.bind(
        name,
        'import',
        node,
        { start, end: start + name.length },
        { alias, target }
      );
    }
  }

  private _function(node: IFunctionDef): void {
    const { expressions, recorder } = this;
    expressions.readAll(node.decorator_list, node);
    expressions.defaults(node.args);
    this._withTypeParameters(node.type_params, node, () => {
      expressions.annotations(node.args);
      expressions.annotation(node.returns, node);
    });
    recorder.bind(node.name, 'def', node, this._placeOfName(node));
    this._inTypeParameters(node.type_params, node, () => {
      const scope = this._scope('function', node);
      scope.declareArguments(node.args);
      scope.declareBody(node.body);
      recorder.within(
        {
          scope,
          frame: null,
          guarded: false,
          when: 'deferred',
          conditional: true,
          nested: true
        },
        () => this.body(node.body)
      );
    });
  }

  private _class(node: IClassDef): void {
    const { expressions, recorder } = this;
    expressions.readAll(node.decorator_list, node);
    this._withTypeParameters(node.type_params, node, () => {
      expressions.readAll(node.bases, node);
      for (const keyword of node.keywords) {
        expressions.read(keyword.value, keyword);
      }
      const scope = this._scope('class', node);
      scope.declareBody(node.body);
      recorder.within(
        { scope, frame: new Frame(), inClass: true, nested: true },
        () => this.body(node.body)
      );
    });
    recorder.bind(node.name, 'class', node, this._placeOfName(node));
  }

  private _typeAlias(node: ITypeAlias): void {
    const { expressions, recorder } = this;
    if (node.name.type === 'Name') {
      recorder.bind(node.name.id, 'type', node, node.name, {
        value: node.value
      });
    }
    this._withTypeParameters(node.type_params, node, () =>
      recorder.within({ when: 'deferred' }, () =>
        expressions.read(node.value, node)
      )
    );
  }

  private _with(node: IWith): void {
    const { expressions, recorder } = this;
    if (node.type === 'AsyncWith') {
      recorder.await();
    }
    for (const item of node.items) {
      expressions.read(item.context_expr, item);
      if (item.optional_vars) {
        expressions.target(item.optional_vars, 'with', node);
      }
    }
    recorder.within({ nested: true }, () => this.body(node.body));
  }

  /** Reads the bounds of `[T: B, *Ts]`, which are evaluated when asked for, then runs in their scope. */
  private _withTypeParameters(
    params: readonly TypeParameter[],
    node: IFunctionDef | IClassDef | ITypeAlias,
    run: () => void
  ): void {
    this._inTypeParameters(params, node, () => {
      this.recorder.within({ when: 'deferred' }, () => {
        for (const param of params) {
          this.expressions.annotation(param.bound, param);
          this.expressions.annotation(param.default_value, param);
        }
      });
      run();
    });
  }

  private _inTypeParameters(
    params: readonly TypeParameter[],
    node: IFunctionDef | IClassDef | ITypeAlias,
    run: () => void
  ): void {
    if (params.length === 0) {
      run();
      return;
    }
    const scope = this._scope('type-parameters', node);
    for (const { name } of params) {
      scope.locals.add(scope.mangle(name));
    }
    this.recorder.within({ scope }, run);
  }

  private _scope(
    kind: 'function' | 'class' | 'type-parameters',
    node: IFunctionDef | IClassDef | ITypeAlias
  ): Scope {
    const name =
      kind === 'type-parameters' || node.type === 'TypeAlias' ? '' : node.name;
    const { scope } = this.recorder.context;
    return new Scope(kind, name, scope, node.start, node.end);
  }

  /** Where the name of a def or class stands. */
  private _placeOfName(node: IFunctionDef | IClassDef): IBindingPlace {
    const head = /^(?:async[\s\\]+)?(?:def|class)[\s\\]+/.exec(
      this.recorder.cell.source.slice(node.start, node.start + 200)
    );
    const start = node.start + (head?.[0].length ?? 0);
    const word = /^[\p{ID_Continue}]+/u.exec(
      this.recorder.cell.source.slice(start, start + 1000)
    );
    return { start, end: start + (word?.[0].length ?? node.name.length) };
  }
}
