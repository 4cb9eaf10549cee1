import type { Expression, Statement } from '../python/ast';
import { walk } from '../python/walk';
import { dottedName, rootName } from './definitions';
import { isLook } from './looks';
import { isRegistration, moduleNames } from './registration';
import type { IModuleNames } from './registration';
import type { IPlaced } from './types';

/**
 * Statements that are work and would run at every import: `isWork`, and
 * constants that are made of what such work gives. `isVariable`: whether the
 * notebook computes a name.
 */
export function looseOf(
  placed: readonly IPlaced[],
  isVariable: (name: string) => boolean
): IPlaced[] {
  const names = moduleNames(placed, isVariable);
  const loose = new Set<IPlaced>();
  const given = new Set<string>();
  for (const one of placed) {
    const { names: bound } = one.statement;
    if (isWork(one, names)) {
      loose.add(one);
      bound.forEach(name => given.add(name));
    } else {
      bound.forEach(name => names.known.add(name));
    }
  }
  for (let before = -1; before !== loose.size;) {
    before = loose.size;
    for (const one of placed) {
      const { uses, names: bound } = one.statement;
      if (
        one.placed.kind === 'constant' &&
        uses.some(({ name, when }) => when === 'immediate' && given.has(name))
      ) {
        loose.add(one);
        bound.forEach(name => given.add(name));
      }
    }
  }
  return [...loose];
}

/**
 * Whether a statement is work that would run at every import. Imports,
 * definitions, constants, `__all__`, loggers, remarks and registrations of what
 * the module defines are not; what only makes sense in a notebook has a check
 * of its own.
 */
function isWork({ placed, statement }: IPlaced, names: IModuleNames): boolean {
  const { node } = statement;
  return (
    placed.kind === 'loose' &&
    statement.magic === null &&
    !isRemark(node) &&
    !isLook(node) &&
    !isDisplay(node) &&
    !isDeclaration(node) &&
    !isExportList(statement.names) &&
    !isLogger(node) &&
    !isRegistration(statement, names)
  );
}

/** Says something and does nothing: a text, `...`, `pass`, `x: int`. */
function isRemark(node: Statement): boolean {
  return (
    node.type === 'Pass' ||
    (node.type === 'AnnAssign' && node.value === null) ||
    (node.type === 'Expr' &&
      node.value.type === 'Constant' &&
      (node.value.of === 'str' || node.value.of === 'Ellipsis'))
  );
}

/** `display(x)` and `get_ipython().…` as a statement. */
export function isDisplay(node: Statement): boolean {
  if (node.type !== 'Expr' || node.value.type !== 'Call') {
    return false;
  }
  const name = dottedName(node.value.func);
  return (
    name === 'display' ||
    name === 'IPython.display.display' ||
    rootName(node.value.func) === 'get_ipython'
  );
}

/** A branch or a try that only imports and defines. */
function isDeclaration(node: Statement): boolean {
  switch (node.type) {
    case 'If':
      return [...node.body, ...node.orelse].every(declares);
    case 'Try':
    case 'TryStar':
      return [
        ...node.body,
        ...node.handlers.flatMap(handler => handler.body),
        ...node.orelse,
        ...node.finalbody
      ].every(declares);
    default:
      return false;
  }
}

function declares(node: Statement): boolean {
  switch (node.type) {
    case 'Import':
    case 'ImportFrom':
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
    case 'TypeAlias':
    case 'Raise':
      return true;
    case 'Assign':
      return (
        node.targets.every(({ type }) => type === 'Name') && isPlain(node.value)
      );
    case 'AnnAssign':
      return (
        node.target.type === 'Name' && (!node.value || isPlain(node.value))
      );
    default:
      return isRemark(node) || isDeclaration(node);
  }
}

/** A value without calls. */
function isPlain(value: Expression): boolean {
  for (const node of walk(value)) {
    if (node.type === 'Call' || node.type === 'Await') {
      return false;
    }
  }
  return true;
}

function isExportList(names: readonly string[]): boolean {
  return (
    names.length > 0 && names.every(name => /^(?:__\w+__|_all_)$/.test(name))
  );
}

/** `logger = structlog.get_logger()`, `logger.addHandler(logging.NullHandler())`. */
function isLogger(node: Statement): boolean {
  if (node.type === 'Assign' && node.value.type === 'Call') {
    return /(?:^|\.)get_?logger$/i.test(dottedName(node.value.func));
  }
  return (
    node.type === 'Expr' &&
    node.value.type === 'Call' &&
    /log(?:ger|ging)?\.(?:addHandler|setLevel)$/i.test(
      dottedName(node.value.func)
    )
  );
}
