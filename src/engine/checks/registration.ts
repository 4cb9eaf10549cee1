import type { Expression, Node } from '../python/ast';
import type { IStatement } from '../python/syntax';
import { walk } from '../python/walk';
import { definedNames, rootName } from './definitions';
import type { IPlaced } from './types';

export interface IModuleNames {
  /** Functions and classes. */
  defined: ReadonlySet<string>;
  classes: ReadonlySet<string>;
  /** Names that decorators begin with: `app` of `@app.command()`. */
  decorating: ReadonlySet<string>;
  /** What the module has without work; grows along the module. */
  known: Set<string>;
  isVariable(name: string): boolean;
}

export function moduleNames(
  placed: readonly IPlaced[],
  isVariable: (name: string) => boolean
): IModuleNames {
  const classes = new Set<string>();
  const decorating = new Set<string>();
  for (const { statement } of placed) {
    for (const node of walk(statement.node, isOutside)) {
      if (node.type === 'ClassDef') {
        classes.add(node.name);
      }
      if ('decorator_list' in node) {
        node.decorator_list.forEach(one => decorating.add(rootName(one) ?? ''));
      }
    }
  }
  const known = placed
    .filter(({ placed }) => placed.kind !== 'loose')
    .flatMap(({ placed }) => placed.names);
  return {
    defined: definedNames(placed),
    classes,
    decorating,
    known: new Set(known),
    isVariable
  };
}

/** Statements as they stand in a module, not what functions do. */
function isOutside({ type }: Node): boolean {
  return type === 'If' || type === 'Try' || type === 'ClassDef';
}

/**
 * `Path.ls = ls`, `register(Model)`, `Shape.register(Square)`: something the
 * module defines is made known, as decorators would do it. Or one object is
 * made that belongs to the definitions: `app = Typer()` with `@app.command()`,
 * `missing = object()`, `EMPTY = Empty()`, `quick = lru_cache(slow)`.
 */
export function isRegistration(
  { node, uses }: IStatement,
  names: IModuleNames
): boolean {
  const free = uses.every(
    ({ name }) => names.known.has(name) || !names.isVariable(name)
  );
  if (!free) {
    return false;
  }
  const isDefined = (value: Expression): boolean =>
    value.type === 'Name' && names.defined.has(value.id);
  if (node.type === 'Assign') {
    const { value } = node;
    return node.targets.every(
      target =>
        (target.type === 'Attribute' &&
          (names.defined.has(rootName(target) ?? '') ||
            mentions(value, isDefined))) ||
        (target.type === 'Name' &&
          value.type === 'Call' &&
          (names.decorating.has(target.id) ||
            mentions(value, isDefined) ||
            (value.func.type === 'Name' &&
              (value.func.id === 'object' ||
                names.classes.has(value.func.id)))))
    );
  }
  if (node.type !== 'Expr' || node.value.type !== 'Call') {
    return false;
  }
  const { func, args, keywords } = node.value;
  if (func.type === 'Name' && ONLOOKERS.has(func.id)) {
    return false;
  }
  if (isDefined(func) && !args.some(isDefined)) {
    return false;
  }
  return (
    (func.type === 'Attribute' && isDefined(func.value)) ||
    [...args, ...keywords.map(({ value }) => value)].some(value =>
      mentions(value, isDefined)
    )
  );
}

/** They are given a definition and make it known to nobody. */
const ONLOOKERS = new Set(['display', 'help', 'pprint', 'print', 'repr']);

/** The value itself, or an element or argument in it. */
function mentions(
  value: Expression,
  test: (value: Expression) => boolean
): boolean {
  switch (value.type) {
    case 'List':
    case 'Tuple':
    case 'Set':
      return value.elts.some(element => mentions(element, test));
    case 'Dict':
      return value.values.some(element => mentions(element, test));
    case 'Call':
      return value.args.some(argument => mentions(argument, test));
    default:
      return test(value);
  }
}
