/** Names in expressions, in the order of evaluation. */
import type {
  Expression,
  IArguments,
  ICall,
  IComprehension,
  IDictComp,
  ILambda,
  IListComp,
  Node
} from './ast';
import { recordCall } from './name-calls';
import { recordAnnotationText } from './name-strings';
import type { Recorder } from './recorder';
import { Scope } from './scopes';
import type { BindingKind } from './types';

export class ExpressionNames {
  constructor(private _recorder: Recorder) {}

  readAll(nodes: readonly (Expression | null)[], parent: Node): void {
    for (const node of nodes) {
      this.read(node, parent);
    }
  }

  /** What happens on some paths only. */
  sometimes(part: () => void): void {
    const recorder = this._recorder;
    const { frame } = recorder.context;
    const run = () => recorder.within({ conditional: true }, part);
    // Without `:=` an expression binds nothing: no path to follow.
    if (frame && recorder.cell.hasWalrus) {
      frame.maybe(frame.outcome(run));
    } else {
      run();
    }
  }

  read(node: Expression | null, parent: Node): void {
    if (!node) {
      return;
    }
    const recorder = this._recorder;
    switch (node.type) {
      case 'Name':
        recorder.use(node, parent);
        return;
      case 'Constant':
        if (recorder.context.quotedTypes && node.of === 'str') {
          recordAnnotationText(node, recorder);
        }
        return;
      case 'BinOp':
        this._readChain(node);
        return;
      case 'BoolOp':
        this.read(node.values[0], node);
        this.sometimes(() => this.readAll(node.values.slice(1), node));
        return;
      case 'IfExp':
        this.read(node.test, node);
        this.sometimes(() => this.read(node.body, node));
        this.sometimes(() => this.read(node.orelse, node));
        return;
      case 'Compare':
        this.read(node.left, node);
        this.read(node.comparators[0], node);
        if (node.comparators.length > 1) {
          this.sometimes(() => this.readAll(node.comparators.slice(1), node));
        }
        return;
      case 'NamedExpr':
        this.read(node.value, node);
        recorder.bind(node.target.id, 'walrus', node, node.target, {
          value: node.value
        });
        return;
      case 'UnaryOp':
        this.read(node.operand, node);
        return;
      case 'Dict':
        node.values.forEach((value, i) => {
          this.read(node.keys[i], node);
          this.read(value, node);
        });
        return;
      case 'Set':
      case 'List':
      case 'Tuple':
        this.readAll(node.elts, node);
        return;
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
      case 'DictComp':
        this._comprehension(node);
        return;
      case 'Await':
        recorder.await();
        this.read(node.value, node);
        return;
      case 'YieldFrom':
      case 'Yield':
      case 'Starred':
      case 'Attribute':
        this.read(node.value, node);
        return;
      case 'FormattedValue':
      case 'Interpolation':
        this.read(node.value, node);
        this.read(node.format_spec, node);
        return;
      case 'JoinedStr':
      case 'TemplateStr':
        this.readAll(node.values, node);
        return;
      case 'Subscript':
        this._subscript(node.value, node.slice, node);
        return;
      case 'Slice':
        this.readAll([node.lower, node.upper, node.step], node);
        return;
      case 'Lambda':
        this._lambda(node);
        return;
      case 'Call':
        this._call(node);
        return;
    }
  }

  /** An assignment's target. */
  target(
    node: Expression,
    how: BindingKind,
    statement: Node,
    value: Expression | null = null
  ): void {
    const recorder = this._recorder;
    switch (node.type) {
      case 'Name':
        recorder.bind(node.id, how, statement, node, { value });
        return;
      case 'Tuple':
      case 'List':
        for (const part of node.elts) {
          this.target(part, how === 'assign' ? 'unpack' : how, statement);
        }
        return;
      case 'Starred':
        this.target(node.value, how, statement);
        return;
      case 'Attribute':
      case 'Subscript':
        recorder.mutate(node, how === 'del' ? 'del' : 'store');
        this.read(node, statement);
        return;
      default:
        this.read(node, statement);
    }
  }

