/** What a call says about names beyond its parts: hidden reads, text that is code, objects it changes. */
import type { Expression, ICall } from './ast';
import {
  recordAnnotationText,
  recordEvalText,
  recordFormula,
  recordQuery
} from './name-strings';
import type { Recorder } from './recorder';

/** Methods that change the object they are called on. */
const MUTATING: ReadonlySet<string> = new Set([
  'add',
  'append',
  'clear',
  'compile',
  'difference_update',
  'discard',
  'extend',
  'fill',
  'fit',
  'fit_transform',
  'insert',
  'intersection_update',
  'partial_fit',
  'pop',
  'popitem',
  'put',
  'remove',
  'resize',
  'reverse',
  'setdefault',
  'setflags',
  'sort',
  'symmetric_difference_update',
  'update'
]);

/** Functions that change their first argument. */
const CHANGES_ARGUMENT: ReadonlySet<string> = new Set([
  'setattr',
  'delattr',
  'shuffle',
  'heapify',
  'heappush',
  'heappop',
  'heappushpop',
  'heapreplace',
  'insort',
  'insort_left',
  'insort_right'
]);

const NEEDS_NAMESPACE: ReadonlySet<string> = new Set(['eval', 'exec']);
const GIVES_NAMESPACE: ReadonlySet<string> = new Set([
  'dir',
  'globals',
  'locals',
  'vars'
]);

/** To be called behind the reads of the call's parts. */
export function recordCall(node: ICall, recorder: Recorder): void {
  const { func } = node;
  if (func.type === 'Name') {
    recordHidden(node, func.id, recorder);
    if (CHANGES_ARGUMENT.has(func.id) && node.args.length > 0) {
      recorder.mutate(node.args[0], 'method', func.id);
    }
    recordTypeText(node, func.id, recorder);
  } else if (func.type === 'Attribute') {
    recordMethod(node, func.value, func.attr, recorder);
  }
  for (const value of [...node.args, ...node.keywords.map(k => k.value)]) {
    recordFormula(value, recorder);
  }
}

function recordHidden(node: ICall, name: string, recorder: Recorder): void {
  const bare = node.args.length === 0 && node.keywords.length === 0;
  const named = node.keywords.some(
    keyword => keyword.arg === 'globals' || keyword.arg === 'locals'
  );
  if (
    (GIVES_NAMESPACE.has(name) && bare) ||
    (NEEDS_NAMESPACE.has(name) && node.args.length < 2 && !named)
  ) {
    if (node.func.type === 'Name') {
      recorder.hide(node.func);
    }
  }
}

function recordMethod(
  node: ICall,
  owner: Expression,
  method: string,
  recorder: Recorder
): void {
  if (MUTATING.has(method)) {
    recorder.mutate(owner, 'method', method);
  } else if (CHANGES_ARGUMENT.has(method) && node.args.length > 0) {
    recorder.mutate(node.args[0], 'method', method);
  }
  for (const { arg, value } of node.keywords) {
    const on = value.type === 'Constant' && value.value === true;
    if (arg === 'inplace' && on) {
      recorder.mutate(owner, 'inplace', method);
    }
  }
  const text =
    node.args[0] ?? node.keywords.find(({ arg }) => arg === 'expr')?.value;
  if ((method === 'query' || method === 'eval') && text) {
    recordQuery(text, recorder);
    const pandas =
      owner.type === 'Name' && (owner.id === 'pd' || owner.id === 'pandas');
    if (method === 'eval' && pandas) {
      recordEvalText(text, recorder);
    }
  }
  recordTypeText(node, method, recorder);
}

/** `cast("Row", x)` and `TypeVar("T", bound="Row")`: types in quotes. */
function recordTypeText(node: ICall, name: string, recorder: Recorder): void {
  const types: Expression[] = [];
  if (name === 'cast') {
    types.push(...node.args.slice(0, 1));
  } else if (name === 'TypeVar') {
    types.push(
      ...node.args.slice(1),
      ...node.keywords.filter(k => k.arg === 'bound').map(k => k.value)
    );
  }
  for (const type of types) {
    if (type.type === 'Constant' && type.of === 'str') {
      recordAnnotationText(type, recorder);
    }
  }
}