  /** An annotation: quoted parts are code as well. */
  annotation(node: Expression | null, parent: Node): void {
    if (!node) {
      return;
    }
    const { cell, context } = this._recorder;
    this._recorder.within(
      {
        inAnnotation: true,
        quotedTypes: true,
        when: cell.lateAnnotations ? 'deferred' : context.when
      },
      () => this.read(node, parent)
    );
  }

  defaults(args: IArguments): void {
    this.readAll(args.defaults, args);
    this.readAll(args.kw_defaults, args);
  }

  annotations(args: IArguments): void {
    const all = [
      ...args.posonlyargs,
      ...args.args,
      args.vararg,
      ...args.kwonlyargs,
      args.kwarg
    ];
    for (const arg of all) {
      if (arg) {
        this.annotation(arg.annotation, arg);
      }
    }
  }

  /** `a + b + c + …` is as deep as it is long. */
  private _readChain(node: Expression): void {
    const rights: [Expression, Node][] = [];
    let left = node;
    let parent: Node = node;
    while (left.type === 'BinOp') {
      rights.push([left.right, left]);
      parent = left;
      left = left.left;
    }
    this.read(left, parent);
    for (let i = rights.length - 1; i >= 0; i--) {
      this.read(rights[i][0], rights[i][1]);
    }
  }

  private _subscript(value: Expression, slice: Expression, node: Node): void {
    this.read(value, node);
    const { quotedTypes } = this._recorder.context;
    const name =
      value.type === 'Name'
        ? value.id
        : value.type === 'Attribute'
          ? value.attr
          : '';
    if (!quotedTypes || (name !== 'Literal' && name !== 'Annotated')) {
      this.read(slice, node);
      return;
    }
    // Text in Literal and behind the first part of Annotated is text.
    const parts = slice.type === 'Tuple' ? slice.elts : [slice];
    parts.forEach((part, i) => {
      const isType = name === 'Annotated' && i === 0;
      this._recorder.within({ quotedTypes: isType }, () =>
        this.read(part, slice)
      );
    });
  }

  private _lambda(node: ILambda): void {
    this.defaults(node.args);
    const { context } = this._recorder;
    const scope = new Scope('lambda', '', context.scope, node.start, node.end);
    scope.declareArguments(node.args);
    scope.declareBody([node.body]);
    this._recorder.within(
      {
        scope,
        frame: null,
        when: 'deferred',
        inLambda: true,
        inAnnotation: false,
        quotedTypes: false,
        guarded: false
      },
      () => this.read(node.body, node)
    );
  }

  private _comprehension(node: IListComp | IDictComp): void {
    const recorder = this._recorder;
    const first = node.generators[0];
    this.read(first.iter, first);
    const scope = new Scope(
      'comprehension',
      '',
      recorder.context.scope,
      node.start,
      node.end
    );
    for (const part of node.generators) {
      scope.declareTarget(part.target);
    }
    this.sometimes(() =>
      recorder.within({ scope }, () => {
        node.generators.forEach((part, i) => this._generator(part, i > 0));
        if (node.type === 'DictComp') {
          this.read(node.key, node);
          this.read(node.value, node);
        } else {
          this.read(node.elt, node);
        }
      })
    );
  }

  private _generator(part: IComprehension, withIterable: boolean): void {
    if (part.is_async) {
      this._recorder.await();
    }
    if (withIterable) {
      this.read(part.iter, part);
    }
    this.target(part.target, 'for', part);
    this.readAll(part.ifs, part);
  }

  private _call(node: ICall): void {
    this.read(node.func, node);
    // Keywords come behind positional arguments but for `f(a=1, *rest)`.
    const mixed =
      node.keywords.length > 0 &&
      node.args.length > 0 &&
      node.args[node.args.length - 1].start > node.keywords[0].start;
    if (mixed) {
      const all = [...node.args, ...node.keywords];
      all.sort((a, b) => a.start - b.start);
      for (const part of all) {
        this.read(part.type === 'Keyword' ? part.value : part, node);
      }
    } else {
      this.readAll(node.args, node);
      for (const keyword of node.keywords) {
        this.read(keyword.value, keyword);
      }
    }
    recordCall(node, this._recorder);
  }
}
